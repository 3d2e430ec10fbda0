import ListingFetcher
import Papers
import Testing

@Suite struct DaySpanTests {
    private let today = day("2025-12-12")

    @Test("without days it is the last seven days") func withoutDaysItIsTheLastSevenDays() throws {
        let span = try DaySpan(today: today)
        #expect((span.from, span.to) == (day("2025-12-06"), today))
        #expect(span.days.count == 7)
        #expect(span.days.first == span.from && span.days.last == span.to)
    }

    @Test("without a first day it is the seven days up to the last") func withoutAFirstDayItIsTheSevenDaysUpToTheLast()
        throws
    {
        #expect(try DaySpan(to: day("2025-03-03"), today: today).from == day("2025-02-25"))
    }

    @Test("one day is a span") func oneDayIsASpan() throws {
        #expect(try DaySpan(from: today, to: today, today: today).days == [today])
    }

    @Test("spans that cannot be asked for are refused") func spansThatCannotBeAskedForAreRefused() {
        #expect(throws: FetchError.reversed(from: day("2025-12-02"), to: day("2025-12-01"))) {
            try DaySpan(from: day("2025-12-02"), to: day("2025-12-01"), today: today)
        }
        #expect(throws: FetchError.inTheFuture(day("2025-12-13"), today: today)) {
            try DaySpan(to: day("2025-12-13"), today: today)
        }
        #expect(throws: FetchError.tooManyDays(count: 1_001, limit: 1_000)) {
            try DaySpan(from: today.adding(days: -1_000), to: today, today: today)
        }
        #expect(throws: Never.self) { try DaySpan(from: today.adding(days: -999), to: today, today: today) }
    }
}
