import Papers
import Testing

@testable import Timelines

@Suite("Complete, partial and missing periods")
struct DayLedgerTests {
    private func ledger(_ days: [DayCount], by kind: DateKind = .listed, listedThrough: String? = nil) -> DayLedger {
        DayLedger(days: days, topics: [], request: request(by: kind, listedThrough: listedThrough))
    }

    @Test("a Friday's listing completes the week, a Thursday's does not")
    func friday() {
        let toFriday = ledger(weekdays(from: "2025-12-01", to: "2025-12-12", papers: 3))
        #expect(!toFriday.isPartial(period("2025-W50")))
        let toThursday = ledger(weekdays(from: "2025-12-01", to: "2025-12-11", papers: 3))
        #expect(toThursday.isPartial(period("2025-W50")))
        #expect(!toThursday.isPartial(period("2025-W49")))
    }

    @Test("a later listing completes a week whose Friday was a holiday")
    func holiday() {
        let days = weekdays(from: "2025-12-01", to: "2025-12-15", papers: 3, skipping: ["2025-12-12"])
        #expect(!ledger(days).isPartial(period("2025-W50")))
        #expect(ledger(days.dropLast()).isPartial(period("2025-W50")))
    }

    @Test("a month that ends on a Sunday is complete with its last Friday")
    func monthEnd() {
        #expect(day("2025-11-30").weekday == 7)
        #expect(!ledger(weekdays(from: "2025-11-03", to: "2025-11-28", papers: 1)).isPartial(period("2025-11")))
        #expect(ledger(weekdays(from: "2025-11-03", to: "2025-11-27", papers: 1)).isPartial(period("2025-11")))
    }

    @Test("the first period is partial when the data begin after its first weekday")
    func beginning() {
        // November 2025 begins on a Saturday, so a listing on Monday the third begins it in time.
        #expect(!ledger(weekdays(from: "2025-11-03", to: "2025-12-12", papers: 1)).isPartial(period("2025-11")))
        #expect(ledger(weekdays(from: "2025-11-04", to: "2025-12-12", papers: 1)).isPartial(period("2025-11")))
        #expect(ledger(weekdays(from: "2025-11-04", to: "2025-12-12", papers: 1)).isPartial(period("2025-W45")))
    }

    @Test("days are complete when they were listed, weekends of the span too")
    func days() {
        let ledger = ledger(weekdays(from: "2025-12-08", to: "2025-12-15", papers: 1))
        #expect(!ledger.isPartial(period("2025-12-15")))
        #expect(!ledger.isPartial(period("2025-12-13")))
        #expect(ledger.isGap(period("2025-12-13")))
        #expect(!ledger.isGap(period("2025-12-12")))
    }

    @Test("by publication date, a period is complete when it ended before the last listing")
    func published() {
        let days = papers(on: ["2024-01-01", "2024-05-01", "2025-11-10"])
        #expect(!ledger(days, by: .published, listedThrough: "2025-12-11").isPartial(period("2024")))
        #expect(ledger(days, by: .published, listedThrough: "2025-12-11").isPartial(period("2025")))
        #expect(ledger(days, by: .published, listedThrough: "2025-12-31").isPartial(period("2025")))
        #expect(!ledger(days, by: .published, listedThrough: "2026-01-01").isPartial(period("2025")))
        // Without a listing day, the day of the report counts: 1 June 2026.
        #expect(!ledger(days, by: .published).isPartial(period("2025")))
    }

    @Test("by publication date, an empty year within the data is a zero, and one outside is a gap")
    func zeroes() {
        let ledger = ledger(papers(on: ["2018-07-08", "2021-11-08"]), by: .published, listedThrough: "2025-12-11")
        #expect(!ledger.isGap(period("2020")))
        #expect(!ledger.isGap(period("2023")))
        #expect(ledger.isGap(period("2017")))
        #expect(ledger.isGap(period("2026")))
    }

    @Test("by listing day, a week without any listing is a gap, and an empty listing is not")
    func gaps() {
        let days =
            weekdays(from: "2025-11-03", to: "2025-11-07", papers: 2)
            + weekdays(from: "2025-11-17", to: "2025-11-21", papers: 2)
        #expect(ledger(days).isGap(period("2025-W46")))
        #expect(!ledger(days + [DayCount(day: day("2025-11-12"), papers: 0)]).isGap(period("2025-W46")))
        #expect(!ledger(days).isPartial(period("2025-W46")))
    }

    @Test("the latest period is the last complete one with papers, else the last with papers")
    func latest() {
        #expect(
            ledger(weekdays(from: "2025-12-01", to: "2025-12-16", papers: 3)).latest(by: .week) == period("2025-W50"))
        #expect(ledger(papers(on: ["2025-12-11"])).latest(by: .week) == period("2025-W50"))
        let empty =
            weekdays(from: "2025-12-01", to: "2025-12-05", papers: 3)
            + weekdays(from: "2025-12-08", to: "2025-12-12", papers: 0)
        #expect(ledger(empty).latest(by: .week) == period("2025-W49"))
        #expect(ledger([]).latest(by: .week) == nil)
    }

    @Test(
        "coverage counts weekdays, and weekend days that had a listing; missing ones are named up to the last day"
    )
    func coverage() {
        let days = weekdays(from: "2025-12-01", to: "2025-12-11", papers: 3, skipping: ["2025-12-09"])
        let thisWeek = ledger(days).coverage(of: period("2025-W50"))
        #expect(thisWeek == Coverage(daysExpected: 5, daysFound: 3, missing: [day("2025-12-09")]))
        let saturday = ledger(days + papers(on: ["2025-12-06"])).coverage(of: period("2025-W49"))
        #expect(saturday == Coverage(daysExpected: 6, daysFound: 6))
        #expect(
            ledger(days, by: .published).coverage(of: period("2025-W50")) == Coverage(daysExpected: nil, daysFound: 3))
        // A month around the data: what lies before and after them is owed by nobody.
        #expect(ledger(days).coverage(of: period("2025-11-01..2025-12-31")).missing == [day("2025-12-09")])
        #expect(ledger(days).coverage(of: period("2025-12-06")) == Coverage(daysExpected: 0, daysFound: 0))
    }
}
