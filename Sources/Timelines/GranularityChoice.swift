import Papers

/// The granularity that fits the data: the smallest of week, month, quarter and year whose periods
/// hold at least five papers in the median.
///
/// The median is taken over the periods that have papers. Were the empty ones counted as zero, one
/// stray paper of ten years ago would put the median of a full archive at zero; and a period
/// without papers is never chosen for a report anyway. Where no granularity reaches five, the year
/// is chosen, the largest there is, and a timeline takes the whole span of the papers by year.
///
/// A month or a year alone counts in no shorter period. A length by which not even half of the papers
/// count is passed over: a few days among many years would else stand for all.
public struct GranularityChoice: Hashable, Sendable {
    /// The least median.
    public static let enoughPapers = 5.0

    /// The granularity chosen.
    public var granularity: Granularity
    /// The median number of papers in its periods that have papers; 0 where there are no papers.
    public var median: Double
    /// The shortest length by which half of the papers count: a week, where days are known.
    public var finest = Granularity.week

    /// Whether the median reaches five; false where the year was taken for want of anything larger.
    public var reachesEnough: Bool { median >= Self.enoughPapers }

    /// The choice for the papers of each date.
    init(_ days: [DayCount]) {
        self.init(granularity: .year, median: 0)
        let all = days.reduce(0) { $0 + $1.papers }
        let lengths = Granularity.allCases.filter { length in
            guard length > .day else { return false }
            return days.reduce(0) { $0 + ($1.precision <= length.coarsest ? $1.papers : 0) } * 2 >= all
        }
        for candidate in lengths {
            self = GranularityChoice(granularity: candidate, median: Self.median(of: days, by: candidate))
            if reachesEnough { break }
        }
        finest = lengths.first ?? .year
    }

    private init(granularity: Granularity, median: Double) {
        self.granularity = granularity
        self.median = median
    }

    private static func median(of days: [DayCount], by granularity: Granularity) -> Double {
        var papers: [Period: Int] = [:]
        for entry in days where entry.papers > 0 && entry.precision <= granularity.coarsest {
            papers[.containing(entry.day, by: granularity), default: 0] += entry.papers
        }
        let sorted = papers.values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let (lower, upper) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        return Double(lower + upper) / 2
    }
}
