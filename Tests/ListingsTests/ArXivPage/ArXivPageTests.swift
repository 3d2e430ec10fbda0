import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite("Pages of arXiv's lists")
struct ArXivPageTests {
    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(Array(text.utf8), name: "x")
    }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    @Test("a day's list, saved or copied", arguments: ["arxiv-list.html", "arxiv-list.txt"]) func day(_ name: String)
        throws
    {
        let listing = try ListingReader().read(fixture(name))
        #expect(listing.format == .arXivPage && listing.rejections.isEmpty)
        #expect(listing.papers.map(\.id) == ["2401.00001", "2312.00002", "2310.00003"])
        #expect(listing.papers.map(\.abstract) == ["We light lamps, and they burn.", "We light gas.", ""])
        #expect(listing.papers.map(\.authors) == [["Ada Example", "Cyd Model"], ["Dee Fiction"], ["Eve Placeholder"]])
        #expect(listing.papers[0].categories == ["cs.LG", "cs.AI"] && listing.papers[1].categories.first == "stat.ML")
        // New versions say nothing of when a paper came out.
        let day = try stated("2024-01-01")
        #expect(listing.papers.map(\.listed) == [day, day, nil])
        #expect(listing.papers.allSatisfy { $0.published == nil })
        #expect(listing.otherNotes.map(\.kind) == [.replacements(1)])
    }

    @Test("HTML and MHTML have titles and journals as they stand") func html() throws {
        let listing = try ListingReader().read(fixture("arxiv-list.html"))
        #expect(listing.papers[0].title == "Lamps & soot in R^2" && listing.papers[1].venue == "J. Lamps 8")
        let head =
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://arxiv.org/list/cs.LG/new\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n"
        let archive = Array(head.utf8) + (try fixtureBytes("arxiv-list.html")) + Array("\n--b--\n".utf8)
        let archived = try ListingReader().read(archive, name: "x.mhtml")
        #expect(archived.format == .arXivPage && archived.papers == listing.papers)
    }

    private static let entries = """
        [1] arXiv:2401.00011 [pdf, html, other]
        Title: Lamps
        Ada Example, Cyd Model, et al. (20 additional authors not shown)
        Comments: 12 pages
        DOI: 10.5555/lamps.1
        Subjects: Machine Learning (cs.LG)
        """

    @Test(
        "headings",
        arguments: [
            ("Fri, 12 Jan 2024 (showing first 1 of 120 entries )", "2024-01-12"), ("Fri, 12 Jan 2024", "2024-01-12"),
            ("Showing new listings for Friday, 12 January 2024", "2024-01-12"),
            ("New submissions for Fri, 12 Jan 24", "2024-01-12"), ("Cross-lists for Fri, 12 Jan 24", "2024-01-12"),
            ("Replacements for Fri, 12 Jan 24", nil), ("Replacement submissions (showing 1 of 1 entries)", nil),
            ("Authors and titles for January 2024", nil), ("Total of 120 entries : 1-50 51-100", nil),
        ] as [(String, String?)]) func headings(_ heading: String, _ day: String?) throws
    {
        let listing = try read("\(heading)\n\(Self.entries)\n")
        let paper = try #require(listing.papers.first)
        #expect(listing.format == .arXivPage && listing.papers.count == 1)
        #expect(
            paper.title == "Lamps" && paper.authors == ["Ada Example", "Cyd Model"] && paper.doi == "10.5555/lamps.1")
        #expect(paper.listed?.day.description == day && paper.abstract.isEmpty)
    }

    @Test("a week's list has a day for each of its parts, and the page's end ends it") func week() throws {
        let text =
            "Fri, 12 Jan 2024 (showing 1 of 1 entries)\n\(Self.entries)\nThu, 11 Jan 2024 (showing 1 of 1 entries)\n"
            + Self.entries.replacing("00011", with: "00012") + "\nTotal of 2 entries\nAbout\nHelp\n"
        let listing = try read(text)
        #expect(listing.papers.map { $0.listed?.day.description } == ["2024-01-12", "2024-01-11"])
        #expect(listing.lacks == "no abstract in 2 of 2" && listing.rejections.isEmpty)
    }

    @Test("a month's list has no day but one that is given") func month() throws {
        #expect(try read(Self.entries).papers.map(\.listed) == [nil])
        #expect(try read(Self.entries, listed: "2024-01-12").papers.map(\.listed) == [try stated("2024-01-12")])
    }

    @Test("an abstract that speaks of submissions ends no entry") func abstract() throws {
        let text =
            "\(Self.entries)\nNew submissions are lit.\nTitle: x\n(cs.LG)\n[2] arXiv:2401.00012 is another paper.\n"
        #expect(
            try read(text).papers.map(\.abstract) == [
                "New submissions are lit. Title: x (cs.LG) [2] arXiv:2401.00012 is another paper."
            ])
    }

    @Test("an entry without title is rejected, and those behind it read") func damage() throws {
        let text = "[1] arXiv:2401.00010 [pdf]\nLamps\n\(Self.entries)\n"
        let listing = try read(text)
        #expect(listing.papers.map(\.title) == ["Lamps"] && listing.rejections.map(\.line) == [1])
    }
}
