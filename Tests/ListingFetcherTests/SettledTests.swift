import Foundation
import Papers
import Testing

@testable import ListingFetcher

@Suite("Days that change no more") struct SettledTests {
    @Test(
        "a day is settled when it was asked for after it was over",
        arguments: [
            ("2026-08-17", "2026-08-17", 2, false), ("2026-08-17", "2026-08-18", 21, false),
            ("2026-08-17", "2026-08-19", 21, true), ("2026-08-17", "2027-08-19", 21, true),
            // An empty weekday may be late; an empty weekend is usual.
            ("2026-08-17", "2026-08-23", 0, false), ("2026-08-17", "2026-08-24", 0, true),
            ("2026-08-16", "2026-08-17", 0, false), ("2026-08-16", "2026-08-18", 0, true),
        ])
    func dailyPapers(asked: String, on: String, papers: Int, isSettled: Bool) throws {
        #expect(ListingService.dailyPapers.isSettled(day(asked), askedOn: day(on), papers: papers) == isSettled)
    }

    @Test("arXiv announces later, and pauses at the end of the year")
    func arXiv() throws {
        let service = try ListingService.arXiv()
        #expect(!service.isSettled(day("2026-08-17"), askedOn: day("2026-08-23"), papers: 9))
        #expect(service.isSettled(day("2026-08-17"), askedOn: day("2026-08-24"), papers: 9))
        #expect(!service.isSettled(day("2026-12-23"), askedOn: day("2027-01-05"), papers: 9))
        #expect(service.isSettled(day("2026-12-23"), askedOn: day("2027-01-06"), papers: 9))
    }

    @Test("what is not settled is wanted however long ago it was, and what was never asked for since the beginning")
    func plans() throws {
        let bench = FetchBench()
        let folder = ListingFolder(bench.folder)
        let first = try FetchPlan(unsettledOf: .dailyPapers, today: day("2026-08-10"), in: folder)
        #expect(first.days == (4...10).map { day("2026-08-\($0 < 10 ? "0" : "")\($0)") })
        try folder.make()
        try folder.note(since: day("2026-08-04"), "daily-papers")
        for (date, asked) in [("2026-08-05", "2026-08-10"), ("2026-08-10", "2026-08-10"), ("2026-06-01", "2026-06-01")]
        {
            try folder.note(
                .init(series: "daily-papers", day: day(date), askedOn: day(asked), papers: 3, pages: 1))
            try folder.write([1], as: "daily-papers-\(date).json")
        }
        let later = try FetchPlan(unsettledOf: .dailyPapers, today: day("2026-09-01"), in: folder)
        #expect(later.days.first == day("2026-06-01"))
        #expect(later.days.count == 1 + 29 - 1)
        #expect(later.here == [day("2026-08-05")])
        // Asked without a first day, fetch goes back to them too.
        let span = try DaySpan(today: day("2026-09-01"))
        let plan = try FetchPlan(.dailyPapers, span, in: folder, includingUnsettled: true)
        #expect(plan.days == [day("2026-06-01"), day("2026-08-10")] + span.days)
        #expect(try FetchPlan(.dailyPapers, span, in: folder).days == span.days)
    }
}
