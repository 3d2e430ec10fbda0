import Foundation
import Papers
import Testing

@testable import Timelines

@Suite("Periods")
struct PeriodTests {
    /// Every day of 120 years, leap years and the century that is none among them.
    static let days =
        (CalendarDay(iso: "1899-12-20")?.daysSinceEpoch ?? 0)...(CalendarDay(iso: "2040-01-10")?.daysSinceEpoch ?? -1)

    @Test("agree with Foundation's calendar on every day of fourteen decades")
    func naiveTwin() throws {
        #expect(Self.days.count > 51_000)
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in Self.days {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekOfYear, .yearForWeekOfYear], from: date)
            let (year, month, dayOfMonth) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            let labels = Granularity.allCases.map {
                Period.containing(CalendarDay(daysSinceEpoch: number), by: $0).description
            }
            let twin = [
                String(format: "%04d-%02d-%02d", year, month, dayOfMonth),
                String(format: "%04d-W%02d", parts.yearForWeekOfYear ?? 0, parts.weekOfYear ?? 0),
                String(format: "%04d-%02d", year, month), "\(year)-Q\((month + 2) / 3)", "\(year)",
            ]
            guard labels == twin else {
                Issue.record("\(labels) is not \(twin)")
                return
            }
        }
    }

    @Test("tile the days: each day lies in one period, and the neighbours touch", arguments: Granularity.allCases)
    func tiling(by granularity: Granularity) {
        for number in Self.days {
            let day = CalendarDay(daysSinceEpoch: number)
            let period = Period.containing(day, by: granularity)
            guard period.contains(day), period.next.first == period.last.adding(days: 1),
                period.previous.last == period.first.adding(days: -1),
                Period.containing(period.first, by: granularity) == period,
                Period.containing(period.last, by: granularity) == period
            else {
                Issue.record("\(day) in \(period)")
                return
            }
        }
    }

    @Test("read their own labels", arguments: Granularity.allCases)
    func labelsReadBack(by granularity: Granularity) {
        for number in stride(from: Self.days.lowerBound, through: Self.days.upperBound, by: 3) {
            let period = Period.containing(CalendarDay(daysSinceEpoch: number), by: granularity)
            guard Period(label: period.description) == period else {
                Issue.record("\(period)")
                return
            }
        }
    }

    @Test(
        "weeks carry the year of their Thursday",
        arguments: [
            ("2025-12-11", "2025-W50"), ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53"),
            ("2027-01-01", "2026-W53"),
            ("2026-01-01", "2026-W01"),
        ])
    func weekYears(day: String, label: String) throws {
        #expect(Period.containing(try #require(CalendarDay(iso: day)), by: .week).description == label)
    }

    @Test("a week runs from Monday to Sunday")
    func week() throws {
        let week = try #require(Period(label: "2025-W50"))
        #expect(week.first.description == "2025-12-08")
        #expect(week.last.description == "2025-12-14")
        #expect(week.length == 7)
        #expect(week.granularity == .week)
        #expect(week.advanced(by: -4).description == "2025-W46")
        #expect(week.advanced(by: 4).description == "2026-W02")
    }

    @Test("a range steps by its own length")
    func range() throws {
        let range = try #require(Period(label: "2025-11-01..2025-12-11"))
        #expect(range.length == 41)
        #expect(range.granularity == nil)
        #expect(range.previous.description == "2025-09-21..2025-10-31")
        #expect(range.next.first.description == "2025-12-12")
        #expect(range.description == "2025-11-01..2025-12-11")
    }

    @Test(
        "labels that name nothing are refused",
        arguments: [
            "", "2025-W00", "2025-W53", "2025-W54", "2025-w50", "2025-W5", "2025-13", "2025-00", "2025-Q0", "2025-Q5",
            "25-12",
            "2025-12-32",
            "2025-02-29", "2025-12-11T08", "0000", "0000-01", "abcd", "2025-1a", "2025-12-11..2025-12-10",
            "2025-12..2026-01", "..",
            "2025-W50 ", "٢٠٢٥", "+025", "-025", "2025-Q4x",
        ])
    func refused(label: String) {
        #expect(Period(label: label) == nil)
    }

    @Test("earlier ones come first, of those that begin together the shorter one")
    func order() throws {
        let sorted = ["2025-01-01", "2025-01", "2025-Q1", "2025", "2025-W02", "2025-02"]
        let periods = try sorted.map { try #require(Period(label: $0)) }
        #expect(periods.reversed().sorted().map(\.description) == sorted)
        let range = try #require(Period(label: "2025-01-01..2025-01-31"))
        #expect(periods[1] < range && !(range < periods[1]) && !(range < range))
    }

    @Test("the steps over the first year of the calendar do not fail")
    func beforeTheCalendar() throws {
        let first = try #require(CalendarDay(iso: "0001-01-01"))
        for granularity in Granularity.allCases {
            let early = Period.containing(first, by: granularity).advanced(by: -12)
            #expect(early.first < first && early.first <= early.last && early.next.first == early.last.adding(days: 1))
        }
    }
}
