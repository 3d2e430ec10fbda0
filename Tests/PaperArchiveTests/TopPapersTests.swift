import PaperArchive
import Papers
import Testing

@Suite struct TopPapersTests {
    private let topics = ["nets", "agents", "speech"]

    @Test func orderIsByUpvotesThenProbabilityThenIdentifier() throws {
        let archive = try TemporaryFolder().archive()
        let upvotes = [1: 5, 3: 9, 4: 5, 5: 5, 6: 9, 7: 0, 8: 99, 9: 50]
        let papers = try (1...9).map { number in
            Paper(
                id: "2501.0000\(number)", title: "Paper \(number)",
                listed: try stated(number == 9 ? "2025-05-12" : "2025-05-05"), upvotes: upvotes[number])
        }
        try archive.save(papers, source: "s", format: "f", importedOn: try day("2025-06-01"))
        let probabilities = [1: 0.5, 2: 1, 3: 0.75, 4: 0.5, 5: 0.625, 6: 0.75, 7: 0.9, 8: 0.25, 9: 1]
        let made = try archive.unclassified(model: "m").map { stored in
            let number = try #require(stored.paper.id?.last?.wholeNumberValue)
            let probability = try #require(probabilities[number])
            let topic = TopicProbability(topic: "agents", probability: probability, assigned: probability >= 0.5)
            return (key: stored.id, classification: Classification(topics: [topic], primary: nil))
        }
        try archive.saveClassifications(made, model: "m", topics: topics)
        func top(_ limit: Int, model: String = "m") throws -> [String: [String?]] {
            try archive.topPapers(
                model: model, from: try day("2025-05-05"), through: try day("2025-05-11"), by: .listed, limit: limit
            )
            .mapValues { $0.map(\.paper.id) }
        }
        let expected = [3, 6, 5, 1, 4, 7, 2].map { "2501.0000\($0)" }
        #expect(try top(100) == ["agents": expected])
        #expect(try top(3) == ["agents": Array(expected.prefix(3))])
        #expect(try top(0).isEmpty)
        #expect(try top(3, model: "none").isEmpty)
    }

    /// The whole of the span, filtered and sorted; papers without identifier are told apart by the walk's order.
    @Test(arguments: [0, 1, 3, 1_000], DateKind.allCases)
    func agreesWithTheNaiveTwin(limit: Int, kind: DateKind) throws {
        let archive = try TemporaryFolder().archive()
        var random = RandomPapers(seed: UInt64(limit) + 5)
        var papers = random.identified(200)
        for index in 0..<100 {
            papers[index].id = nil
            papers[index].title += " of \(index)"
        }
        try archive.save(papers, source: "s", format: "f", importedOn: try day("2025-06-01"))
        let made = try archive.unclassified(model: "m").map { ($0.id, random.classification(topics)) }
        try archive.saveClassifications(made, model: "m", topics: topics)
        let first = CalendarDay(daysSinceEpoch: 20_003)
        let last = first.adding(days: 20)

        var walk: [Paper] = []
        try archive.forEachBatch { walk += $0.map(\.paper) }
        let places = Dictionary(uniqueKeysWithValues: walk.enumerated().map { ($1, $0) })
        let span = try archive.classifiedPapers(model: "m", from: first, through: last, by: kind)
        var expected: [String: [ClassifiedPaper]] = [:]
        for topic in topics {
            func key(_ one: ClassifiedPaper) -> (Int, Double, Int) {
                let probability = one.classification.topics.first { $0.topic == topic }?.probability ?? 0
                return (-(one.paper.upvotes ?? -1), -probability, places[one.paper] ?? -1)
            }
            let tagged = span.filter { one in one.classification.assigned.contains { $0.topic == topic } }
            let best = Array(tagged.sorted { key($0) < key($1) }.prefix(limit))
            if !best.isEmpty { expected[topic] = best }
        }
        #expect(try archive.topPapers(model: "m", from: first, through: last, by: kind, limit: limit) == expected)
        #expect(span.count > 50)
    }
}
