import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct DailyPapersFeedTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    private func feed(_ items: [(id: String, date: String)], head: String = "") -> [UInt8] {
        let items = items.map {
            "<item><title>T \($0.id)</title><link>https://arxiv.org/abs/\($0.id)</link><description>We "
                + "test.</description><pubDate>\($0.date)</pubDate></item>"
        }
        return Array(
            "<rss><channel><title>Huggingface Daily Papers</title>\(head)\(items.joined())</channel></rss>".utf8)
    }

    private func read(_ bytes: [UInt8], listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(bytes, name: "x.xml")
    }

    @Test("labelled descriptions") func labelledDescriptions() throws {
        let listing = try ListingReader().read(fixture("daily-papers-rss.xml"))
        #expect(listing.format == .dailyPapersFeed && listing.rejections.isEmpty)
        // Written on a Sunday: the listing is Friday's.
        let listed = PaperDate(try day("2024-03-15"), .inferred)
        var lanterns = Paper(
            id: "2403.90001", title: "Lanterns for Long Corridors: & More",
            abstract: "We light corridors: p<0.05. They were dark.",
            published: PaperDate(try day("2024-03-11"), .stated), listed: listed,
            authors: ["Ada Example", "Cyd Model"], upvotes: 52)
        lanterns.makeReadable(.plain)
        let teapots = Paper(
            id: "2403.90002", title: "Teapots", abstract: "We boil. Water.",
            published: PaperDate(try day("2024-03-12"), .stated),
            listed: listed, authors: ["Dee Fiction"])
        #expect(listing.papers == [lanterns, teapots])
        guard case .dayInferred(let inferred, _)? = listing.notes.first?.kind else {
            Issue.record("\(listing.notes)")
            return
        }
        #expect(inferred == listed.day && listing.notes.count == 1)
    }

    @Test("a day that all entries share is the listings") func aDayThatAllEntriesShareIsTheListings() throws {
        let listing = try read(
            feed(
                (0..<5).map { ("2403.9000\($0)", "Thu, 14 Mar 2024 00:00:00 GMT") },
                head: "<lastBuildDate>Sat, 16 Mar 2024 01:00:00 GMT</lastBuildDate>"))
        #expect(listing.listed == PaperDate(try day("2024-03-14"), .stated))
        #expect(listing.papers.allSatisfy { $0.published == nil && $0.abstract == "We test." })
        #expect(listing.notes.isEmpty)
    }

    @Test("few that share a day may have come out on it") func fewThatShareADayMayHaveComeOutOnIt() throws {
        let few = [("2403.90001", "Tue, 12 Mar 2024 00:00:00 GMT"), ("2403.90002", "Tue, 12 Mar 2024 00:00:00 GMT")]
        let listing = try read(feed(few, head: "<lastBuildDate>Thu, 14 Mar 2024 01:00:00 GMT</lastBuildDate>"))
        #expect(listing.listed == PaperDate(try day("2024-03-14"), .inferred))
        #expect(listing.papers.allSatisfy { $0.published?.day.description == "2024-03-12" })
    }

    @Test("the day given from outside goes before an inferred one") func theDayGivenFromOutsideGoesBeforeAnInferredOne()
        throws
    {
        let items = [("2403.90001", "Tue, 12 Mar 2024 00:00:00 GMT"), ("2403.90002", "Mon, 11 Mar 2024 00:00:00 GMT")]
        let listing = try read(
            feed(items, head: "<lastBuildDate>Thu, 14 Mar 2024 01:00:00 GMT</lastBuildDate>"), listed: "2024-03-13")
        #expect(listing.listed == PaperDate(try day("2024-03-13"), .stated))
        #expect(try read(feed(items)).listed == nil)
    }

    @Test("a feed without entries is an empty listing") func aFeedWithoutEntriesIsAnEmptyListing() throws {
        let listing = try read(feed([]))
        #expect(listing.format == .dailyPapersFeed && listing.paperCount == 0)
        #expect(
            listing.notes.map(\.kind) == [.noEntries(because: "the feed has no entries, as on days without papers")])
    }

    @Test("names as an element of their own") func namesAsAnElementOfTheirOwn() throws {
        let text = """
            <rss><channel><title>x</title><item><title>T</title><link>https://huggingface.co/papers/2403.90001</link>
            <description>Paper boats &amp;amp; rafts</description><author>Ada Example, Cyd Model and Dee \
            Fiction</author></item></channel></rss>
            """
        let paper = try #require(try read(Array(text.utf8)).papers.first)
        #expect(paper.authors == ["Ada Example", "Cyd Model", "Dee Fiction"] && paper.id == "2403.90001")
    }
}
