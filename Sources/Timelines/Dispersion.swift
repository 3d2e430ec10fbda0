/// How much more the shares of a topic vary from period to period than the sampling of papers explains.
public struct Dispersion: Hashable, Sendable {
    /// The variance, in multiples of that of a binomial count; at least 1.
    public var value: Double
    /// The degrees of freedom it was estimated with; infinite where no more than sampling was found.
    public var degreesOfFreedom: Double

    /// A dispersion.
    public init(value: Double, degreesOfFreedom: Double) {
        precondition(
            value >= 1 && degreesOfFreedom > 0, "a dispersion of \(value) with \(degreesOfFreedom) degrees of freedom")
        self.value = value
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Sampling alone.
    public static let none = Dispersion(value: 1, degreesOfFreedom: .infinity)

    /// The dispersions of topics over the periods of a window.
    ///
    /// - Parameter series: for each topic its counts, the same periods in order.
    ///
    /// 1. A topic's own estimate is the mean square of the successive differences of its shares,
    ///    each divided by the variance that sampling gives it, s(1 − s)(1/nᵢ + 1/nᵢ₊₁) with s the
    ///    share of the window (and less where probabilities are soft, `ShareCount.effectiveness`):
    ///    a slow trend or one step hardly enters it, as it would a variance around the mean. Over m
    ///    differences it is worth 2m²/(3m − 1) degrees of freedom.
    /// 2. Few periods say little about one topic: its estimate is drawn to the mean of all topics
    ///    as if d₀ more degrees of freedom spoke for that. d₀ comes from the topics: if their true
    ///    dispersions vary by the squared relative amount c, the estimates vary by (2/d)(1 + c) +
    ///    c; hence c, and d₀ = 2/c.
    /// 3. Shares do not vary less than sampling makes them: an estimate of at most 1 is 1, and nothing was estimated.
    ///
    /// Source: J. von Neumann, R. H. Kent, H. R. Bellinson, B. I. Hart, "The Mean Square Successive
    /// Difference", Annals of Mathematical Statistics 12 (1941), 153–162; P. McCullagh, J. A.
    /// Nelder, "Generalized Linear Models", 2nd edition (1989), § 4.5 (quasi-binomial dispersion);
    /// G. K. Smyth, "Linear Models and Empirical Bayes Methods …", Statistical Applications in
    /// Genetics and Molecular Biology 3 (2004), article 3 (moderation; here by moments instead of
    /// logarithms, since an estimate may be 0).
    public static func estimates(_ series: [[ShareCount]]) -> [Dispersion] {
        let own = series.map(OwnEstimate.init)
        // Rare topics vary in steps of whole papers; the others speak for them.
        let told = own.compactMap { $0 }.filter { $0.expected >= 5 }
        guard !told.isEmpty else { return series.map { _ in none } }
        let freedom = told.reduce(0) { $0 + $1.degreesOfFreedom } / Double(told.count)
        let mean = told.reduce(0) { $0 + $1.value } / Double(told.count)
        let prior = priorFreedom(told.map(\.value), mean: mean, freedom: freedom)
        return own.map { estimate in
            guard let estimate, estimate.expected >= 5 else {
                return Dispersion(moderated: mean, freedom: prior + freedom)
            }
            guard prior.isFinite else { return Dispersion(moderated: mean, freedom: freedom * Double(told.count)) }
            let sum = prior + estimate.degreesOfFreedom
            return Dispersion(
                moderated: (prior * mean + estimate.degreesOfFreedom * estimate.value) / sum, freedom: sum)
        }
    }

    private init(moderated value: Double, freedom: Double) {
        self = value > 1 ? Dispersion(value: value, degreesOfFreedom: freedom) : .none
    }

    /// d₀: infinite where the topics' estimates vary no more than they would with one dispersion for all.
    private static func priorFreedom(_ values: [Double], mean: Double, freedom: Double) -> Double {
        guard values.count > 2, mean > 0 else { return values.count > 2 ? .infinity : 1e-9 }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        let excess = (variance / (mean * mean) - 2 / freedom) / (1 + 2 / freedom)
        return excess > 0 ? 2 / excess : .infinity
    }
}

/// What one topic's shares say of its dispersion.
private struct OwnEstimate {
    let value: Double
    let degreesOfFreedom: Double
    /// The expected papers of the window.
    let expected: Double

    /// Nil with fewer than three periods, and where the topic has none or all of the papers.
    init?(_ counts: [ShareCount]) {
        let kept = counts.filter { $0.of > 0 }
        let all = kept.reduce(ShareCount(), +)
        guard kept.count >= 3, let share = all.share, share > 0, share < 1 else { return nil }
        var sum = 0.0
        for (before, after) in zip(kept, kept.dropFirst()) {
            let difference = (after.share ?? 0) - (before.share ?? 0)
            sum += difference * difference / (1 / Double(before.of) + 1 / Double(after.of))
        }
        let differences = Double(kept.count - 1)
        value = sum / differences * all.effectiveness / (share * (1 - share))
        degreesOfFreedom = 2 * differences * differences / (3 * differences - 1)
        expected = all.expected
    }
}
