import Foundation
import Papers
import ReadableText
import TestSupport
import Testing

@testable import PaperArchive

/// Whatever is done to an archive, its checksums are those of what it holds.
@Suite struct ChecksumPropertyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let topics = ["nets", "agents", "speech"]

    @Test("after any sequence of operations the doctor finds nothing", arguments: 0..<8 as Range<UInt64>)
    func afterAnySequence(seed: UInt64) throws {
        var random = RandomPapers(seed: seed)
        var archive = try folder.archive()
        for step in 0..<20 {
            let today = try day("2026-01-01").adding(days: step)
            let operation = random.number(0...9)
            switch operation {
            case 0, 1, 2:
                try archive.save(
                    papers(&random), source: "s\(random.number(0...3))", format: "f\(random.number(0...1))",
                    importedOn: today.adding(days: -random.number(0...20)), isSearch: random.chance(0.2))
            case 3: try label(archive, &random, today)
            case 4:
                if let key = try keys(archive).randomElement(using: &random.generator) {
                    try archive.takeBackLabels(of: key, on: today)
                }
            case 5, 6: try classify(archive, &random)
            case 7: try exchange(archive, &random, today)
            case 8: _ = try archive.examine()
            default:
                _ = try archive.vacuum()
                try archive.close()
                archive = try folder.archive()
            }
            #expect(try archive.examine(mending: false) == [], "after operation \(operation) of step \(step)")
            try archive.export { _ in }
        }
        for model in ["a", "b"] { _ = try archive.dayCounts(by: .listed, model: model) }
    }

    private func papers(_ random: inout RandomPapers) -> [Paper] {
        (0..<random.number(1...9)).map { _ in
            var paper = random.paper()
            if random.chance(0.5) {
                paper.id = random.chance(0.5) ? "2501.1000\(random.number(0...5))" : "row \(random.number(0...3))"
            }
            if random.chance(0.3) { paper.version = random.number(1...3) }
            return paper
        }
    }

    private func keys(_ archive: Archive) throws -> [StoredPaper.Key] {
        var keys: [StoredPaper.Key] = []
        try archive.forEachBatch { keys += $0.map(\.id) }
        return keys
    }

    private func label(_ archive: Archive, _ random: inout RandomPapers, _ today: CalendarDay) throws {
        let keys = try keys(archive)
        var entries: [(paper: StoredPaper.Key, entry: LabelEntry)] = []
        for _ in 0..<random.number(0...4) {
            guard let key = keys.randomElement(using: &random.generator) else { return }
            entries.append(
                (key, LabelEntry(topic: Self.topics[random.number(0...2)], isAbout: random.chance(0.5), day: today)))
        }
        try archive.appendLabels(entries)
    }

    /// What a model says of those that it has not seen, or says anew.
    private func classify(_ archive: Archive, _ random: inout RandomPapers) throws {
        let model = random.chance(0.5) ? "a" : "b"
        let keys = random.chance(0.5) ? try keys(archive) : try archive.unclassified(model: model).map(\.id)
        let classified = keys.map { ($0, random.classification(Self.topics)) }
        try archive.saveClassifications(classified, model: model, topics: Self.topics)
    }

    /// Another archive takes what this one exports, and this one what that one does.
    private func exchange(_ archive: Archive, _ random: inout RandomPapers, _ today: CalendarDay) throws {
        let other = try Archive.inMemory()
        try other.save(papers(&random), source: "other", format: "f", importedOn: today)
        try label(other, &random, today)
        for (from, into) in [(archive, other), (other, archive)] {
            var bytes: [UInt8] = []
            try from.export { bytes += $0 }
            var reader = ExportReader(ByteStream(bytes: bytes, name: "export"))
            var restored: [Paper] = []
            while let (_, record) = try reader.next() { restored.append(try record.get()) }
            try into.save(restored, source: "", format: "", importedOn: today)
            #expect(try into.examine(mending: false) == [])
        }
    }
}
