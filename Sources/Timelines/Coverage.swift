public import Papers

/// How well listings cover a period.
public struct Coverage: Hashable, Sendable {
    /// The days of the period on which a listing is expected: its weekdays, and weekend days that
    /// had one all the same. Nil for counts by publication date, where no day is owed a paper.
    public var daysExpected: Int?
    /// The days of the period that have an entry in the data.
    public var daysFound: Int
    /// The expected days without a listing between the first and the last day of the data; days
    /// before and after are not missing, the data do not reach them.
    public var missing: [CalendarDay]

    /// The days of the period with papers whose list was asked for before it was whole.
    public var unsettled: [CalendarDay]

    /// A coverage.
    public init(
        daysExpected: Int?, daysFound: Int, missing: [CalendarDay] = [], unsettled: [CalendarDay] = []
    ) {
        self.unsettled = unsettled
        self.daysExpected = daysExpected
        self.daysFound = daysFound
        self.missing = missing
    }
}
