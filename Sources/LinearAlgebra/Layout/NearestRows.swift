/// The nearest other rows of each row of a matrix, by Euclidean distance.
///
/// Exact: every row is compared with every other, by products of blocks of rows. O(rows² · columns); 15,000 rows of
/// 100 columns take about three seconds on one core.
public struct NearestRows: Sendable {
    /// How many neighbours each row has: as many as were asked for, fewer where there are not so many other rows.
    public let count: Int
    /// The neighbours: those of row r from r · `count` on, the nearest first, ties by their numbers.
    public let rows: [Int32]
    /// The squared distances to them.
    public let squaredDistances: [Float]

    /// How many rows one piece of parallel work takes: their products with all rows stay in a few megabytes.
    private static let rowsInPiece = 128

    /// Finds the neighbours of each row. The result does not depend on the number of threads.
    public init(of points: Matrix, count wanted: Int, workers: Workers) {
        let count = max(0, min(wanted, points.rows - 1))
        self.count = count
        guard count > 0 else {
            (rows, squaredDistances) = ([], [])
            return
        }
        let transposed = points.transposed()
        let squares = (0..<points.rows).map { row in points.row(row).reduce(0) { $0 + $1 * $1 } }
        let pieces = workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { range -> [Neighbour] in
            let products = points.selecting(rows: Array(range)).times(transposed)
            return range.flatMap { row in
                Self.nearest(to: row, count, products.storage.span, (row - range.lowerBound) * points.rows, squares)
            }
        }.flatMap { $0 }
        rows = pieces.map(\.row)
        squaredDistances = pieces.map(\.squared)
    }

    private struct Neighbour: Sendable {
        var row: Int32
        var squared: Float
    }

    /// The nearest rows to one, whose products with all rows begin at a place: the farthest of those found so far gives
    /// way to what is nearer.
    private static func nearest(
        to row: Int, _ count: Int, _ products: Span<Float>, _ start: Int, _ squares: [Float]
    ) -> [Neighbour] {
        var found: [Neighbour] = []
        found.reserveCapacity(count + 1)
        let squares = squares.span
        var farthest = Float.infinity
        for other in squares.indices where other != row {
            // |a − b|² = |a|² + |b|² − 2·a·b, of which |a|² is the same for all.
            let squared = squares[other] - 2 * products[start &+ other]
            guard squared < farthest else { continue }
            var place = found.count
            while place > 0, found[place - 1].squared > squared { place -= 1 }
            found.insert(Neighbour(row: Int32(other), squared: squared), at: place)
            if found.count > count { found.removeLast() }
            if found.count == count { farthest = found[count - 1].squared }
        }
        // What is no number is nearer than nothing.
        var spare = squares.indices.lazy.filter { other in other != row && !found.contains { $0.row == other } }
            .makeIterator()
        while found.count < count, let other = spare.next() { found.append(Neighbour(row: Int32(other), squared: 0)) }
        return found.map { Neighbour(row: $0.row, squared: max(0, $0.squared + squares[row])) }
    }
}
