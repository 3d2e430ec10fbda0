/// Lloyd's rounds over some rows: nearest centres, means of groups.
struct LloydRounds: Sendable {
    private let points: Matrix
    private let workers: Workers
    private let level: VectorLevel
    /// The squared norm of each row.
    private let squares: [Float]

    /// How many rows one piece of parallel work takes.
    private static let rowsInPiece = 2048

    init(_ points: Matrix, workers: Workers, level: VectorLevel = .best) {
        self.points = points
        self.workers = workers
        self.level = level
        squares = Self.squares(points)
    }

    /// What a row is nearest to.
    struct Nearest: Sendable {
        /// The first of equally near centres.
        var group: Int
        /// The squared distance to it.
        var distance: Float
        /// The squared distance to the second nearest centre; infinite where there is none.
        var second: Float
    }

    /// The nearest centre of each row.
    func nearest(_ centres: Matrix) -> [Nearest] { nearest(centres, toRows: nil) }

    /// The nearest centre of some rows, of all where none are named.
    private func nearest(_ centres: Matrix, toRows rows: [Int32]?) -> [Nearest] {
        guard comparesCentres else {
            guard let rows else { return Self.nearest(centres, to: points, squares: squares, workers) }
            let selected = points.selecting(rows: rows.map(Int.init))
            return Self.nearest(centres, to: selected, squares: rows.map { squares[Int($0)] }, workers)
        }
        let lanes = CentreLanes(centres, halves: Self.squares(centres).map { $0 / 2 })
        return workers.mapBlocks(of: rows?.count ?? points.rows, size: Self.rowsInPiece) { range -> [Nearest] in
            zip(range, WideVectors.nearest(lanes, toRows: range, of: rows, in: points, level: level)).map {
                place, found in
                // |x − c|² = |x|² − 2·(x·c − |c|²/2)
                let square = squares[rows.map { Int($0[place]) } ?? place]
                return Nearest(
                    group: Int(found.centre), distance: max(0, square - 2 * found.score),
                    second: max(0, square - 2 * found.second))
            }
        }.flatMap { $0 }
    }

    private var comparesCentres: Bool { WideVectors.comparesCentres(columns: points.columns, level: level) }

    /// The squared distances of all rows to each of some centres.
    private func distances(_ centres: Matrix) -> [[Float]] {
        guard comparesCentres else {
            return (0..<centres.rows).map { nearest(centres.selecting(rows: [$0])).map(\.distance) }
        }
        let lanes = CentreLanes(centres, halves: Self.squares(centres).map { $0 / 2 })
        let parts = workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { range in
            (first: range.lowerBound, scores: WideVectors.scores(lanes, ofRows: range, in: points, level: level))
        }
        return (0..<centres.rows).map { centre in
            parts.flatMap { part in
                (0..<part.scores.count / lanes.width).map { row in
                    max(0, squares[part.first + row] - 2 * part.scores[row * lanes.width + centre])
                }
            }
        }
    }

    private static func nearest(_ centres: Matrix, to points: Matrix, squares: [Float], _ workers: Workers) -> [Nearest]
    {
        let products = points.times(transposed: centres, workers: workers)
        let halves = Self.squares(centres).map { $0 / 2 }
        return workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { range -> [Nearest] in
            let (products, halves) = (products.storage.span, halves.span)
            return range.map { row in
                var (best, score, second) = (0, -Float.infinity, -Float.infinity)
                for group in 0..<centres.rows {
                    // |x − c|² = |x|² − 2·(x·c − |c|²/2)
                    let own = products[row &* centres.rows &+ group] - halves[group]
                    if own > score {
                        (best, score, second) = (group, own, score)
                    } else if own > second {
                        second = own
                    }
                }
                return Nearest(
                    group: best, distance: max(0, squares[row] - 2 * score), second: max(0, squares[row] - 2 * second))
            }
        }.flatMap { $0 }
    }

    /// Rounds from some centres until hardly anything moves.
    ///
    /// A row is looked at again only where the distance that its centre and another may have moved
    /// could have changed its group (Hamerly, "Making k-means even faster", SDM 2010): upper and
    /// lower bounds of the distances to the nearest and to the second centre follow the centres'
    /// movements.
    func refined(_ start: Matrix, rounds: Int, tolerance: Double) -> Matrix {
        var centres = start
        var (upper, lower) = (
            [Float](repeating: .infinity, count: points.rows), [Float](repeating: 0, count: points.rows)
        )
        var groups = [Int](repeating: 0, count: points.rows)
        let enough = tolerance * meanVariance
        for round in 0..<rounds {
            let active = points.indicesOfRows.filter { upper[$0] >= lower[$0] }
            var changes = round == 0
            let found = nearest(centres, toRows: active.count < points.rows ? active.map(Int32.init) : nil)
            for (row, found) in zip(active, found) {
                changes = changes || groups[row] != found.group
                (groups[row], upper[row], lower[row]) = (
                    found.group, found.distance.squareRoot(), found.second.squareRoot()
                )
            }
            guard changes else { break }
            refill(&groups, upper, &lower, groups: centres.rows)
            let next = means(groups, count: centres.rows)
            let movements = Self.movements(from: centres, to: next)
            centres = next
            if movements.reduce(0.0, { $0 + Double($1) * Double($1) }) <= enough { break }
            let largest = movements.max() ?? 0
            for row in groups.indices {
                upper[row] += movements[groups[row]]
                lower[row] -= largest
            }
        }
        return centres
    }

    /// How far each row of a matrix is from the same row of another.
    private static func movements(from old: Matrix, to new: Matrix) -> [Float] {
        (0..<old.rows).map { row in
            let square = zip(old.row(row), new.row(row)).reduce(0.0) { $0 + Double($1.1 - $1.0) * Double($1.1 - $1.0) }
            return Float(square.squareRoot())
        }
    }

    /// k-means++ with a few candidates for each centre.
    func start(groups: Int, _ generator: inout SeededGenerator) -> Matrix {
        var chosen = [generator.index(below: points.rows)]
        var distances = nearest(points.selecting(rows: chosen)).map(\.distance)
        let candidates = 2 + Int(Float(groups).exponent)
        while chosen.count < groups {
            let drawn = draw(candidates, distances, &generator)
            let trials = self.distances(points.selecting(rows: drawn)).map { own in
                zip(own, distances).map { min($0, $1) }
            }
            let inertias = trials.map { $0.reduce(0.0) { $0 + Double($1) } }
            let best = inertias.indices.min { inertias[$0] < inertias[$1] } ?? 0
            chosen.append(drawn[best])
            distances = trials[best]
        }
        return points.selecting(rows: chosen)
    }

    /// Rows drawn with chances proportional to their distances.
    private func draw(_ count: Int, _ distances: [Float], _ generator: inout SeededGenerator) -> [Int] {
        var sum = 0.0
        let sums = distances.map { distance -> Double in
            sum += Double(distance)
            return sum
        }
        return (0..<count).map { _ in
            let place = generator.unit() * sum
            // The first row whose sum exceeds the place, by bisection.
            var (low, high) = (0, sums.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] > place { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    private func means(_ groups: [Int], count: Int) -> Matrix {
        let columns = points.columns
        let parts = workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { range -> [Float] in
            var sums = [Float](repeating: 0, count: count * columns)
            WideVectors.add(range, of: points, groups: groups, to: &sums, count: count)
            return sums
        }
        var sizes = [Double](repeating: 0, count: count)
        for group in groups { sizes[group] += 1 }
        var sums = [Double](repeating: 0, count: count * columns)
        for part in parts {
            for place in part.indices { sums[place] += Double(part[place]) }
        }
        return Matrix(
            rows: count, columns: columns, storage: sums.indices.map { Float(sums[$0] / max(1, sizes[$0 / columns])) })
    }

    /// Gives each empty group the row that is farthest from its centre.
    private func refill(_ assignments: inout [Int], _ upper: [Float], _ lower: inout [Float], groups: Int) {
        var sizes = [Int](repeating: 0, count: groups)
        for group in assignments { sizes[group] += 1 }
        for group in 0..<groups where sizes[group] == 0 {
            let movable = assignments.indices.filter { sizes[assignments[$0]] > 1 }
            guard let row = movable.max(by: { (upper[$0], $1) < (upper[$1], $0) }) else { return }
            sizes[assignments[row]] -= 1
            // Nothing is known of its new distances: it is looked at in the next round.
            (assignments[row], lower[row], sizes[group]) = (group, 0, 1)
        }
    }

    /// The mean over the columns of their variance.
    private var meanVariance: Double {
        let rows = Double(max(1, points.rows))
        var sums = [Double](repeating: 0, count: points.columns)
        for row in 0..<points.rows {
            for column in 0..<points.columns { sums[column] += Double(points.storage[row &* points.columns &+ column]) }
        }
        let all = squares.reduce(0.0) { $0 + Double($1) }
        return max(0, all / rows - sums.reduce(0.0) { $0 + ($1 / rows) * ($1 / rows) }) / Double(max(1, points.columns))
    }

    private static func squares(_ matrix: Matrix) -> [Float] {
        let source = matrix.storage.span
        return (0..<matrix.rows).map { row in
            var sum: Float = 0
            for place in row * matrix.columns..<(row + 1) * matrix.columns { sum += source[place] * source[place] }
            return sum
        }
    }
}

extension Matrix {
    fileprivate var indicesOfRows: Range<Int> { 0..<rows }
}
