import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct MetadataTextTests {
    private func read(_ bytes: [UInt8]) throws -> Listing { try ListingReader().read(bytes, name: "x.txt") }
    private func read(_ text: String) throws -> Listing { try read(Array(text.utf8)) }

    @Test("entries") func entries() throws {
        let listing = try ListingReader(listedDay: CalendarDay(iso: "2026-08-14")).read(fixture("metadata.txt"))
        let listed = PaperDate(try #require(CalendarDay(iso: "2026-08-14")), .stated)
        #expect(listing.format == .metadataText)
        #expect(
            listing.papers == [
                Paper(
                    id: "2608.90001", title: "Lanterns: A Study of 3 Corridors",
                    abstract: "We light corridors. They were dark. We go on here.",
                    listed: listed),
                Paper(
                    id: "2608.90002", title: "Teapots",
                    abstract: "We count teapots. Title: a word that begins no line.", listed: listed,
                    version: 2),
            ])
        #expect(listing.rejectionCount == 0 && listing.notes.isEmpty)
    }

    @Test("other labels and no marks") func otherLabelsAndNoMarks() throws {
        let listing = try read(
            "TITLE: A\nAuthors: Ada Example and Cyd Model\nPublished: 2026-01-02\nURL: "
                + "https://openreview.net/forum?id=x1\nAbstract: b\n\nTitle: C\nSummary: d"
        )
        #expect(listing.papers.map(\.title) == ["A", "C"])
        #expect(listing.papers[0].id == "x1" && listing.papers[0].authors == ["Ada Example", "Cyd Model"])
        #expect(listing.papers[0].published?.day.description == "2026-01-02")
        #expect(listing.notes.isEmpty)
    }

    @Test("entries without text are rejected by line") func entriesWithoutTextAreRejectedByLine() throws {
        let listing = try read(
            "Title: a\nSummary: b\n---\nTitle:\nPDF: x\n---\nSummary: c\n---\n\n---\nTitle: d\n---\n")
        #expect(listing.papers.map(\.title) == ["a", "d"])
        #expect(
            listing.rejections.map(\.description) == [
                "x.txt:4: has neither title nor abstract", "x.txt:7: an abstract without a title",
            ])
    }

    /// Cut anywhere, the entries before stay, and the last one is told where it was begun.
    @Test("cut anywhere") func cutAnywhere() throws {
        let text = try fixtureBytes("metadata.txt") + Array("Title: Étude\nPDF: x\nSummary: Größe\n---\n".utf8)
        let starts = text.indices.filter { text[$0...].starts(with: Array("\nTitle:".utf8)) }
        for length in (starts[1] + 1)..<text.count {
            let listing = try read(Array(text[..<length]))
            #expect(listing.papers.first?.id == "2608.90001", "length \(length)")
            #expect(listing.paperCount + listing.rejectionCount <= 3)
            #expect(
                !listing.rejections.contains { if case .invalidUTF8 = $0.reason { true } else { false } },
                "length \(length)")
        }
        #expect(try read(Array(text.dropLast(5))).notes.map(\.kind) == [.endsWithoutMark(title: "Étude")])
    }

    @Test("damaged bytes and endless entries cost themselves only")
    func damagedBytesAndEndlessEntriesCostThemselvesOnly() throws {
        let text = Array("Title: a\nSummary: ".utf8) + [0x81, 0x41] + Array("\n---\nTitle: b\nSummary: c\n---\n".utf8)
        let listing = try read(text)
        #expect(listing.papers.map(\.title) == ["b"])
        #expect(listing.rejections.map(\.line) == [1])
        var reader = ListingReader()
        reader.maximumLineLength = 1000
        let endless =
            "Title: a\nSummary: x\n" + String(repeating: "more\n", count: 1000) + "---\nTitle: b\nSummary: c\n---\n"
        let bounded = try reader.read(Array(endless.utf8), name: "x")
        #expect(bounded.papers.map(\.title) == ["b"] && bounded.rejectionCount == 1)
    }
}
