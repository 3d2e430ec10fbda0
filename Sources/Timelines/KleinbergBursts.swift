import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Finds the runs of a series in which a topic is more frequent than usual.
///
/// Each period is in one of two states: in the usual one a paper has the topic with the probability
/// p₀, that of all periods together; in a burst with p₁ = s·p₀. A state costs −ln of the binomial
/// probability of the period's count, entering a burst costs γ·ln n for n periods, leaving it
/// nothing. The states of least total cost are found by dynamic programming; the runs of the second
/// one are the bursts. A burst's weight is what its periods would have cost more in the usual
/// state.
///
/// Source: J. Kleinberg, "Bursty and Hierarchical Structure in Streams", KDD (2002), 91–101, § 4
/// (batched arrivals, two states). The binomial coefficients are the same in both states and left
/// out, so that expected counts need not be whole.
public struct KleinbergBursts: Hashable, Sendable {
    /// s: how many times the usual share a burst has; above 1.
    public var ratio: Double
    /// γ: how dear it is to enter a burst; at least 0.
    public var reluctance: Double

    /// Kleinberg's own values by default.
    public init(ratio: Double = 2, reluctance: Double = 1) {
        precondition(ratio > 1 && reluctance >= 0, "a burst of ratio \(ratio) with reluctance \(reluctance)")
        self.ratio = ratio
        self.reluctance = reluctance
    }

    /// A run of places in a series.
    public struct Run: Hashable, Sendable {
        /// The places.
        public var places: Range<Int>
        /// What they would have cost more in the usual state.
        public var weight: Double
    }

    /// The bursts of a series, in order.
    public func runs(_ counts: [ShareCount]) -> [Run] {
        guard let gains = gains(counts) else { return [] }
        return runs(gains: gains, entering: entering(counts.count))
    }

    /// The p-value of the weightiest burst: the part of the random orders of the periods, the given one among them,
    /// in which a burst weighs as much. What varies from period to period for other reasons than sampling varies in
    /// every order. 1 where there is no burst.
    ///
    /// Source: R. A. Fisher, "The Design of Experiments" (1935), § 21; B. Phipson, G. K. Smyth, "Permutation P-values
    /// Should Never Be Zero", Statistical Applications in Genetics and Molecular Biology 9 (2010), article 39.
    ///
    /// - Parameters:
    ///   - counts: the periods.
    ///   - orders: how many random orders are looked at.
    public func pValue(_ counts: [ShareCount], orders: Int = 999) -> Double {
        guard var gains = gains(counts) else { return 1 }
        let entering = entering(counts.count)
        guard let seen = runs(gains: gains, entering: entering).map(\.weight).max() else { return 1 }
        var random = SeededOrder()
        var asWeighty = 1
        for _ in 0..<orders {
            gains.shuffle(using: &random)
            let weight = runs(gains: gains, entering: entering).map(\.weight).max() ?? 0
            if weight >= seen - 1e-9 { asWeighty += 1 }
        }
        return Double(asWeighty) / Double(orders + 1)
    }

    private func entering(_ periods: Int) -> Double { reluctance * log(Double(periods)) }

    /// What each period would cost more in the usual state; nil where nothing can burst.
    private func gains(_ counts: [ShareCount]) -> [Double]? {
        let all = counts.reduce(ShareCount(), +)
        guard counts.count > 1, let usual = all.share, usual > 0, usual < 1 else { return nil }
        let raised = min(usual * ratio, (1 + usual) / 2)
        return counts.map { count in
            count.expected * log(raised / usual) + (Double(count.of) - count.expected) * log((1 - raised) / (1 - usual))
        }
    }

    /// The runs of the states of least cost, the cost being minus the gains of the periods in a
    /// burst plus the price of entering each.
    private func runs(gains: [Double], entering: Double) -> [Run] {
        var (usual, burst) = (0.0, -Double.infinity)
        var cameFromBurst: [(usual: Bool, burst: Bool)] = []
        for gain in gains {
            cameFromBurst.append((usual: burst > usual, burst: burst >= usual - entering))
            (usual, burst) = (max(usual, burst), max(burst, usual - entering) + gain)
        }
        var isBurst = burst > usual
        var states = [Bool](repeating: false, count: gains.count)
        for place in gains.indices.reversed() {
            states[place] = isBurst
            isBurst = isBurst ? cameFromBurst[place].burst : cameFromBurst[place].usual
        }
        var found: [Run] = []
        for place in gains.indices where states[place] {
            if let last = found.last, last.places.upperBound == place {
                found[found.count - 1] = Run(
                    places: last.places.lowerBound..<place + 1, weight: last.weight + gains[place])
            } else {
                found.append(Run(places: place..<place + 1, weight: gains[place]))
            }
        }
        return found
    }
}

/// Random bits that are the same in every run: SplitMix64 from 0.
private struct SeededOrder: RandomNumberGenerator {
    private var state: UInt64 = 0

    mutating func next() -> UInt64 {
        state &+= SplitMix.increment
        return SplitMix.mixed(state)
    }
}
