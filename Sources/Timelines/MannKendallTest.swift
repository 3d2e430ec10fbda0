/// Whether a series rises or falls, by the order of its values alone.
///
/// S is the number of pairs in which the later value is larger, less the number in which it is
/// smaller. Without ties and up to 50 values the p-value is exact: the probability that a random
/// order has an |S| at least as large. Otherwise S is taken as normal with the variance [n(n −
/// 1)(2n + 5) − Σ t(t − 1)(2t + 5)] / 18, t being the sizes of the groups of ties, and is drawn
/// towards 0 by 1 (continuity).
///
/// Source: H. B. Mann, "Nonparametric Tests Against Trend", Econometrica 13 (1945), 245–259; M. G.
/// Kendall, "Rank Correlation Methods", 4th edition (1975).
public struct MannKendallTest: Hashable, Sendable {
    /// Kendall's τ-b: S divided by the square root of the pairs without ties in value times all
    /// pairs; 0 where all values are equal.
    public var tau: Double
    /// The two-sided p-value; 1 where all values are equal or there are fewer than two.
    public var pValue: Double

    /// The test of values in the order of time.
    public init(_ values: [Double]) {
        let groups = Dictionary(grouping: values) { $0 }.values.map(\.count).filter { $0 > 1 }
        let count = values.count
        let pairs = count * (count - 1) / 2
        let untied = pairs - groups.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        let score = Self.score(values)
        guard untied > 0 else {
            (tau, pValue) = (0, 1)
            return
        }
        tau = Double(score) / (Double(untied) * Double(pairs)).squareRoot()
        pValue = groups.isEmpty && count <= 50 ? Self.exact(score, count) : Self.normal(score, count, groups)
    }

    private static func score(_ values: [Double]) -> Int {
        var score = 0
        for (index, value) in values.enumerated() {
            for later in values[(index + 1)...] { score += later > value ? 1 : later < value ? -1 : 0 }
        }
        return score
    }

    /// The share of the orders of so many values with so few inversions, or so many: each value
    /// added brings 0 to all of its predecessors, evenly.
    private static func exact(_ score: Int, _ count: Int) -> Double {
        let pairs = count * (count - 1) / 2
        var chances = [Double](repeating: 0, count: pairs + 1)
        chances[0] = 1
        var reached = 0
        for size in 2...count {
            reached += size - 1
            var sum = 0.0
            let before = chances
            for inversions in 0...reached {
                sum += before[inversions] - (inversions >= size ? before[inversions - size] : 0)
                chances[inversions] = sum / Double(size)
            }
        }
        let fewest = (pairs - abs(score)) / 2
        return min(1, 2 * chances[0...fewest].reduce(0, +))
    }

    private static func normal(_ score: Int, _ count: Int, _ groups: [Int]) -> Double {
        func term(_ size: Int) -> Double { Double(size) * Double(size - 1) * Double(2 * size + 5) }
        let variance = (term(count) - groups.reduce(0) { $0 + term($1) }) / 18
        return NormalDistribution.twoSidedTail(Double(max(0, abs(score) - 1)) / variance.squareRoot())
    }
}
