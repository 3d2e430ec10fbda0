import Timelines

/// How clearly the share of a concept rose by a week: over the four weeks to it, and over the thirteen, each against the
/// 52 before those.
///
/// Each is Fisher's exact test, one-sided; of both the smaller p-value, doubled (Bonferroni), is that of the rise. The
/// papers of the weeks and of the year before together are given, so that nothing that the concept is chosen by depends
/// on when they came: where nothing rises, its p-value is uniform or larger.
struct ConceptRise: Sendable, Hashable {
    /// The fewest papers of the weeks, for either number of them.
    static let fewestShort = 5
    static let fewestLong = 6
    /// How many times its share before its share must be, half a paper being added to those before, and the most that it
    /// may have been: what one paper in a hundred was about is no new theme.
    static let leastRatio = 3.0
    static let mostBefore = 0.01

    /// How many weeks rose.
    let weeks: Int
    /// Papers of these weeks with the concept, and all; the same of the 52 weeks before.
    let papers: Int
    let of: Int
    let baseline: Int
    let baselineOf: Int
    /// Of both numbers of weeks together.
    let pValue: Double

    /// Which spans are tested.
    enum Tests: Sendable {
        /// Both.
        case all
        /// Those whose share is above that of the year before: of the others the p-value is at least a half, as the median
        /// of a hypergeometric distribution lies beside its mean, so that the rise's is 1.
        case whatIsAboveUsual
    }

    /// Whether it rose enough, from little enough, to be told.
    var isOfNote: Bool {
        guard of > 0, baselineOf > 0 else { return false }
        let before = (Double(baseline) + 0.5) / Double(baselineOf)
        return Double(papers) / Double(of) >= Self.leastRatio * before
            && Double(baseline) <= Self.mostBefore * Double(baselineOf)
    }

    /// The rise by a week, as counts say.
    ///
    /// - Parameters:
    ///   - week: the last week.
    ///   - totals: of the concept's texts, as `ThemeWeeks.totals(of:)` has them.
    ///   - tests: which spans are tested.
    init(by week: Int, _ totals: [Int32], _ calendar: ThemeWeeks, tests: Tests = .all) {
        let short = Self.counted(ThemeWeeks.short, by: week, totals, calendar, fewest: Self.fewestShort, tests)
        let long = Self.counted(ThemeWeeks.long, by: week, totals, calendar, fewest: Self.fewestLong, tests)
        let clearer = short.p <= long.p ? short : long
        weeks = clearer.weeks
        (papers, of, baseline, baselineOf) = (clearer.papers, clearer.of, clearer.baseline, clearer.baselineOf)
        pValue = min(1, 2 * clearer.p)
    }

    private typealias Counted = (weeks: Int, papers: Int, of: Int, baseline: Int, baselineOf: Int, p: Double)

    private static func counted(
        _ weeks: Int, by week: Int, _ totals: [Int32], _ calendar: ThemeWeeks, fewest: Int, _ tests: Tests
    ) -> Counted {
        let now = (week - weeks + 1)...week
        let before = ThemeWeeks.before(weeks, by: week)
        let papers = calendar.count(now, in: totals)
        let baseline = calendar.count(before, in: totals)
        let (of, baselineOf) = (calendar.count(now), calendar.count(before))
        let isTested =
            papers >= fewest && baselineOf > 0 && (tests == .all || papers * baselineOf > baseline * of)
        let p = isTested ? FisherExactTest.greater(papers, of: of, than: baseline, of: baselineOf) : 1
        return (weeks, papers, of, baseline, baselineOf, p)
    }
}
