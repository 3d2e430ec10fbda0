import Papers

/// The share of a topic in a period, estimated from calibrated probabilities, with two intervals
/// that answer two questions.
///
/// With n papers, E = Σp the expected number of papers of the topic and V = Σp(1 − p) its variance
/// were the papers' errors independent:
///
/// - The share is s = E / n. Counting the papers whose probability reaches a threshold forgets how
///   sure the model was, and is further from the truth.
/// - What was listed: the true share among these very papers. It varies around s for two reasons:
///   each paper's label is open (V; the count is Poisson-binomial), and the model as a whole errs
///   from period to period: its log-odds are off by a common amount of standard deviation τ, which
///   moves E by V·τ to the first order. Hence the variance (V + τ²V²) / n². τ is the spread of
///   `CalibrationDrift`, estimated from labelled periods.
/// - The rate behind it: the papers listed are a sample of what is being written. Its variance is
///   s(1 − s)/n + τ²V²/n²; since V ≤ n·s(1 − s), this interval holds the other one.
///
/// Both intervals have Wilson's form with the number of papers that gives this variance, s(1 −
/// s)/variance, in place of n: they stay within 0...1 and are wider towards the middle. Where the
/// probabilities are certain (plain counts), V is 0: the share is the plain one, what was listed is
/// known, and the rate's interval is Wilson's.
///
/// Source: E. B. Wilson (1927), as in `WilsonInterval`; the variance of counts that are predicted
/// rather than seen: A. Bella, C. Ferri, J. Hernández-Orallo, M. J. Ramírez-Quintana,
/// "Quantification via Probability Estimators", ICDM (2010), 737–742, for the mean of probabilities
/// as the estimate; C. N. Morris, "Natural Exponential Families with Quadratic Variance Functions",
/// Annals of Statistics 10 (1982), 65–80, for a variance V + τ²V².
public struct ShareEstimate: Hashable, Sendable {
    /// The share.
    public var share: Double
    /// The 95 % interval of the true share among the papers listed.
    public var listed: ShareInterval
    /// The 95 % interval of the rate behind it.
    public var rate: ShareInterval

    /// The estimate of a count; nil where there are no papers.
    ///
    /// - Parameters:
    ///   - count: the papers, with the probabilities summed up.
    ///   - spread: τ, the standard deviation of the model's common error from period to period, in log-odds.
    public init?(_ count: ShareCount, spread: Double) {
        guard let share = count.share else { return nil }
        let papers = Double(count.of)
        self.share = share
        let common = spread * spread * count.variance * count.openPart
        listed = .score(share: share, papers: papers, inflation: count.openPart + common)
        rate = .score(share: share, papers: papers, inflation: 1 + common)
    }
}

extension ShareInterval {
    /// Wilson's interval of a share whose variance is `inflation` times that of a plain proportion of so many papers.
    static func score(share: Double, papers: Double, inflation: Double, quantile: Double = WilsonInterval.usualQuantile)
        -> ShareInterval
    {
        guard inflation > 0 else { return ShareInterval(low: share, high: share) }
        return ShareInterval(WilsonInterval(share: share, of: papers / inflation, quantile: quantile))
    }
}
