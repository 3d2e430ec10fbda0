public import Papers
public import Timelines

/// How clearly the share of papers that somebody chose, such as those that a query finds, rose by a week: over four weeks
/// or over thirteen, each against the 52 before, by the test that themes are found by. Of both spans the clearer one is
/// told, with its p-value doubled.
public struct LongRise: Sendable, Hashable {
    /// How many weeks: 4 or 13.
    public let weeks: Int
    /// The chosen papers of these weeks.
    public let papers: Int
    /// All papers of these weeks.
    public let of: Int
    /// The chosen papers of the 52 weeks before.
    public let baselinePapers: Int
    /// All papers of the 52 weeks before.
    public let baselineOf: Int
    /// One-sided, of both spans together: 1 where fewer papers were chosen than a theme needs.
    public let pValue: Double

    /// How many papers these weeks would have at the share of the year before.
    public var usual: Double { baselineOf > 0 ? Double(baselinePapers) / Double(baselineOf) * Double(of) : 0 }

    /// The rise by a week; nil where the year before has too few papers to say anything.
    ///
    /// - Parameters:
    ///   - week: the last week.
    ///   - days: the days with papers, each once: how many papers it has, and how many of them were chosen.
    public init?(by week: Period, _ days: some Sequence<(day: CalendarDay, all: Int, chosen: Int)>) {
        var (weeks, chosen) = ([Int](), [Int32]())
        for entry in days.filter({ $0.day <= week.last }).sorted(by: { $0.day < $1.day }) {
            chosen += (0..<min(entry.chosen, entry.all)).map { Int32(weeks.count + $0) }
            weeks += Array(repeating: ThemeDays.ordinal(entry.day), count: entry.all)
        }
        let calendar = ThemeWeeks(weeks)
        let last = ThemeDays.ordinal(week.last)
        guard calendar.count(ThemeWeeks.before(ThemeWeeks.short, by: last)) >= ThemeDays.fewestBefore else {
            return nil
        }
        let rise = ConceptRise(by: last, calendar.totals(of: chosen), calendar)
        (self.weeks, papers, of, pValue) = (rise.weeks, rise.papers, rise.of, rise.pValue)
        (baselinePapers, baselineOf) = (rise.baseline, rise.baselineOf)
    }
}
