import LinearAlgebra

/// Decides which texts have a topic so that as many have it as were counted: self-training that sets its own
/// thresholds drifts, until a topic has all texts or none.
struct HeldShares: Sendable {
    /// How many texts each topic has, at least one.
    let counts: [Int]

    /// A text is counted for the topics for which it has at least a third of the evidence that it has for its first.
    static let leastShare: Float = 1 / 3

    /// Counts the texts of topics by evidence.
    init(_ shares: Matrix) {
        counts = (0..<shares.columns).map { column in
            max(1, (0..<shares.rows).count { shares[$0, column] >= Self.leastShare })
        }
    }

    /// Which texts have a topic: the best `counts[topic]` of them, as far as they are better than nothing.
    ///
    /// - Parameters:
    ///   - scores: texts × topics.
    ///   - sure: of those that have it, the part that surely does; the others are left open.
    ///   - open: so many times as many as have it are left open.
    /// - Returns: `[topic][text]`; nil where it is open.
    func decided(_ scores: Matrix, sure: Double = 1, open: Double = 1) -> [[Bool?]] {
        counts.indices.map { topic in
            let column = (0..<scores.rows).map { scores[$0, topic] }
            let order = column.indices.sorted { (-column[$0], $0) < (-column[$1], $1) }
            var decisions = [Bool?](repeating: false, count: column.count)
            let (first, last) = (Int(Double(counts[topic]) * sure), Int(Double(counts[topic]) * open))
            for (rank, text) in order.prefix(max(first, last)).enumerated() where column[text] > 0 {
                decisions[text] = rank < max(1, first) ? true : nil
            }
            return decisions
        }
    }
}
