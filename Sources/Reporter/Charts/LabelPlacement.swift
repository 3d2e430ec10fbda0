import Papers

/// Moves labels apart that would overlap, as little as possible.
enum LabelPlacement {
    /// Places for labels that would like to stand at `wanted`, any two at least `gap` apart and all
    /// within `range` where it is long enough, so that the sum of the squared moves is least. The
    /// order of the wishes is kept; equal ones keep the order in which they are given.
    ///
    /// Method: with i·gap taken from the i-th sorted wish, the places only have to ascend: isotonic
    /// regression, by `AdjacentViolators`. Clamping its solution to bounds gives the bounded one. Time: n·log
    /// n.
    static func places(for wanted: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        let pools = AdjacentViolators.pooled(
            order.enumerated().map { rank, index in (mean: wanted[index] - Double(rank) * gap, count: 1) },
            violates: { $0.mean > $1.mean },
            merged: { before, last in
                let count = before.count + last.count
                return ((before.mean * Double(before.count) + last.mean * Double(last.count)) / Double(count), count)
            })
        let highest = max(range.lowerBound, range.upperBound - Double(max(0, wanted.count - 1)) * gap)
        let relaxed = pools.flatMap {
            [Double](repeating: min(max($0.mean, range.lowerBound), highest), count: $0.count)
        }
        var places = wanted
        for (rank, index) in order.enumerated() { places[index] = relaxed[rank] + Double(rank) * gap }
        return places
    }
}
