import Papers

/// Moves labels apart that would overlap, as little as possible.
enum LabelPlacement {
    /// The middles of labels that are so high and would like to stand at `wanted`, so that none overlaps another and
    /// all lie within `range` where it is long enough, with the least sum of squared moves. The order of the wishes is
    /// kept; equal ones keep the order in which they are given.
    ///
    /// Method: with the room that the labels above take taken from each sorted wish, the places only have to ascend:
    /// isotonic regression, by `AdjacentViolators`. Clamping its solution to bounds gives the bounded one. Time:
    /// n·log n.
    static func places(for wanted: [Double], heights: [Double], in range: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        guard let first = order.first, let last = order.last else { return [] }
        var offsets = [0.0]
        for (above, below) in zip(order, order.dropFirst()) {
            offsets.append((offsets.last ?? 0) + (heights[above] + heights[below]) / 2)
        }
        let pools = AdjacentViolators.pooled(
            zip(order, offsets).map { index, offset in (mean: wanted[index] - offset, count: 1) },
            violates: { $0.mean > $1.mean },
            merged: { before, last in
                let count = before.count + last.count
                return ((before.mean * Double(before.count) + last.mean * Double(last.count)) / Double(count), count)
            })
        let lowest = range.lowerBound + heights[first] / 2
        let highest = max(lowest, range.upperBound - heights[last] / 2 - (offsets.last ?? 0))
        let relaxed = pools.flatMap { [Double](repeating: min(max($0.mean, lowest), highest), count: $0.count) }
        var places = wanted
        for (rank, index) in order.enumerated() { places[index] = relaxed[rank] + offsets[rank] }
        return places
    }
}
