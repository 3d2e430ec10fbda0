public import Papers
public import Timelines

/// The days of the papers among which themes are looked for, in ascending order: what can be said of a week before any
/// paper is read.
public struct ThemeDays: Sendable {
    /// The fewest papers of the 52 weeks before, without which nothing can be said to be new.
    public static let fewestBefore = 200

    /// A paper each.
    public private(set) var days: [CalendarDay]

    /// Some days.
    ///
    /// - Precondition: they ascend.
    public init(_ days: [CalendarDay] = []) {
        precondition(zip(days, days.dropFirst()).allSatisfy(<=), "the days of papers ascend")
        self.days = days
    }

    /// Adds a paper's day.
    ///
    /// - Precondition: it is not before the last one.
    mutating func add(_ day: CalendarDay) {
        precondition(days.last.map { $0 <= day } ?? true, "papers are added in the order of their days")
        days.append(day)
    }

    /// The last whole week with papers before a day: one that is over, and whose Friday the papers reach, as listings
    /// appear from Monday to Friday.
    public func lastWeek(before today: CalendarDay) -> Period? {
        guard let newest = days.last(where: { $0 < today }) else { return nil }
        let week = Period.containing(newest, by: .week)
        if week.last < today, newest >= week.first.adding(days: 4) { return week }
        return days.last { $0 < week.first }.map { .containing($0, by: .week) }
    }

    /// How many papers there are through a week.
    public func count(through week: Period) -> Int { days.partitioningIndex { $0 > week.last } }

    /// How many papers the four weeks to one have.
    public func papers(by week: Period) -> Int {
        let first = week.last.adding(days: 1 - 7 * ThemeWeeks.short)
        return count(through: week) - days.partitioningIndex { $0 >= first }
    }

    /// Whether the year before the last weeks has papers enough to say what is new in them.
    public func hasEnough(by week: Period) -> Bool {
        weeks(through: week).count(Self.yearBefore(week)) >= Self.fewestBefore
    }

    /// How many of the 52 weeks before the last four have no papers, so that what seems new may be older.
    public func gaps(by week: Period) -> Int { weeks(through: week).gaps(Self.yearBefore(week)) }

    /// The weeks of the papers through one.
    func weeks(through week: Period) -> ThemeWeeks { ThemeWeeks(days[..<count(through: week)].map(Self.ordinal)) }

    /// The 52 weeks before the four weeks to one.
    private static func yearBefore(_ week: Period) -> ClosedRange<Int> {
        ThemeWeeks.before(ThemeWeeks.short, by: ordinal(week.last))
    }

    /// The number of a day's week, as `Period` counts weeks.
    static func ordinal(_ day: CalendarDay) -> Int {
        let shifted = day.daysSinceEpoch + 3
        return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    }
}

extension Array {
    /// The first index whose element fulfils a condition that all behind it fulfil.
    func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
