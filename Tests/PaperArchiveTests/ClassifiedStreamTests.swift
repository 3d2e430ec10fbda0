import PaperArchive
import Papers
import ReadableText
import TestSupport
import Testing

/// Walks over classified papers that keep none of them.
@Suite struct ClassifiedStreamTests {
    private let topics = ["nets", "agents", "speech"]

    private func filled(_ folder: TemporaryFolder, _ random: inout RandomPapers) throws -> Archive {
        let archive = try folder.archive()
        try archive.save(random.identified(120), source: "s", format: "f", importedOn: try day("2025-06-01"))
        let stored = try archive.unclassifiedPapers(model: "m")
        try archive.saveClassifications(
            stored.map { ($0.id, random.classification(topics)) }, model: "m", topics: topics)
        return archive
    }

    @Test("streams the papers that are read", arguments: DateKind.allCases) func streamsThePapersThatAreRead(
        kind: DateKind
    ) throws {
        let folder = try TemporaryFolder()
        var random = RandomPapers(seed: 5)
        let archive = try filled(folder, &random)
        let (first, last) = (CalendarDay(daysSinceEpoch: 20_005), CalendarDay(daysSinceEpoch: 20_020))
        let read = try archive.classifiedPapers(model: "m", from: first, through: last, by: kind)
        var streamed: [ClassifiedPaper] = []
        try archive.forEachClassifiedPaper(model: "m", from: first, through: last, by: kind) { streamed.append($0) }
        #expect(!read.isEmpty)
        #expect(Set(streamed) == Set(read) && streamed.count == read.count)
        var sample: [ClassifiedPaper] = []
        try archive.forEachClassifiedPaper(model: "m", from: first, through: last, by: kind, oneOf: 3) {
            sample.append($0)
        }
        #expect(Set(sample).isStrictSubset(of: Set(read)) && !sample.isEmpty)
        try archive.forEachClassifiedPaper(model: "none", from: first, through: last, by: kind) { _ in
            Issue.record("no such model")
        }
    }

    @Test("streams probabilities in the order of the topics", arguments: DateKind.allCases)
    func streamsProbabilitiesInTheOrderOfTheTopics(kind: DateKind) throws {
        let folder = try TemporaryFolder()
        var random = RandomPapers(seed: 6)
        let archive = try filled(folder, &random)
        let all = try archive.classifiedPapers(
            model: "m", from: CalendarDay(daysSinceEpoch: 0), through: CalendarDay(daysSinceEpoch: 40_000), by: kind)
        var expected: [String: [Double]] = [:]
        for entry in all {
            guard let id = entry.paper.id else { continue }
            let probabilities = Dictionary(
                uniqueKeysWithValues: entry.classification.topics.map { ($0.topic, $0.probability) })
            expected[id] = topics.map { probabilities[$0] ?? 0 }
        }
        var found: [String: [Double]] = [:]
        try archive.forEachProbability(model: "m", by: kind) { id, day, probabilities in
            found[id] = probabilities
            #expect(all.contains { $0.paper.id == id && $0.paper.date(kind)?.day == day })
        }
        #expect(found == expected && !found.isEmpty)
        try archive.forEachProbability(model: "none", by: kind) { _, _, _ in Issue.record("no such model") }
    }
}
