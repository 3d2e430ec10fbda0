import Foundation
import Papers
import ReadableText
import Testing

@testable import Ledger

@Suite("Ledgers that were written once are read for ever") struct StoredLedgerTests {
    private static let path = path(of: 1)

    private static func path(of version: Int) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Fixtures/version\(version).ledger").path
    }

    static func bytes(of version: Int) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(of: version))))
    }

    /// The lines of a ledger, but for the last; and the checksum of that, which those that are stored have not.
    private func lines(_ bytes: [UInt8]) -> (lines: [Substring], hasChecksum: Bool) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return (Array(lines.dropLast()), lines.last?.contains(/"rows":\d+,"checksum":"[0-9a-f]{16}"\}/) ?? false)
    }

    @Test("a ledger of the first version, and writing it again gives its rows") func version1() throws {
        let sink = ByteSink()
        var merge = try LedgerMerge([Self.path])
        try merge.write { sink.bytes += $0 }
        let (stored, written) = (lines(try Self.bytes(of: 1)), lines(sink.bytes))
        #expect(written.lines == stored.lines)
        #expect(written.hasChecksum && !stored.hasChecksum)
        #expect(merge.head.parts.map(\.name) == ["a.jsonl.gz", "b.jsonl.gz"])
        #expect(merge.head.parts[0].notes == ["a.jsonl.gz: something to know"])
    }

    @Test("a ledger of the second version, which counts labelled papers") func version2() throws {
        let path = Self.path(of: 2)
        let sink = ByteSink()
        var merge = try LedgerMerge([path])
        try merge.write { sink.bytes += $0 }
        #expect(lines(sink.bytes).lines == lines(try Self.bytes(of: 2)).lines)
        let ledger = try LedgerFile(path)
        #expect(ledger.head.labelled == 2)
        #expect(ledger.labelled(by: .listed).map(\.topic) == ["3d", "video"])
        #expect(ledger.labelled(by: .listed).map(\.tally.papers) == [1, 2])
        let (month, topic, tally) = try #require(ledger.labelled(by: .published).first)
        #expect(month == CalendarDay(iso: "2026-02-01") && topic == "3d" && tally.papers == 1)
        #expect(tally.topic == TopicTally(papers: 1, expectedUnits: 750_000_000, varianceUnits: 187_500_000))
    }

    @Test("it answers what a report asks") func answers() throws {
        let ledger = try LedgerFile(Self.path)
        let days = ledger.days(by: .listed)
        #expect(days.map(\.papers) == [1, 1] && days.map(\.inferred) == [1, 0])
        #expect(days[0].topics["video"] == TopicTally(papers: 1, expectedUnits: 990_000_000, varianceUnits: 9_900_000))
        #expect(ledger.days(by: .published).map(\.precision) == [.month])
        #expect(ledger.head.undated(by: .published) == 2 && ledger.head.rejected == 1)
        let evidence = ledger.evidence(by: .listed) { $0.day == CalendarDay(iso: "2026-03-01") }
        #expect(evidence.keys.sorted() == ["video"])
        #expect(evidence["video"]?.first?.date.provenance == .inferred)
        #expect(LedgerFile.begins(Self.path) && !LedgerFile.begins(Self.path + ".none"))
        #expect(!LedgerFile.begins(Bundle.module.bundlePath))
        #expect(LedgerReader.begins([0xEF, 0xBB, 0xBF] + Array(#"{"schema":"trends.ledger/1","model":"x"}"#.utf8)))
    }
}
