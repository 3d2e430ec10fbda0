public import Papers

/// A stretch of days: one day, week, month, quarter or year of the calendar, or a custom range of days.
///
/// Every period knows its neighbours: the calendar ones step along the calendar, a range steps by its own length.
///
///     Period.containing(day, by: .week).description   // "2025-W50", for 2025-12-11
///
/// The order is that of the first days; of two periods with the same first day, the shorter one comes first.
public struct Period: Hashable, Sendable {
    /// What kind of stretch it is, with the number that says which.
    enum Form: Hashable, Sendable {
        /// The ordinal counts from 1970-01-01 (days), from the week of 1969-12-29, or from year 0
        /// (months, quarters, years).
        case calendar(Granularity, ordinal: Int)
        /// A first day and a number of days, at least 1.
        case range(first: CalendarDay, length: Int)
    }

    let form: Form

    /// The calendar period with a given ordinal: days and weeks count from 1970-01-01 and the week
    /// that holds it, the others from year 0.
    public init(_ granularity: Granularity, ordinal: Int) { form = .calendar(granularity, ordinal: ordinal) }

    /// The range from one day to another, both included; `last` must not lie before `first`.
    public init(from first: CalendarDay, to last: CalendarDay) {
        precondition(first <= last, "a range of days must not end before it begins")
        form = .range(first: first, length: last.daysSinceEpoch - first.daysSinceEpoch + 1)
    }

    /// The calendar period that holds a day.
    public static func containing(_ day: CalendarDay, by granularity: Granularity) -> Period {
        let civil = day.civil
        let ordinal =
            switch granularity {
            case .day: day.daysSinceEpoch
            case .week: floorDivide(day.daysSinceEpoch + 3, by: 7)
            case .month: civil.year * 12 + civil.month - 1
            case .quarter: civil.year * 4 + (civil.month - 1) / 3
            case .year: civil.year
            }
        return Period(granularity, ordinal: ordinal)
    }

    /// The calendar length, or nil for a custom range.
    public var granularity: Granularity? {
        if case .calendar(let granularity, _) = form { granularity } else { nil }
    }

    /// Where it stands among the periods of its length: one more than the one before it.
    var place: Int {
        switch form {
        case .calendar(_, let ordinal): ordinal
        case .range(let first, _): first.daysSinceEpoch
        }
    }

    /// The first day.
    public var first: CalendarDay {
        switch form {
        case .range(let first, _): first
        case .calendar(.day, let ordinal): CalendarDay(daysSinceEpoch: ordinal)
        case .calendar(.week, let ordinal): CalendarDay(daysSinceEpoch: ordinal * 7 - 3)
        case .calendar(.month, let ordinal): Self.firstDay(ofMonthOrdinal: ordinal)
        case .calendar(.quarter, let ordinal): Self.firstDay(ofMonthOrdinal: ordinal * 3)
        case .calendar(.year, let ordinal): Self.firstDay(ofMonthOrdinal: ordinal * 12)
        }
    }

    /// The last day, included.
    public var last: CalendarDay {
        switch form {
        case .range(let first, let length): first.adding(days: length - 1)
        case .calendar: next.first.adding(days: -1)
        }
    }

    /// How many days it has.
    public var length: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

    /// Whether a day lies in it.
    public func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }

    /// Whether it holds all days that the date of a count may be.
    public func contains(_ count: DayCount) -> Bool { first <= count.day && count.lastDay <= last }

    /// The period so many steps later (earlier where negative).
    public func advanced(by steps: Int) -> Period {
        switch form {
        case .calendar(let granularity, let ordinal): Period(granularity, ordinal: ordinal + steps)
        case .range(let first, let length):
            Period(from: first.adding(days: steps * length), to: first.adding(days: (steps + 1) * length - 1))
        }
    }

    /// The period right after.
    public var next: Period { advanced(by: 1) }

    /// The period right before.
    public var previous: Period { advanced(by: -1) }

    /// The first of a month that is counted from January of year 0: the history of a very old date may step
    /// over the years of the calendar.
    private static func firstDay(ofMonthOrdinal ordinal: Int) -> CalendarDay {
        let year = floorDivide(ordinal, by: 12)
        return CalendarDay(ofYear: year, month: ordinal - year * 12 + 1, day: 1)
    }

    private static func floorDivide(_ value: Int, by divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Period: Comparable {
    /// Earlier first days come first, then shorter periods, then calendar periods before ranges.
    public static func < (left: Period, right: Period) -> Bool {
        let (leftFirst, rightFirst) = (left.first, right.first)
        if leftFirst != rightFirst { return leftFirst < rightFirst }
        let (leftLast, rightLast) = (left.last, right.last)
        if leftLast != rightLast { return leftLast < rightLast }
        switch (left.granularity, right.granularity) {
        case (let leftGrain?, let rightGrain?): return leftGrain < rightGrain
        case (_?, nil): return true
        default: return false
        }
    }
}
