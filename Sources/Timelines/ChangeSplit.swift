/// What a change of a share is made of: more or fewer papers of the topic, fewer or more of the others.
///
/// With x papers of the topic and y others a period, the share is s(x, y) = x / (x + y). Going from
/// the baseline (x₀, y₀, means of its periods) to the period (x₁, y₁), the part of the topic's own
/// papers is the mean of what its step changes before and after the step of the others,
///
///     own = ½·[s(x₁, y₀) − s(x₀, y₀)] + ½·[s(x₁, y₁) − s(x₀, y₁)]
///
/// and the rest is the others'. Both parts add up to the change.
///
/// Source: L. S. Shapley, "A Value for n-Person Games", Contributions to the Theory of Games II
/// (1953), 307–317, for two players.
public struct ChangeSplit: Hashable, Sendable {
    /// Papers of the topic in the period, and in a period of the baseline on average; expected numbers, as shares are.
    public var papers: Double
    /// See `papers`.
    public var baselinePapers: Double
    /// All other papers of the period, and of a period of the baseline on average.
    public var others: Double
    /// See `others`.
    public var baselineOthers: Double
    /// The part of the change that comes from the topic's own papers: positive where it has more of them than before.
    public let fromTopic: Double
    /// The part that comes from the others: positive where they have become fewer.
    public let fromOthers: Double

    /// The split; nil where the period or the baseline has no papers at all.
    public init?(papers: Double, others: Double, baselinePapers: Double, baselineOthers: Double) {
        precondition(min(papers, others, baselinePapers, baselineOthers) >= 0, "papers cannot be fewer than none")
        guard papers + others > 0, baselinePapers + baselineOthers > 0 else { return nil }
        self.papers = papers
        self.others = others
        self.baselinePapers = baselinePapers
        self.baselineOthers = baselineOthers
        let change = Self.share(papers, others, else: 0) - Self.share(baselinePapers, baselineOthers, else: 0)
        // Where the papers of one kind of one side alone would be none at all, there is no share to
        // step from, and the other side's stands for it.
        let first = Self.share(papers, baselineOthers, else: 0) - Self.share(baselinePapers, baselineOthers, else: 0)
        let last =
            Self.share(papers, others, else: 0)
            - Self.share(baselinePapers, others, else: Self.share(papers, others, else: 0))
        fromTopic = (first + last) / 2
        fromOthers = change - fromTopic
    }

    private static func share(_ papers: Double, _ others: Double, else none: Double) -> Double {
        papers + others > 0 ? papers / (papers + others) : none
    }
}
