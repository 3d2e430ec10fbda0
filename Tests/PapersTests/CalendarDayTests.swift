import Foundation
import Testing

@testable import Papers

@Suite struct CalendarDayTests {
    @Test("agrees with foundations calendar") func agreesWithFoundationsCalendar() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for days in stride(from: -40_000, through: 60_000, by: 37) {
            let day = CalendarDay(daysSinceEpoch: days)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect(day.civil.year == parts.year && day.civil.month == parts.month && day.civil.day == parts.day)
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
            #expect(CalendarDay(year: day.civil.year, month: day.civil.month, day: day.civil.day) == day)
            #expect(CalendarDay(iso: day.description) == day)
        }
    }

    @Test(
        "days that are none",
        arguments: [
            "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", "2025-12-11x", "0000-01-01", "",
        ])
    func daysThatAreNone(_ text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test("a time behind is ignored") func aTimeBehindIsIgnored() {
        #expect(CalendarDay(iso: "2025-12-11T10:00:00Z")?.description == "2025-12-11")
        #expect(CalendarDay(iso: "2025-12-11 10:00")?.description == "2025-12-11")
    }
}
