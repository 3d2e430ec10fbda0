import Papers
import Testing
import Timelines

@testable import Themes

/// The rise of papers that somebody chose.
@Suite struct LongRiseTests {
    private static let first = CalendarDay(ofYear: 2024, month: 1, day: 1)

    /// So many papers each Monday, of which some are chosen.
    private func days(_ all: Int, _ chosen: (Int) -> Int) -> [(day: CalendarDay, all: Int, chosen: Int)] {
        (0..<80).map { (Self.first.adding(days: 7 * $0), all, chosen($0)) }
    }

    private func week(_ number: Int) -> Period { .containing(Self.first.adding(days: 7 * number), by: .week) }

    @Test("over four weeks, and not a day later") func short() throws {
        let days = days(20) { $0 >= 76 ? 5 : $0 % 13 == 0 ? 1 : 0 }
        let rise = try #require(LongRise(by: week(79), days.shuffled()))
        #expect((rise.weeks, rise.papers, rise.of) == (4, 20, 80))
        #expect((rise.baselinePapers, rise.baselineOf) == (4, 1_040))
        #expect(rise.pValue < 1e-9 && abs(rise.usual - 4.0 / 13) < 1e-9)
        #expect(try #require(LongRise(by: week(75), days)).pValue == 1)
    }

    @Test("no rise where it is as ever, and nothing of too few papers") func none() throws {
        #expect(try #require(LongRise(by: week(79), days(20) { _ in 2 })).pValue > 0.2)
        #expect(LongRise(by: week(79), days(3) { _ in 2 }) == nil)
        #expect(LongRise(by: week(20), days(9) { _ in 2 }) == nil)
    }
}
