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

    @Test("samples the papers that are read, by names alone", arguments: DateKind.allCases)
    func samplesThePapersThatAreRead(kind: DateKind) throws {
        let folder = try TemporaryFolder()
        var random = RandomPapers(seed: 5)
        let archive = try filled(folder, &random)
        let days = (20_005...20_020).map { CalendarDay(daysSinceEpoch: $0) }
        let read = try archive.classifiedPapers(model: "m", from: days[0], through: days[15], by: kind)
        func sample(_ spans: [ClosedRange<CalendarDay>], _ limit: Int) throws -> [ClassifiedPaper] {
            try archive.sampledPapers(model: "m", from: spans, by: kind, atMost: limit)
        }
        let all = try sample([days[0]...days[15]], 1_000)
        #expect(!read.isEmpty)
        #expect(Set(all) == Set(read) && all.count == read.count)
        let limit = read.count / 3
        let some = try sample([days[0]...days[15]], limit)
        func place(_ entry: ClassifiedPaper) -> UInt64 { LowestHashes<Paper>.scattered(entry.paper.nameInArchive) }
        let lowest = read.sorted { place($0) < place($1) }
        #expect(Set(some) == Set(lowest.prefix(limit)) && some.count == limit)
        #expect(try Set(sample([days[0]...days[6], days[7]...days[15]], limit)) == Set(some))
        #expect(try archive.sampledPapers(model: "none", from: [days[0]...days[15]], by: kind, atMost: 9).isEmpty)
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
