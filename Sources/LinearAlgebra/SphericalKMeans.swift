/// Groups of rows by direction.
///
/// Method: spherical k-means (Dhillon & Modha 2001) on rows of unit length, started by k-means++ (Arthur & Vassilvitskii 2007) with the cosine
/// distance; of several starts the one with the largest total cosine wins. An empty group takes the row that fits its own group worst;
/// where there are fewer distinct directions than groups, some groups stay empty.
public struct SphericalKMeans: Sendable {
    /// The group of each row.
    public let assignments: [Int]
    /// The unit-length centres, a row each.
    public let centres: Matrix
    /// The sum over the rows of the cosine to their centre: larger is tighter.
    public let totalCosine: Double

    /// What the clustering is asked for.
    public struct Options: Sendable, Hashable {
        /// The number of groups, at least 1; at most one a row comes out.
        public var groups: Int
        /// How many random starts are tried.
        public var starts: Int
        /// The largest number of rounds of one start.
        public var rounds: Int
        /// Where the random numbers begin.
        public var seed: UInt64

        /// Options; four starts of at most 100 rounds unless said otherwise.
        public init(groups: Int, starts: Int = 4, rounds: Int = 100, seed: UInt64) {
            precondition(groups >= 1, "the number of groups must be at least 1, but is \(groups)")
            self.groups = groups
            self.starts = max(1, starts)
            self.rounds = max(1, rounds)
            self.seed = seed
        }
    }

    /// Groups the rows of a matrix; rows are normalized first, and rows of zeros go to group 0.
    public init(rows matrix: Matrix, options: Options, workers: Workers) {
        let normalized = matrix.normalizingRows()
        // A row of zeros has no direction and must not become a centre.
        let directed = (0..<matrix.rows).filter { row in normalized.row(row).contains { $0 != 0 } }
        let points = normalized.selecting(rows: directed)
        let groups = min(options.groups, max(1, points.rows))
        let runs = workers.map(options.starts) { start in
            Self.run(points, groups: groups, rounds: options.rounds, seed: options.seed &+ UInt64(start) &* 0x9E37_79B9)
        }
        var best = runs[0]
        for run in runs.dropFirst() where run.total > best.total { best = run }
        var groupOfRow = [Int](repeating: 0, count: matrix.rows)
        for (place, row) in directed.enumerated() { groupOfRow[row] = best.assignments[place] }
        assignments = groupOfRow
        centres = best.centres
        totalCosine = best.total
    }

    private struct Run: Sendable {
        var assignments: [Int]
        var centres: Matrix
        var total: Double
    }

    private static func run(_ points: Matrix, groups: Int, rounds: Int, seed: UInt64) -> Run {
        var generator = SeededGenerator(seed: seed)
        var centres = start(points, groups: groups, &generator)
        var (assignments, cosines) = assign(points, centres)
        for _ in 0..<rounds {
            centres = means(points, assignments: &assignments, cosines: cosines, groups: groups)
            let (next, nextCosines) = assign(points, centres)
            cosines = nextCosines
            if next == assignments { break }
            assignments = next
        }
        return Run(assignments: assignments, centres: centres, total: cosines.reduce(0) { $0 + Double($1) })
    }

    /// k-means++: each further centre is a row drawn with a chance proportional to its distance 1 − cos from the nearest centre so far.
    private static func start(_ points: Matrix, groups: Int, _ generator: inout SeededGenerator) -> Matrix {
        guard points.rows > 0 else { return Matrix(rows: groups, columns: points.columns) }
        var chosen = [generator.index(below: points.rows)]
        var distances = [Double](repeating: .infinity, count: points.rows)
        while chosen.count < groups {
            let newest = points.selecting(rows: [chosen[chosen.count - 1]])
            let cosines = points.times(transposed: newest)
            for row in 0..<points.rows { distances[row] = min(distances[row], max(0, 1 - Double(cosines[row, 0]))) }
            var left = generator.unit() * distances.reduce(0, +)
            var pick = points.rows - 1
            for row in 0..<points.rows {
                left -= distances[row]
                if left < 0 {
                    pick = row
                    break
                }
            }
            chosen.append(pick)
        }
        return points.selecting(rows: chosen)
    }

    /// The nearest centre of each row and the cosine to it; the first of equally near ones.
    private static func assign(_ points: Matrix, _ centres: Matrix) -> ([Int], [Float]) {
        let cosines = points.times(transposed: centres)
        var nearest = [Int](repeating: 0, count: points.rows)
        var values = [Float](repeating: 0, count: points.rows)
        for row in 0..<points.rows {
            var best = 0
            for group in 1..<max(1, centres.rows) where cosines[row, group] > cosines[row, best] { best = group }
            nearest[row] = best
            values[row] = cosines[row, best]
        }
        return (nearest, values)
    }

    private static func means(_ points: Matrix, assignments: inout [Int], cosines: [Float], groups: Int) -> Matrix {
        refillEmptyGroups(&assignments, cosines: cosines, groups: groups)
        var sums = Matrix(rows: groups, columns: points.columns)
        for row in 0..<points.rows {
            for column in 0..<points.columns { sums[assignments[row], column] += points[row, column] }
        }
        return sums.normalizingRows()
    }

    private static func refillEmptyGroups(_ assignments: inout [Int], cosines: [Float], groups: Int) {
        var sizes = [Int](repeating: 0, count: groups)
        for group in assignments { sizes[group] += 1 }
        guard sizes.contains(0), assignments.count >= groups else { return }
        let worstFirst = assignments.indices.sorted { (cosines[$0], $0) < (cosines[$1], $1) }
        var candidates = worstFirst.makeIterator()
        for group in 0..<groups where sizes[group] == 0 {
            while let row = candidates.next() {
                guard sizes[assignments[row]] > 1 else { continue }
                sizes[assignments[row]] -= 1
                assignments[row] = group
                sizes[group] = 1
                break
            }
        }
    }
}
