import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PageDayTests {
    /// A page with a heading and entries of these dates.
    private func read(_ heading: String?, _ dates: [String], listed: String? = nil, today: String? = nil) throws
        -> Listing
    {
        var text = "Daily Papers\n\n" + (heading.map { $0 + "\n\n" } ?? "")
        for (index, date) in dates.enumerated() {
            text +=
                "Paper Number \(index)\n\nAn abstract that is long enough to be taken for one, and that ends.\n\n "
                + " • 2 authors\n·\n\(date)\n\n"
        }
        return try ListingReader(
            listedDay: listed.flatMap { CalendarDay(iso: $0) }, today: today.flatMap { CalendarDay(iso: $0) }
        )
        .read(Array(text.utf8), name: "page")
    }

    @Test(
        "the first year that fits",
        arguments: [
            ("Dec 11", ["Aug 31", "Oct 23, 2024"], "2025-12-11"), ("Dec 11", ["Nov 8, 2021"], "2023-12-11"),
            ("Dec 11", ["Nov 8, 2025", "May 1, 2019"], "2026-12-11"),
            ("Dec 11", ["Dec 1"], "2023-12-11"), ("May 4", ["Apr 1"], "2023-05-04"), ("May 3", ["Apr 1"], "2024-05-03"),
            ("Feb 29", ["Jan 1, 2024"], "2028-02-29"), ("Jan 5", ["Dec 30, 2024"], "2025-01-05"),
        ]) func theFirstYearThatFits(_ heading: String, _ dates: [String], _ expected: String) throws
    {
        let listing = try read(heading, dates)
        #expect(listing.listed == PaperDate(try #require(CalendarDay(iso: expected)), .inferred))
        guard case .yearInferred(let day, _)? = listing.notes.first?.kind else {
            Issue.record("nothing was said about the year")
            return
        }
        #expect(day.description == expected)
    }

    @Test("a stated year is taken") func aStatedYearIsTaken() throws {
        let listing = try read("Dec 11, 2025", ["Aug 31", "Aug 31, 2022"])
        #expect(listing.listed == PaperDate(try #require(CalendarDay(iso: "2025-12-11")), .stated))
        #expect(listing.papers.map { $0.published?.day.description } == ["2025-08-31", "2022-08-31"])
        #expect(listing.papers.allSatisfy { $0.published?.provenance == .stated })
        #expect(listing.yearsInferred == 0)
        #expect(listing.notes == [])
    }

    @Test("dates after the listing are left open") func datesAfterTheListingAreLeftOpen() throws {
        for listing in [
            try read("Mar 14", ["Mar 14", "Mar 15"]), try read("Mar 14", ["Mar 14", "Mar 15"], listed: "2025-03-14"),
        ] {
            #expect(listing.papers.map { $0.published == nil } == [false, true])
            #expect(
                listing.notes.contains {
                    $0.kind == .dateAfterListing("Mar 15", title: "Paper Number 1") && $0.line == 19
                })
        }
    }

    @Test("a heading with its year goes before the given day") func aHeadingWithItsYearGoesBeforeTheGivenDay() throws {
        let given = try #require(CalendarDay(iso: "2025-12-11"))
        let listing = try read("Dec 8, 2025", ["Aug 31"], listed: "2025-12-11")
        #expect(listing.listed == PaperDate(try #require(CalendarDay(iso: "2025-12-08")), .stated))
        #expect(
            listing.papers.map { $0.published } == [PaperDate(try #require(CalendarDay(iso: "2025-08-31")), .stated)])
        #expect(listing.notes.map(\.kind) == [.dayContradicted(given: given, heading: "Dec 8, 2025")])
        #expect(
            listing.notes.first?.description
                == "page:3: the listing day was given as 2025-12-11, but the page says 'Dec 8, 2025', which is taken")
        let older = try read("Dec 11, 2024", ["Aug 31"], listed: "2025-12-11")
        #expect(older.papers.map { $0.published?.day.description } == ["2024-08-31"])
        #expect(older.notes.map(\.kind) == [.dayContradicted(given: given, heading: "Dec 11, 2024")])
        #expect(try read("Dec 11, 2025", ["Aug 31"], listed: "2025-12-11").notes == [])
    }

    @Test(
        "a heading without its year gets the last that fits",
        arguments: [
            ("Dec 10", "2025-12-11", "2025-12-10"), ("Dec 12", "2025-12-11", "2024-12-12"),
            ("Dec 31", "2026-01-01", "2025-12-31"),
            ("Feb 29", "2025-12-11", "2024-02-29"), ("Feb 29", "2024-02-28", "2020-02-29"),
        ]) func aHeadingWithoutItsYearGetsTheLastThatFits(_ heading: String, _ given: String, _ expected: String) throws
    {
        let listing = try read(heading, ["Jan 31"], listed: given)
        let day = try #require(CalendarDay(iso: expected))
        #expect(listing.listed == PaperDate(day, .inferred))
        #expect(listing.yearsInferred == 1)
        #expect(listing.papers.map { $0.published?.day.description } == ["\(expected.prefix(4))-01-31"])
        #expect(
            listing.notes.first?.kind
                == .dayContradicted(given: try #require(CalendarDay(iso: given)), heading: heading))
        guard listing.notes.count == 2, case .yearInferred(day, _) = listing.notes[1].kind else {
            Issue.record("it was not told which year was taken")
            return
        }
    }

    @Test("a heading that agrees is dated by the given day") func aHeadingThatAgreesIsDatedByTheGivenDay() throws {
        let listing = try read("Dec 11", ["Aug 31"], listed: "2025-12-11")
        #expect(listing.listed == PaperDate(try #require(CalendarDay(iso: "2025-12-11")), .stated))
        #expect(listing.notes == [])
    }

    @Test("without a heading the year may still be known") func withoutAHeadingTheYearMayStillBeKnown() throws {
        let listing = try read(nil, ["Oct 23, 2024 2", "Aug 31"])
        #expect(listing.listed == nil)
        #expect(listing.papers.map { $0.published?.day.description } == ["2024-10-23", "2025-08-31"])
        #expect(listing.yearsInferred == 1)
        #expect(listing.notes.contains { $0.kind == .noListingDay })
        let unknown = try read(nil, ["Aug 31"])
        #expect(unknown.papers[0].published == nil)
        #expect(try read(nil, ["Aug 31"], listed: "2025-12-11").papers[0].published?.day.description == "2025-08-31")
    }

    @Test("an inferred day in the future is told") func anInferredDayInTheFutureIsTold() throws {
        let day = try #require(CalendarDay(iso: "2025-12-11"))
        #expect(try read("Dec 11", ["Jan 1, 2024"], today: "2025-12-10").notes.contains { $0.kind == .inFuture(day) })
        #expect(try !read("Dec 11", ["Jan 1, 2024"], today: "2025-12-11").notes.contains { $0.kind == .inFuture(day) })
    }

    @Test("search pages are told") func searchPagesAreTold() throws {
        let search = try read("Dec 11", ["Aug 31", "Oct 23, 2024", "Nov 8, 2021", "Dec 9"])
        #expect(search.span == .search)
        #expect(search.notes.contains { $0.kind == .searchPage(papers: 4, older: 3) })
        #expect(
            try read("Dec 11, 2025", ["Dec 9", "Dec 10", "Dec 10", "Dec 8", "Nov 30", "Jul 8, 2018"]).span == .daily)
        #expect(try read("Jan 5, 2026", ["Jan 2", "Dec 30, 2025", "Dec 29, 2025"]).span == .daily)
        #expect(try read("Dec 11, 2025", ["Dec 9", "Dec 10", "Dec 10", "Jul 8, 2018", "Jul 8, 2021"]).span == .search)
    }
}
