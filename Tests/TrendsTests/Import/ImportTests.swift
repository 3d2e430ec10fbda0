import Foundation
import Testing

/// Listings into the archive.
@Suite struct ImportTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let mixed = """
        {"id":"2501.00001","title":"A study of boats","abstract":"Boats \
        float.","listed":"2025-01-03","published":"2025-01-02"}
        not json
        {"id":"2501.00002","title":"A study of oars","abstract":"Oars pull.","listed":"2025-01-03"}
        {"id":"2501.00003"}
        {"id":"2501.00004","title":"A study of sails","listed":"2025-13-40"}

        """

    private func info(_ archive: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder, arguments: ["archive", "info", "--json"] + archive.flatMap { ["--archive", $0] }
        ).run()
    }

    @Test("the summary says what was done") func theSummarySaysWhatWasDone() throws {
        let outcome = try place.trends("import", fixture("day-page.txt"), "--listed", "2025-12-11")
        outcome.expectSuccess()
        #expect(outcome.output == "3 read · 3 new · 0 already known · 0 rejected · 0 years inferred\n")
        #expect(outcome.errors.isEmpty)
        #expect(place.exists("data/trends/archive.sqlite"))
    }

    @Test("the document adds up") func theDocumentAddsUp() throws {
        try place.write("mixed.jsonl", Self.mixed)
        for expected in [(new: 3, known: 0), (new: 0, known: 3)] {
            let outcome = try place.trends("import", "mixed.jsonl", fixture("day-page.txt"), "--json")
            outcome.expectSuccess()
            #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.import/1\","))
            let document: ImportDocument = try outcome.document()
            #expect(document.read == document.new + document.known + document.rejected)
            #expect(document.rejected == 2)
            #expect(document.files.map(\.read).reduce(0, +) == document.read)
            let file = try #require(document.files.first)
            #expect(
                (file.file, file.read, file.new, file.known, file.rejected) == (
                    "mixed.jsonl", 5, expected.new, expected.known, 2
                ))
        }
    }

    @Test("importing twice changes nothing") func importingTwiceChangesNothing() throws {
        try place.trends("import", sampleListings).expectSuccess()
        let before = try info()
        let again = try place.trends("import", sampleListings)
        #expect(again.output == "236 read · 0 new · 236 already known · 0 rejected · 0 years inferred\n")
        #expect(try info().outputBytes == before.outputBytes)
        let document: ArchiveDocument = try before.document()
        #expect(before.output.hasPrefix("{\n  \"schema\": \"trends.archive/1\","))
        #expect((document.papers, document.sightings) == (236, 236))
        #expect((document.firstListed, document.lastListed) == ("2025-09-22", "2025-12-12"))
        #expect(document.gaps.allSatisfy { $0.first <= $0.last })
    }

    @Test("a folder its files and standard input are the same") func aFolderItsFilesAndStandardInputAreTheSame() throws
    {
        try place.write("folder/mixed.jsonl", Self.mixed)
        try place.write("folder/deeper/day.txt", try fixtureText("day-page.txt"))
        try place.write("folder/image.bin", [0, 1, 2, 3])
        let folder = try place.trends("import", "folder", "--archive", "a.sqlite", "--now", "2025-12-20")
        folder.expectSuccess()
        #expect(folder.errors.contains("folder/image.bin"))
        let input = try place.trends("import", "-", "--archive", "b.sqlite", "--now", "2025-12-20", input: Self.mixed)
        input.expectSuccess()
        #expect(input.errors.contains("standard input:2: "))
        try place.shell("gzip -c folder/deeper/day.txt > day.txt.gz").expectSuccess()
        try place.trends("import", "day.txt.gz", "--archive", "b.sqlite", "--now", "2025-12-20").expectSuccess()
        #expect(try info("a.sqlite").outputBytes == info("b.sqlite").outputBytes)
        #expect(try info("a.sqlite").document(ArchiveDocument.self).papers == 6)
    }

    @Test("rejections come with file line and reason") func rejectionsComeWithFileLineAndReason() throws {
        try place.write("mixed.jsonl", Self.mixed)
        let outcome = try place.trends("import", "mixed.jsonl")
        outcome.expectSuccess()
        let complaints = outcome.errors.split(separator: "\n").map(String.init)
        #expect(complaints.count == 3)
        for (line, reason) in [(2, "JSON"), (4, "title"), (5, "2025-13-40")] {
            #expect(
                complaints.contains { $0.hasPrefix("mixed.jsonl:\(line): ") && $0.contains(reason) }, "line \(line)")
        }
        #expect(try place.trends("import", "mixed.jsonl", "--quiet").errors.isEmpty)
    }

    @Test("strict imports all or nothing") func strictImportsAllOrNothing() throws {
        try place.write("mixed.jsonl", Self.mixed)
        try place.trends("import", fixture("search-page.txt")).expectSuccess()
        let before = try info()
        try place.trends("import", fixture("day-page.txt"), "mixed.jsonl", "--strict")
            .expectFailure(65, saying: "mixed.jsonl:2: ", "nothing was imported")
        #expect(try info().outputBytes == before.outputBytes)
        try place.trends("import", fixture("day-page.txt"), "--strict").expectSuccess()
    }

    @Test("one unusable listing does not keep the others out") func oneUnusableListingDoesNotKeepTheOthersOut() throws {
        try place.write("broken.txt", [0, 1, 2, 3])
        let outcome = try place.trends("import", "broken.txt", fixture("day-page.txt"))
        #expect(outcome.output.hasPrefix("3 read · 3 new "))
        #expect(outcome.errors.contains("broken.txt"))
    }
}
