import Foundation
import Testing

/// What cannot be read is named, with the exit code that was promised, and nothing is lost.
@Suite struct ImportRefusalTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("what is not there is 66") func whatIsNotThereIs66() throws {
        try place.trends("import", "missing.txt").expectFailure(66, saying: "missing.txt", "no such file")
        try place.trends("import", fixture("day-page.txt"), "missing.txt", "--archive", "a.sqlite").expectFailure(
            66, saying: "missing.txt")
        try place.trends("archive", "info", "--archive", "none.sqlite").expectFailure(66, saying: "no archive")
    }

    @Test("wrong usage is 64") func wrongUsageIs64() throws {
        try place.trends("import").expectFailure(64, saying: "listings")
        try place.trends("import", fixture("day-page.txt"), "--wait", "-1").expectFailure(64, saying: "--wait")
    }

    @Test("a failed import makes no archive") func aFailedImportMakesNoArchive() throws {
        #expect(try place.trends("import", "missing.txt").status == 66)
        #expect(!place.exists("data/trends/archive.sqlite"))
    }

    @Test("an archive may have any name", arguments: ["a", "b/c", "d.sqlite"])
    func anArchiveMayHaveAnyName(name: String) throws {
        try place.trends("import", fixture("day-page.txt"), "--archive", name).expectSuccess()
        try place.trends("archive", "info", "--archive", name).expectSuccess()
    }

    @Test("a folder without listings is 65") func aFolderWithoutListingsIs65() throws {
        try place.write("folder/readme.bin", [0, 1, 2])
        try place.trends("import", "folder").expectFailure(65, saying: "folder", "without listings")
        try place.trends("import", "tmp").expectFailure(65, saying: "tmp", "no files")
    }

    @Test(
        "what is no listing is 65",
        arguments: [
            ([0, 1, 2, 3], "NUL"), (Array("just some words\n".utf8), "just some words"), ([], "empty"),
            ([0xFF, 0xFE, 0x41, 0, 0x0A, 0], "'A'"), (Array("PAR1".utf8) + [0x15, 0, 4], "a Parquet file"),
            ([0x1F, 0x8B, 8, 0, 0], "compressed data end"),
            (Array(#"{"id":"1"}"#.utf8), "title"), (Array(#"["{'paper': f(1)}"]"#.utf8), "Python"),
        ])
    func whatIsNoListingIs65(bytes: [UInt8], word: String) throws {
        try place.write("listing", bytes)
        try place.trends("import", "listing").expectFailure(65, saying: "listing", word)
    }

    @Test("invalid UTF 8 in a page is named by line") func invalidUTF8InAPageIsNamedByLine() throws {
        let page = try fixtureText("day-page.txt")
        let start = try #require(page.range(of: "Moss generates"))
        var bytes = Array(page[..<start.lowerBound].utf8)
        let line = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        bytes += [0x81, 0x28] + Array(page[start.lowerBound...].utf8)
        try place.write("page.txt", bytes)
        try place.trends("import", "page.txt").expectFailure(65, saying: "page.txt:\(line): ", "UTF-8")
    }

    @Test("Windows-1252 and UTF-16 are read, with a note") func otherEncodings() throws {
        let table = "id,title,abstract\n2503.90001,Caf\u{E9}s,Of caf\u{E9}s.\n"
        try place.write("old.csv", table.unicodeScalars.map { UInt8($0.value) })
        let old = try place.trends("import", "old.csv")
        old.expectSuccess()
        #expect(old.errors.contains("old.csv: 2 bytes are no UTF-8, and were read as Windows-1252"))
        let utf16: [UInt8] =
            [0xFE, 0xFF]
            + table.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)] }
        try place.write("wide.csv", utf16)
        let wide = try place.trends("import", "wide.csv")
        wide.expectSuccess()
        #expect(wide.errors.contains("wide.csv: is text in UTF-16, and was read as such"))
        #expect(try place.trends("archive", "export").output.contains("Caf\u{E9}s"))
    }

    @Test("json cut in the middle keeps what was whole") func jsonCutInTheMiddleKeepsWhatWasWhole() throws {
        let entries = (1...3).map { index in
            #"{"paper":{"id":"2501.0000\#(index)","title":"Boat \#(index)","summary":"It "#
                + #"floats.","publishedAt":"2025-01-02T00:00:00.000Z"}}"#
        }
        let whole = "[" + entries.joined(separator: ",\n") + "]"
        try place.write("whole.json", whole)
        try place.write("cut.json", String(whole.prefix(whole.count - 60)))
        #expect(try place.trends("import", "whole.json", "--archive", "whole").output.hasPrefix("3 read · 3 new "))
        let cut = try place.trends("import", "cut.json", "--archive", "cut")
        cut.expectSuccess()
        #expect(cut.output.hasPrefix("3 read · 2 new · 0 already known · 1 rejected"))
        #expect(cut.errors.contains("cut.json:") && cut.errors.contains("ends in the middle"))
        try place.trends("import", "cut.json", "--strict", "--archive", "strict").expectFailure(
            65, saying: "ends in the middle")
    }

    @Test("a page whose second half is missing keeps the first and says so")
    func aPageWhoseSecondHalfIsMissingKeepsTheFirstAndSaysSo() throws {
        let page = try fixtureText("search-page.txt")
        let end = try #require(page.range(of: "A transducer with"))
        try place.write("half.txt", String(page[..<end.lowerBound]))
        let outcome = try place.trends("import", "half.txt")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("3 read · 3 new "))
        #expect(outcome.errors.contains("half.txt:") && outcome.errors.contains("may be cut"))
    }

    @Test("a file that may not be read is named", .enabled(if: geteuid() != 0, "the superuser may read everything"))
    func aFileThatMayNotBeReadIsNamed() throws {
        try place.write("secret.txt", try fixtureText("day-page.txt"))
        try place.shell("chmod 000 secret.txt").expectSuccess()
        try place.trends("import", "secret.txt").expectFailure(74, saying: "secret.txt", "permission")
    }

    @Test(
        "an archive that is no database keeps its bytes",
        arguments: [["import", "day.txt"], ["report"], ["archive", "info"], ["cluster"]])
    func anArchiveThatIsNoDatabaseKeepsItsBytes(arguments: [String]) throws {
        try place.write("day.txt", try fixtureText("day-page.txt"))
        let notes = "These are notes about boats and no database at all.\n"
        try place.write("notes.txt", String(repeating: notes, count: 40))
        let before = try place.bytes("notes.txt")
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments + ["--archive", "notes.txt"]).run()
        outcome.expectFailure(65, saying: "notes.txt", "not an SQLite database")
        #expect(try place.bytes("notes.txt") == before)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: place.folder)) == ["day.txt", "notes.txt", "tmp"])
    }

    @Test("a damaged archive is named") func aDamagedArchiveIsNamed() throws {
        try place.trends("import", sampleListings, "--archive", "a.sqlite").expectSuccess()
        try place.write("short.sqlite", Array(try place.bytes("a.sqlite").prefix(5_000)))
        let before = try place.bytes("short.sqlite")
        try place.trends("report", "--archive", "short.sqlite").expectFailure(65, saying: "short.sqlite")
        #expect(try place.bytes("short.sqlite") == before)
    }
}
