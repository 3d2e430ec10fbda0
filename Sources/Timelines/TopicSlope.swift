/// Where a topic has been going over the periods shown.
public struct TopicSlope: Hashable, Sendable {
    /// The change of the log-odds of the share from a period to the next: the median of the slopes
    /// of all pairs of periods (Theil–Sen). 0.1 are about 10 % more of a small share each period.
    public var perPeriod: Double
    /// The shares that the line has at the first and at the last period it was drawn through.
    public var firstShare: Double
    /// See `firstShare`.
    public var lastShare: Double
    /// The shares of the papers of the first, and of the last, ``endPeriods`` together: where the topic was and where it
    /// is. The ends of the line may lie beyond both, where a course has flattened.
    public var earliestShare: Double
    /// See `earliestShare`.
    public var latestShare: Double
    /// How many periods it was drawn through: those that are complete and have papers, at least a fifth of the median.
    public var periods: Int
    /// How many periods lie from the first to the last of them, both included.
    public var span: Int
    /// Kendall's rank correlation of share and time, −1...1 (τ-b: ties count for neither side).
    public var tau: Double
    /// The two-sided p-value of the Mann–Kendall test against no trend; of this topic alone, not
    /// adjusted for the number of topics.
    public var pValue: Double
    /// The smallest false discovery rate at which the slope would be a finding among those of all topics
    /// (Benjamini–Hochberg); nil until they were looked at together.
    public var adjustedPValue: Double?
    /// Whether it is one at the rate of the request.
    public var significant = false

    /// How many periods each end has: 4, of a short history half.
    public var endPeriods: Int { max(1, min(4, periods / 2)) }

    /// Whether it is of so many periods that its test can find something among twenty topics: 6, whose smallest p-value
    /// is 1/360.
    public var isLong: Bool { periods >= 6 }

    /// Whether the topic is, now against then, where the slope leads.
    public var isSeen: Bool { perPeriod < 0 ? latestShare < earliestShare : latestShare > earliestShare }

    /// A slope as plain values, the ends being those of the line.
    public init(perPeriod: Double, firstShare: Double, lastShare: Double, periods: Int, tau: Double, pValue: Double) {
        self.perPeriod = perPeriod
        self.firstShare = firstShare
        self.lastShare = lastShare
        (earliestShare, latestShare) = (firstShare, lastShare)
        self.periods = periods
        span = periods
        self.tau = tau
        self.pValue = pValue
    }
}
