/// A range that is said to hold a share, both ends within 0...1.
public struct ShareInterval: Hashable, Sendable {
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// An interval; `low` must not exceed `high`.
    public init(low: Double, high: Double) {
        precondition(low <= high, "the lower end of an interval must not exceed the upper end")
        self.low = low
        self.high = high
    }

    /// The two-sided normal quantile of 95 % confidence.
    public static let usualQuantile = 1.959963984540054

    /// The score interval of a plain proportion: of `of` papers, `papers` have the topic. Nil where there are no papers.
    ///
    /// With p = papers/of, n = of and z the normal quantile:
    ///
    ///     (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
    ///
    /// It stays within 0...1, and it is not empty at p = 0 or 1, where the textbook interval is. It speaks of the sampling of papers alone, not of
    /// the errors of a classifier.
    ///
    /// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical
    /// Association 22 (1927), 209–212.
    public static func wilson(papers: Int, of total: Int, quantile: Double = usualQuantile) -> ShareInterval? {
        precondition(papers >= 0 && papers <= max(total, 0), "of \(total) papers, \(papers) cannot have a topic")
        guard total > 0 else { return nil }
        return score(share: Double(papers) / Double(total), papers: Double(total), inflation: 1, quantile: quantile)
    }
}
