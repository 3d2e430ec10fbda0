import Papers

/// A stretch of days whose history is told by shorter periods, all of them and none outside.
///
/// Its first and last period may lie in it with some of their days alone: then they count the
/// papers of these days, and are partial where a day is left out that a listing is owed or found on.
public struct TimelineWindow: Hashable, Sendable {
    /// The days of the window.
    public var days: Period
    /// By what its history is told.
    public var granularity: Granularity
    /// The papers dated in the window.
    public var papers: Int

    /// A window.
    public init(days: Period, granularity: Granularity, papers: Int = 0) {
        self.days = days
        self.granularity = granularity
        self.papers = papers
    }

    /// The periods that lie in the window, if only with some of their days; oldest first.
    public var periods: [Period] {
        var periods: [Period] = []
        var next = Period.containing(days.first, by: granularity)
        while next.first <= days.last {
            periods.append(next)
            next = next.next
        }
        return periods
    }

    /// How many periods lie in the window, if only with some of their days.
    public var periodCount: Int {
        Period.containing(days.last, by: granularity).place - Period.containing(days.first, by: granularity).place + 1
    }

    /// The days of a period that lie in the window: the period itself where all do.
    public func part(of period: Period) -> Period {
        let (first, last) = (max(period.first, days.first), min(period.last, days.last))
        guard first <= last, (first, last) != (period.first, period.last) else { return period }
        return Period(from: first, to: last)
    }
}
