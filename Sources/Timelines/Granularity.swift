/// The calendar lengths by which papers are grouped, from the smallest to the largest.
public enum Granularity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A day.
    case day
    /// An ISO 8601 week: Monday to Sunday.
    case week
    /// A month of the calendar.
    case month
    /// Three months, beginning with January, April, July or October.
    case quarter
    /// A year of the calendar.
    case year

    /// How many periods before a period are its baseline, unless a request says otherwise: 7 days,
    /// 4 weeks, 3 months, 4 quarters or 1 year.
    ///
    /// Days take seven, so that each weekday is in the baseline once.
    public var usualBaseline: Int {
        switch self {
        case .day: 7
        case .week, .quarter: 4
        case .month: 3
        case .year: 1
        }
    }

    /// Shorter lengths come first.
    public static func < (left: Granularity, right: Granularity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .day: 0
        case .week: 1
        case .month: 2
        case .quarter: 3
        case .year: 4
        }
    }
}
