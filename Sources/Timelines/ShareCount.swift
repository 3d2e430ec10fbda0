public import Papers

/// The papers of a topic in a period or in several, as sums of probabilities: all that the statistics know of them.
public struct ShareCount: Hashable, Sendable {
    /// All papers.
    public var of: Int
    /// The expected number of papers of the topic: the sum of their probabilities p; within 0...`of`.
    public var expected: Double
    /// The variance of that number, the papers being independent: the sum of p·(1 − p).
    public var variance: Double

    /// A count; nothing by default.
    public init(of total: Int = 0, expected: Double = 0, variance: Double = 0) {
        precondition(
            total >= 0 && expected >= 0 && variance >= 0,
            "a count is not negative, but this is of \(total): \(expected) ± \(variance)")
        self.of = total
        // Sums of probabilities round; a count of all papers must not seem more than all.
        self.expected = min(expected, Double(total))
        self.variance = variance
    }

    /// The count of a tally among so many papers.
    public init(_ tally: TopicTally, of total: Int) {
        self.init(of: total, expected: tally.expected, variance: tally.variance)
    }

    /// The expected share; nil where there are no papers.
    public var share: Double? { of > 0 ? expected / Double(of) : nil }

    /// The counts of two sets of papers together.
    public static func + (left: ShareCount, right: ShareCount) -> ShareCount {
        ShareCount(
            of: left.of + right.of, expected: left.expected + right.expected, variance: left.variance + right.variance)
    }

    /// The part of the papers' spread that the probabilities leave open: Σp(1 − p) / n·s(1 − s),
    /// with s the share; 0 where every probability is 0 or 1, at most 1.
    var openPart: Double {
        let share = of > 0 ? expected / Double(of) : 0
        let spread = Double(of) * share * (1 - share)
        return spread > 0 ? min(1, variance / spread) : 0
    }

    /// How many papers a plain count would need, for each of these, for its share to be as precise,
    /// as a sample, as the expected share is: 1...2.
    ///
    /// Over samples of papers the share of a plain count has the variance s(1 − s)/n; the mean of
    /// the probabilities has that less Σp(1 − p)/n², the noise of the labels that a plain count
    /// adds (the law of total variance). No more than twice the papers are granted: how well the
    /// probabilities are calibrated is not known any better.
    var effectiveness: Double { 1 / max(0.5, 1 - openPart) }
}
