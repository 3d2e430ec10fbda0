import PaperArchive
import Papers
import TestSupport
import Testing

@Suite struct DayCountsTests {
    private let topics = ["nets", "agents", "speech", "vision"]

    /// The counts as one would make them with pencil and paper.
    private func naive(_ papers: [(paper: Paper, classification: Classification)], by kind: DateKind) -> [DayCount] {
        var days: [CalendarDay: DayCount] = [:]
        for (paper, classification) in papers {
            guard let date = paper.date(kind) else { continue }
            var count = days[date.day] ?? DayCount(day: date.day)
            count.papers += 1
            if date.provenance == .inferred { count.inferred += 1 }
            if classification.assigned.isEmpty { count.untagged += 1 }
            for topic in classification.topics where topic.probability > 0 {
                count.topics[topic.topic, default: TopicTally()].add(
                    probability: topic.probability, assigned: topic.assigned)
            }
            days[date.day] = count
        }
        return days.values.sorted { $0.day < $1.day }
    }

    /// The probabilities are multiples of 1/64, so that the sums are exact and may be compared exactly.
    @Test("agrees with the naive twin", arguments: [0, 1, 2, 17, 400], DateKind.allCases)
    func agreesWithTheNaiveTwin(papers count: Int, kind: DateKind) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        var random = RandomPapers(seed: UInt64(count) + 77)
        try archive.save(random.identified(count), source: "s", format: "f", importedOn: try day("2025-06-01"))
        let stored = try archive.unclassifiedPapers(model: "m")
        let left = count / 10
        let classified = stored.dropFirst(left).map { (stored: $0, classification: random.classification(topics)) }
        try archive.saveClassifications(
            classified.map { ($0.stored.id, $0.classification) }, model: "m", topics: topics)
        // Another model's word must not count.
        try archive.saveClassifications(
            stored.map { ($0.id, random.classification(topics)) }, model: "other", topics: topics)

        let counts = try archive.dayCounts(by: kind, model: "m")
        #expect(counts.days == naive(classified.map { ($0.stored.paper, $0.classification) }, by: kind))
        #expect(counts.undated == classified.count { $0.stored.paper.date(kind) == nil })
        #expect(counts.unclassified == left)
        #expect(counts.days.reduce(counts.undated + left) { $0 + $1.papers } == count)
    }

    @Test("a model that has said nothing has no days") func aModelThatHasSaidNothingHasNoDays() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        try archive.save([Paper(title: "T")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        #expect(try archive.dayCounts(by: .listed, model: "none") == DatedCounts(unclassified: 1))
    }

    @Test("a probability is its float, rounded to billionths") func aProbabilityIsItsFloatRounded() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let paper = Paper(id: "1", title: "T", listed: try stated("2025-05-05"))
        try archive.save([paper], source: "s", format: "f", importedOn: try day("2025-06-01"))
        let key = try #require(try archive.paper(withID: "1")).id
        let topic = TopicProbability(topic: "nets", probability: 0.1, assigned: false)
        try archive.saveClassifications(
            [(key, Classification(topics: [topic], primary: nil))], model: "m", topics: ["nets"])
        let tally = try #require(try archive.dayCounts(by: .listed, model: "m").days.first?.topics["nets"])
        // The float nearest to 0.1 is 0.100000001490…, and p·(1 − p) of it 0.0900000011920….
        #expect(tally == TopicTally(papers: 0, expectedUnits: 100_000_001, varianceUnits: 90_000_001))
    }
}
