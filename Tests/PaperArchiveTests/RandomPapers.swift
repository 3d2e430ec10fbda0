import Papers
import TestSupport

/// Invented papers in which few different values make coincidences frequent.
struct RandomPapers {
    var generator: SeededGenerator
    /// Of its own, so that the other values are those that they were before papers had these.
    private var kinds: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        kinds = SeededGenerator(seed: ~seed)
    }

    mutating func chance(_ odds: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < odds }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func date() -> PaperDate? {
        if chance(0.2) { return nil }
        let day = CalendarDay(daysSinceEpoch: 20_000 + number(0...30))
        return PaperDate(day, chance(0.5) ? .stated : .inferred)
    }

    /// One of some words, or none.
    private mutating func kind(_ words: String...) -> String? {
        Bool.random(using: &kinds) ? words.randomElement(using: &kinds) : nil
    }

    mutating func words(_ count: ClosedRange<Int>) -> [String] { (0..<number(count)).map { _ in "w\(number(0...2))" } }

    mutating func paper() -> Paper {
        Paper(
            id: nil, title: "Title \(number(0...3))", abstract: words(0...3).joined(separator: " "), published: date(),
            listed: date(), authors: words(0...2), authorCount: chance(0.5) ? number(1...9) : nil,
            upvotes: chance(0.6) ? number(0...5) : nil, comments: chance(0.5) ? number(0...9) : nil,
            categories: words(0...2),
            keywords: words(0...2), doi: chance(0.3) ? "10.1/\(number(0...3))" : nil,
            venue: chance(0.3) ? "Venue \(number(0...2))" : nil,
            language: kind("de", "en", "zh"), type: kind("article", "preprint", "review", "other"),
            original: chance(0.3)
                ? OriginalText(title: "$T$ \(number(0...1))", abstract: chance(0.5) ? "<p>\(number(0...1))" : nil) : nil
        )
    }

    /// Papers with different identifiers.
    mutating func identified(_ count: Int) -> [Paper] {
        (0..<count).map { index in
            var paper = paper()
            paper.id = "2501.\(10_000 + index)"
            paper.doi = nil
            return paper
        }
    }

    /// A classification with probabilities that 32-bit floats hold exactly.
    mutating func classification(_ topics: [String]) -> Classification {
        if chance(0.1) { return Classification(topics: [], primary: nil, abstention: .tooShort) }
        let all = topics.map { slug in
            let probability = Double(number(0...64)) / 64
            return TopicProbability(topic: slug, probability: probability, assigned: probability > 0.7)
        }
        .sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        return Classification(topics: all, primary: all.first { $0.assigned }?.topic)
    }
}
