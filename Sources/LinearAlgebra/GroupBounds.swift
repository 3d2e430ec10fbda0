/// The groups of some consecutive rows, and how near each is at most to its centre and at least to any other (Hamerly,
/// "Making k-means even faster", SDM 2010).
struct GroupBounds: Sendable {
    /// The rows.
    let rows: Range<Int>
    /// The group of each.
    var groups: [Int]
    /// No row is farther from its centre.
    private(set) var upper: [Float]
    /// No row is nearer to another centre.
    var lower: [Float]

    /// Rows of which nothing is known: all are looked at.
    init(rows: Range<Int>) {
        self.rows = rows
        groups = [Int](repeating: 0, count: rows.count)
        upper = [Float](repeating: .infinity, count: rows.count)
        lower = [Float](repeating: 0, count: rows.count)
    }

    /// The rows whose bounds have met: they may have changed their group.
    var open: [Int32] {
        let (upper, lower) = (upper.span, lower.span)
        return rows.indices.compactMap { row in
            upper[row - rows.lowerBound] >= lower[row - rows.lowerBound] ? Int32(row) : nil
        }
    }

    /// Notes what some rows are nearest to; tells whether any changed its group.
    mutating func set(_ open: some Sequence<Int32>, _ found: some Sequence<LloydRounds.Nearest>) -> Bool {
        var changes = false
        for (row, found) in zip(open, found) {
            let place = Int(row) - rows.lowerBound
            changes = changes || groups[place] != found.group
            (groups[place], upper[place], lower[place]) = (
                found.group, found.distance.squareRoot(), found.second.squareRoot()
            )
        }
        return changes
    }

    /// Widens the bounds by how far the centres moved.
    mutating func follow(_ movements: [Float], largest: Float) {
        for place in groups.indices {
            upper[place] += movements[groups[place]]
            lower[place] -= largest
        }
    }
}
