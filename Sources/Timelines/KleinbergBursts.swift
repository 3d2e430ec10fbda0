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
        let all = counts.reduce(ShareCount(), +)
        guard counts.count > 1, let usual = all.share, usual > 0, usual < 1 else { return [] }
        let raised = min(usual * ratio, (1 + usual) / 2)
        let gains = counts.map { count in
            count.expected * log(raised / usual) + (Double(count.of) - count.expected) * log((1 - raised) / (1 - usual))
        }
        return runs(gains: gains, entering: reluctance * log(Double(counts.count)))
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
