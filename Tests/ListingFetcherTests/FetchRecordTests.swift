import Foundation
import Testing

@testable import ListingFetcher

@Suite struct FetchRecordTests {
    @Test("the last line counts and unreadable ones are none") func theLastLineCountsAndUnreadableOnesAreNone() throws {
        let text = """
            daily-papers 2025-12-01 2025-12-02 5 1

            daily-papers 2025-12-01 2025-12-09 7 2
            nonsense
            daily-papers 2025-12-02 2025-12-09 7
            daily-papers 2025-12-03 2025-12-09 7 -1
            daily-papers 2025-12-04 2025-12-09 7 99999999
            daily-papers 2025-12-05 2025-1
            """
        let record = FetchRecord(text)
        let entry = try #require(record.entry("daily-papers", day("2025-12-01")))
        #expect((entry.askedOn, entry.papers, entry.pages) == (day("2025-12-09"), 7, 2))
        #expect((2...5).allSatisfy { record.entry("daily-papers", day("2025-12-0\($0)")) == nil })
        #expect(record.entry("arxiv", day("2025-12-01")) == nil)
        #expect(FetchRecord(entry.line).entry("daily-papers", entry.day) == entry)
    }

    @Test("a line that a crash cut spoils no other") func aLineThatACrashCutSpoilsNoOther() throws {
        let bench = FetchBench()
        let folder = ListingFolder(bench.folder)
        try folder.make()
        try Data("daily-papers 2025-12-01 2025-1".utf8).write(to: URL(fileURLWithPath: folder.path(".fetched")))
        let entry = FetchRecord.Entry(
            series: "arxiv", day: day("2025-12-02"), askedOn: day("2025-12-20"), papers: 3, pages: 1)
        try folder.note(entry)
        #expect(try folder.record().entry("arxiv", entry.day) == entry)
    }

    @Test("a failed write leaves nothing") func aFailedWriteLeavesNothing() throws {
        let bench = FetchBench()
        let folder = ListingFolder(bench.folder)
        try FileManager.default.createDirectory(atPath: folder.path("taken/x"), withIntermediateDirectories: true)
        #expect(throws: FetchError.self) { try folder.write([1, 2, 3], as: "taken") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder) == ["taken"])
    }
}
