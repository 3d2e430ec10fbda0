public import Papers

/// The days that are asked for, first and last included; none of them lies in the future.
public struct DaySpan: Hashable, Sendable {
    /// The first day.
    public let from: CalendarDay
    /// The last day.
    public let to: CalendarDay
    /// The day on which it is asked (UTC).
    public let today: CalendarDay

    /// How many days can be asked for at a time.
    public static let mostDays = 1_000

    /// Checks a span of days. Where `to` is missing it is today; where `from` is missing, the span has seven days.
    ///
    /// Throws ``FetchError/reversed(from:to:)``, ``FetchError/inTheFuture(_:today:)`` or
    /// ``FetchError/tooManyDays(count:limit:)``.
    public init(from: CalendarDay? = nil, to: CalendarDay? = nil, today: CalendarDay) throws(FetchError) {
        let last = to ?? today
        let first = from ?? last.adding(days: -6)
        if first > last { throw .reversed(from: first, to: last) }
        if last > today { throw .inTheFuture(last, today: today) }
        let count = last.daysSinceEpoch - first.daysSinceEpoch + 1
        if count > Self.mostDays { throw .tooManyDays(count: count, limit: Self.mostDays) }
        (self.from, self.to, self.today) = (first, last, today)
    }

    /// The days in order.
    public var days: [CalendarDay] { (from.daysSinceEpoch...to.daysSinceEpoch).map { CalendarDay(daysSinceEpoch: $0) } }
}
