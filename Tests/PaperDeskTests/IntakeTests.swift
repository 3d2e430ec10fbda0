import Foundation
import Listings
import Papers
import ReadableText
import TestSupport
import Testing

@testable import PaperDesk

@Suite("Listings come into an archive") struct IntakeTests {
    private let folder: TemporaryFolder
    private let line = "{\"title\":\"a\"}\n"

    init() throws { folder = try TemporaryFolder() }

    private final class Heard {
        var notices: [Notice] = []
        var passedOver: [String] {
            notices.compactMap {
                if case .passedOver(let file, _) = $0 { (file as NSString).lastPathComponent } else { nil }
            }
        }
    }

    private func read(_ listings: String..., choice: ListingChoice = ListingChoice(), isStrict: Bool = false) throws
        -> (IntakeSummary, Heard)
    {
        let heard = Heard()
        let desk = Desk(today: CalendarDay(daysSinceEpoch: 20_000), notice: { heard.notices.append($0) })
        let request = ImportRequest(
            listings: listings, choice: choice, isStrict: isStrict,
            archive: ArchiveChoice(folder.file("archive.sqlite")))
        return (try desk.importListings(request), heard)
    }

    @Test("files of a folder that are no listings are passed over, and told", arguments: [false, true]) func passedOver(
        isStrict: Bool
    ) throws {
        for name in ["x/b.jsonl", "x/a/1.jsonl"] { try folder.write(name, line.replacing("a\"}", with: "\(name)\"}")) }
        try folder.write("x/README.md", "# Listings\n")
        try folder.write("x/picture.png", [0x89, 0x50, 0, 0])
        try folder.write("x/packed.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0, 1, 2, 3])
        let (summary, heard) = try read(folder.file("x"), isStrict: isStrict)
        #expect(summary.files.map(\.read) == [1, 1] && summary.refused.isEmpty)
        #expect(heard.passedOver == ["README.md", "packed.xz", "picture.png"])
    }

    @Test("a folder without listings is an error, and makes no archive") func emptyFolders() throws {
        try folder.write("x/.keep", "")
        #expect(
            throws: ListingError.noListings(folder: folder.file("x"), skipped: 0, formats: ListingFormats.desk.formats)
        ) {
            try read(folder.file("x"))
        }
        try folder.write("x/README.md", "# Listings\n")
        #expect(
            throws: ListingError.noListings(folder: folder.file("x"), skipped: 1, formats: ListingFormats.desk.formats)
        ) {
            try read(folder.file("x"))
        }
        #expect(try folder.names() == ["x"])
    }

    @Test("a folder without listings does not keep others out, unless strict") func otherFolders() throws {
        try folder.write("x/README.md", "# Listings\n")
        let file = try folder.write("a.jsonl", line)
        #expect(throws: ListingError.self) { try read(file, folder.file("x"), isStrict: true) }
        let (summary, _) = try read(file, folder.file("x"))
        #expect(summary.files.count == 1 && summary.refused.map(\.source) == [folder.file("x")])
    }

    @Test("a format that is given takes every file") func givenFormat() throws {
        try folder.write("x/lines.md", line)
        #expect(try read(folder.file("x"), choice: ListingChoice(format: .jsonl)).0.files.map(\.new) == [1])
    }

    @Test("the error of a damaged listing in a folder is heard") func damaged() throws {
        try folder.write("x/cut.jsonl.gz", Array(storedGzip(Array(line.utf8)).dropLast(20)))
        #expect(throws: (any Error).self) { try read(folder.file("x")) }
    }

    @Test("a name that was mistyped makes no archive") func mistyped() throws {
        try folder.write("notes.txt", "nothing of the kind")
        #expect(throws: ListingError.self) { try read(folder.file("missing")) }
        #expect(throws: ListingError.self) { try read(folder.file("notes.txt")) }
        #expect(try folder.names() == ["notes.txt"])
    }
}
