import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ArXivFeedTests {
    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(Array(text.utf8), name: "x.xml")
    }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    @Test("rss") func rss() throws {
        let listing = try ListingReader().read(fixture("arxiv-rss.xml"))
        #expect(listing.format == .arXivFeed && listing.rejections.isEmpty)
        let day = try stated("2024-03-14")
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90001", title: "Lanterns for Long Corridors",
                    abstract: "We light corridors, announced & new.", listed: day,
                    version: 1,
                    authors: ["Ada Example", "Cyd Model"], categories: ["cs.LG", "cs.CV"]),
                Paper(
                    id: "2403.90002", title: "Teapots", abstract: "We boil.", listed: day, version: 1,
                    authors: ["Dee Fiction"],
                    categories: ["stat.ML", "cs.LG"]),
                Paper(
                    id: "2301.90003", title: "Old Kettles", abstract: "We descale.", version: 4,
                    authors: ["Eve Placeholder"],
                    categories: ["cs.RO"],
                    doi: "10.5555/kettle", venue: "J. Lamps 8 (2024)"),
            ])
        #expect(listing.notes.map(\.kind) == [.replacements(1)])
    }

    /// The day is the one that the feed writes, whatever it is in UTC.
    @Test("atom") func atom() throws {
        let listing = try ListingReader().read(fixture("arxiv-news.atom"))
        #expect(listing.format == .arXivFeed)
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90004", title: "Candles", abstract: "We burn.", listed: try stated("2024-03-14"),
                    version: 1,
                    authors: ["Ada Example", "Dee Fiction"], categories: ["cs.LG"])
            ])
    }

    @Test("rss 1") func rss1() throws {
        let listing = try ListingReader().read(fixture("arxiv-rss-1.0.rdf"))
        #expect(listing.format == .arXivFeed)
        var sparks = Paper(
            id: "2103.90005", title: "Sparks", abstract: "We strike, and $a<b$ holds.",
            listed: try stated("2021-03-15"), version: 1,
            authors: ["Ada Example", "Cyd Model"], categories: ["cs.LG"])
        sparks.makeReadable(.plain)
        let embers = Paper(
            id: "2012.90006", title: "Embers (Revisited)", abstract: "We glow. Still.", version: 2,
            authors: ["Dee Fiction"],
            categories: ["stat.ML"])
        #expect(listing.papers == [sparks, embers])
        #expect(listing.notes.map(\.kind) == [.documentTypePassedOver, .replacements(1)])
    }

    @Test("a feed without entries is an empty listing") func aFeedWithoutEntriesIsAnEmptyListing() throws {
        let weekend = try fixtureBytes("arxiv-rss.xml")
        let text = String(decoding: weekend, as: UTF8.self)
        let first: String.Index = try #require(text.firstRange(of: "<item>")).lowerBound
        let last: String.Index = try #require(text.ranges(of: "</item>").last).upperBound
        let listing = try read(String(text[..<first]) + String(text[last...]))
        #expect(listing.paperCount == 0 && listing.rejectionCount == 0)
        #expect(
            listing.notes.map(\.description) == [
                "x.xml: there are no papers in it: the feed has no entries, as on Saturdays, Sundays and holidays "
                    + "of arXiv"
            ])
        // Cut before its end, nobody knows whether it had entries.
        #expect(throws: ListingError.self) { try self.read(String(text[..<first])) }
        #expect(throws: ListingError.self) {
            try ListingReader(format: .arXivFeed).read(Array("<html></html>".utf8), name: "x")
        }
    }

    @Test("without dates the day comes from outside") func withoutDatesTheDayComesFromOutside() throws {
        let text =
            "<rss><channel><title>arXiv</title><item><title>T</title><link>"
            + "https://arxiv.org/abs/2403.90001v2</link></item></channel></rss>"
        let listing = try read(text, listed: "2024-03-14")
        #expect(listing.papers == [Paper(id: "2403.90001", title: "T", listed: try stated("2024-03-14"), version: 2)])
    }

    @Test("bad entries are rejected alone") func badEntriesAreRejectedAlone() throws {
        let listing = try read(
            "<rss><channel><title>arXiv</title>\n<item><guid>oai:arXiv.org:2403.90001v1</guid></item>\n<item>"
                + "<title>R&D with T<5</title><pubDate>Thu, 31 Feb 2024</pubDate></item></channel></rss>"
        )
        #expect(listing.papers.map(\.title) == ["R&D with T<5"])
        #expect(listing.rejections.map(\.description) == ["x.xml:2: has neither title nor abstract"])
        #expect(listing.notes.map(\.kind) == [.badDate("Thu, 31 Feb 2024"), .mended(2)])
    }
}
