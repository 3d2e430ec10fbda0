import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite("Feeds of journals, publishers and others")
struct PaperFeedTests {
    private func read(_ name: String) throws -> Listing {
        let listing = try ListingReader().read(fixture(name))
        #expect(listing.format == .feed)
        return listing
    }

    private func day(_ text: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: text)), .stated) }

    @Test("RSS 1.0") func rdf() throws {
        let listing = try read("feed.rdf")
        #expect(
            listing.papers == [
                Paper(
                    title: "Oil lamps", abstract: "We light oil lamps.", published: try day("2025-12-01"),
                    authors: ["A. Example", "C. D. Model"], doi: "10.5555/2025.12.01.1"),
                Paper(
                    title: "Gas lamps", abstract: "We light gas lamps.", published: try day("2025-12-09"),
                    authors: ["Ada Example", "Cyd Model"], keywords: ["gas"], doi: "10.5555/lamps.2", venue: "Lamps"),
                Paper(
                    title: "Candles", abstract: "We burn candles.",
                    published: PaperDate(try day("2025-12-01").day, .stated, .month), doi: "10.5555/lamps.3"),
            ])
        #expect(listing.notes.isEmpty && listing.rejections.isEmpty)
    }

    @Test("RSS 2.0") func rss() throws {
        let listing = try read("feed-rss.xml")
        #expect(
            listing.papers == [
                Paper(
                    title: "Lamps in dark rooms",
                    abstract: "BACKGROUND: Rooms are dark. We light them with lamps of oil. They burn.",
                    published: try day("2025-12-10"), authors: ["Ada Example", "Cyd Model"], doi: "10.5555/lamps.4"),
                Paper(title: "Nets of lamps", authors: ["Ada Example", "Cyd Model"]),
                Paper(
                    title: "Lamps at sea", abstract: "We take lamps to sea.", published: try day("2025-12-09"),
                    authors: ["Ada Example"], categories: ["cs.RO"], keywords: ["sea"], doi: "10.5555/lamps.6"),
                Paper(title: "News", abstract: "We wrote a paper."),
            ])
        #expect(listing.otherNotes.map(\.kind) == [.badDate("someday")])
        #expect(listing.rejections.map(\.reason) == [.noText])
        #expect(listing.lacks == "no date in 2 of 4")
    }

    @Test("Atom") func atom() throws {
        #expect(
            try read("feed.atom").papers == [
                Paper(
                    title: "Lamps and soot", abstract: "We measure soot of lamps.", published: try day("2025-12-10"),
                    authors: ["Ada Example", "Cyd Model"], doi: "10.5555/lamps.8"),
                Paper(
                    id: "Ab1", idScope: ScopedIdentifier.openReview, title: "Sparks", abstract: "We strike.",
                    published: try day("2025-12-11")),
            ])
    }

    @Test("a day given from outside is that of the listing") func listedDay() throws {
        let listing = try ListingReader(listedDay: CalendarDay(iso: "2025-12-12")).read(fixture("feed.atom"))
        #expect(listing.papers.allSatisfy { $0.listed?.day.description == "2025-12-12" })
    }

    @Test("a feed without entries is an empty listing") func empty() throws {
        let text = "<rss version=\"2.0\"><channel><title>Lamps</title></channel></rss>"
        let listing = try ListingReader().read(Array(text.utf8), name: "x.xml")
        #expect(listing.papers.isEmpty && listing.notes.map(\.kind) == [.noEntries(because: "the feed has no entries")])
    }

    @Test(
        "what publishers put around an abstract is none of it",
        arguments: [
            ("<p>Volume 39, Issue 1, December 2025<br/>. </p>", "."),
            ("<h3>Abstract</h3><p>We light.</p>", "We light."),
            ("Abstract\nWe light.", "We light."), ("ABSTRACT We light.", "We light."),
            ("Abstract: We light.", "We light."),
            ("Abstract Syntax Trees are lit.", "Abstract Syntax Trees are lit."), ("Sparks. We light.", "We light."),
            ("<p>by Ada Example and Cyd Model</p><p>We light.</p>", "We light."),
            ("by the sea we light lamps.", "by the sea we light lamps."),
            ("<p>DOI: 10.5555/x</p><p>We light.</p>", "We light."),
        ]) func frames(_ description: String, _ abstract: String) throws
    {
        let escaped = description.replacing("<", with: "&lt;")
        let text =
            "<rss><channel><item><title>Sparks</title><description>\(escaped)</description></item></channel></rss>"
        #expect(try ListingReader().read(Array(text.utf8), name: "x.xml").papers.map(\.abstract) == [abstract])
    }
}
