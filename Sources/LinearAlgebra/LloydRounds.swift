/// Lloyd's rounds over some rows: nearest centres, means of groups.
struct LloydRounds: Sendable {
    private let points: Matrix
    private var workers: Workers
    private let level: VectorLevel
    /// The squared norm of each row.
    private let squares: [Float]

    /// How many rows one piece of parallel work takes.
    private static let rowsInPiece = 2048

    init(_ points: Matrix, workers: Workers, level: VectorLevel = .best) {
        self.points = points
        self.workers = workers
        self.level = level
        squares = workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { Self.squares(points, rows: $0) }.flatMap
        { $0 }
    }

    /// The same rounds on one thread.
    var alone: LloydRounds {
        var result = self
        result.workers = Workers(threads: 1)
        return result
    }

    /// The number of columns.
    var columns: Int { points.columns }

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
    func nearest(_ centres: Matrix) -> [Nearest] {
        guard comparesCentres else { return Self.nearest(centres, to: points, squares: squares, workers) }
        let lanes = CentreLanes(centres, halves: Self.squares(centres).map { $0 / 2 })
        return workers.mapBlocks(of: points.rows, size: Self.rowsInPiece) { range in
            zip(range, WideVectors.nearest(lanes, toRows: range, of: nil, in: points, level: level)).map {
                nearest($1, ofRow: $0)
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
        var parts = stride(from: 0, to: points.rows, by: Self.rowsInPiece).map {
            GroupBounds(rows: $0..<min($0 + Self.rowsInPiece, points.rows))
        }
        var movements: [Float] = []
        let enough = tolerance * meanVariance
        for round in 0..<rounds {
            guard look(at: centres, after: movements, &parts) || round == 0 else { break }
            refill(&parts, groups: centres.rows)
            let next = means(parts.flatMap(\.groups), count: centres.rows)
            movements = Self.movements(from: centres, to: next)
            centres = next
            if movements.reduce(0.0, { $0 + Double($1) * Double($1) }) <= enough { break }
        }
        return centres
    }

    /// Looks again at the rows whose bounds have met after the centres moved; tells whether any changed its group.
    private func look(at centres: Matrix, after movements: [Float], _ parts: inout [GroupBounds]) -> Bool {
        let (before, largest) = (parts, movements.max() ?? 0)
        let lanes = CentreLanes(centres, halves: Self.squares(centres).map { $0 / 2 })
        let after = workers.map(before.count) { number -> (part: GroupBounds, changes: Bool) in
            var part = before[number]
            if !movements.isEmpty { part.follow(movements, largest: largest) }
            let open = part.open
            let changes = part.set(open, nearest(lanes, centres, open, of: part.rows))
            return (part, changes)
        }
        parts = after.map(\.part)
        return after.contains(where: \.changes)
    }

    /// What some of a range of rows are nearest to.
    private func nearest(_ lanes: CentreLanes, _ centres: Matrix, _ open: [Int32], of rows: Range<Int>) -> [Nearest] {
        guard comparesCentres else {
            let selected = points.selecting(rows: open.map(Int.init))
            return Self.nearest(centres, to: selected, squares: open.map { squares[Int($0)] }, Workers(threads: 1))
        }
        let isWhole = open.count == rows.count
        let found = WideVectors.nearest(
            lanes, toRows: isWhole ? rows : open.indices, of: isWhole ? nil : open, in: points, level: level)
        return zip(open, found).map { nearest($1, ofRow: Int($0)) }
    }

    private func nearest(_ found: CentreLanes.Nearest, ofRow row: Int) -> Nearest {
        // |x − c|² = |x|² − 2·(x·c − |c|²/2)
        Nearest(
            group: Int(found.centre), distance: max(0, squares[row] - 2 * found.score),
            second: max(0, squares[row] - 2 * found.second))
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
    private func refill(_ parts: inout [GroupBounds], groups: Int) {
        var sizes = [Int](repeating: 0, count: groups)
        for part in parts {
            for group in part.groups { sizes[group] += 1 }
        }
        for group in 0..<groups where sizes[group] == 0 {
            let upper = parts.flatMap(\.upper)
            let assignments = parts.flatMap(\.groups)
            let movable = assignments.indices.filter { sizes[assignments[$0]] > 1 }
            guard let row = movable.max(by: { (upper[$0], $1) < (upper[$1], $0) }) else { return }
            let (part, place) = (row / Self.rowsInPiece, row % Self.rowsInPiece)
            sizes[assignments[row]] -= 1
            // Nothing is known of its new distances: it is looked at in the next round.
            (parts[part].groups[place], parts[part].lower[place], sizes[group]) = (group, 0, 1)
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

    /// The squared norms of rows, of all unless others are named.
    private static func squares(_ matrix: Matrix, rows: Range<Int>? = nil) -> [Float] {
        let source = matrix.storage.span
        return (rows ?? 0..<matrix.rows).map { row in
            var sum: Float = 0
            for place in row * matrix.columns..<(row + 1) * matrix.columns { sum += source[place] * source[place] }
            return sum
        }
    }
}
