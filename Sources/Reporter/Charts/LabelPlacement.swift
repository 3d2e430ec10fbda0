/// Moves labels apart that would overlap, as little as possible.
enum LabelPlacement {
    /// Places for labels that would like to stand at `wanted`, any two at least `gap` apart and all within `range` where it is long enough, so that
    /// the sum of the squared moves is least. The order of the wishes is kept; equal ones keep the order in which they are given.
    ///
    /// Method: with i·gap taken from the i-th sorted wish, the places only have to ascend: isotonic regression, by pooling adjacent violators (Ayer,
    /// Brunk, Ewing, Reid & Silverman 1955). Clamping its solution to bounds gives the bounded one. Time: n·log n.
    static func places(for wanted: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var pools: [(mean: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            pools.append((wanted[index] - Double(rank) * gap, 1))
            while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
                let last = pools.removeLast()
                let before = pools[pools.count - 1]
                let count = before.count + last.count
                pools[pools.count - 1] = ((before.mean * Double(before.count) + last.mean * Double(last.count)) / Double(count), count)
            }
        }
        let highest = max(range.lowerBound, range.upperBound - Double(max(0, wanted.count - 1)) * gap)
        let relaxed = pools.flatMap { [Double](repeating: min(max($0.mean, range.lowerBound), highest), count: $0.count) }
        var places = wanted
        for (rank, index) in order.enumerated() { places[index] = relaxed[rank] + Double(rank) * gap }
        return places
    }
}
