import Foundation
import Testing

/// An archive written out and read back.
@Suite struct ExportTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("an export read back is an equal archive") func anExportReadBackIsAnEqualArchive() throws {
        try place.trends("import", fixture("day-page.txt"), "--now", "2026-01-05").expectSuccess()
        let examples = TrendsBinary.repositoryPath("Data/examples/papers.jsonl")
        try place.trends("import", sampleListings, examples, "--now", "2026-01-06").expectSuccess()
        let info = try place.trends("archive", "info", "--json").object()
        let id = "2511.16334"
        let taxonomy = TrendsBinary.repositoryPath("Data/topics.yaml")
        try place.trends("label", id, "--topic", "video", "--topics", taxonomy, "--now", "2026-01-07").expectSuccess()
        try place.trends("label", id, "--not", "video", "--topics", taxonomy, "--now", "2026-01-08").expectSuccess()
        try place.trends("label", "--undo", id, "--now", "2026-01-09").expectSuccess()
        try place.trends("archive", "export", "--output", "one.jsonl").expectSuccess()
        try place.trends("import", "one.jsonl", "--archive", "copy.sqlite", "--now", "2026-03-01").expectSuccess()
        let piped = try place.trends("archive", "export", "--archive", "copy.sqlite")
        piped.expectSuccess()
        #expect(piped.outputBytes == (try place.bytes("one.jsonl")))
        let copied = try place.trends("archive", "info", "--json", "--archive", "copy.sqlite").object()
        #expect(copied as NSDictionary == info as NSDictionary)
        let log = try place.trends("label", id, "--archive", "copy.sqlite").output
        #expect(log.hasSuffix("  2026-01-07  is video\n  2026-01-08  is not video  (taken back 2026-01-09)\n"))
        let again = try place.trends("import", "one.jsonl", "--archive", "copy.sqlite")
        #expect(again.output.contains(" 0 new "))
    }

    @Test("without an archive nothing is exported") func withoutAnArchiveNothingIsExported() throws {
        try place.trends("archive", "export", "--output", "one.jsonl").expectFailure(66, saying: "archive.sqlite")
        #expect(!place.exists("one.jsonl"))
    }
}
