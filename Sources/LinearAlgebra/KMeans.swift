/// Groups of rows by Euclidean distance.
///
/// Method: Lloyd's algorithm from centres of k-means++ (Arthur & Vassilvitskii 2007), of several candidates for each the one that lowers the inertia most.
/// It runs on growing random samples of the rows before it runs on all of them, each time from the centres found so far ("nested mini-batches", Newling
/// & Fleuret 2016): most of the way is gone where a round costs little. Distances come from one product of all rows with all centres a round.
public struct KMeans: Sendable {
    /// The group of each row.
    public let assignments: [Int]
    /// The means of the groups, a row each.
    public let centres: Matrix
    /// The sum over the rows of the squared distance to their centre: smaller is tighter.
    public let inertia: Double

    /// What the clustering is asked for.
    public struct Options: Sendable, Hashable {
        /// The number of groups, at least 1; at most one a row comes out.
        public var groups: Int
        /// The largest number of rounds on all rows.
        public var rounds: Int
        /// Rounds end when the centres' squared movement falls to this part of the columns' mean variance.
        public var tolerance: Double
        /// Where the random numbers begin.
        public var seed: UInt64

        /// Options; at most 300 rounds and a tolerance of 10⁻⁴ unless said otherwise.
        public init(groups: Int, rounds: Int = 300, tolerance: Double = 1e-4, seed: UInt64) {
            precondition(groups >= 1, "the number of groups must be at least 1, but is \(groups)")
            self.groups = groups
            self.rounds = max(1, rounds)
            self.tolerance = max(0, tolerance)
            self.seed = seed
        }
    }

    /// Groups the rows of a matrix. The result depends on rows, options and seed, and not on the number of threads.
    public init(rows matrix: Matrix, options: Options, workers: Workers) {
        let groups = min(options.groups, matrix.rows)
        guard groups > 0 else {
            (assignments, centres, inertia) = ([], Matrix(rows: 0, columns: matrix.columns), 0)
            return
        }
        var generator = SeededGenerator(seed: options.seed)
        let order = generator.permutation(of: matrix.rows)
        var centres = Matrix(rows: 0, columns: matrix.columns)
        for size in Self.sampleSizes(of: matrix.rows, groups: groups) {
            let sample = size == matrix.rows ? matrix : matrix.selecting(rows: order[..<size].sorted())
            let lloyd = LloydRounds(sample, workers: workers)
            if centres.rows == 0 { centres = lloyd.start(groups: groups, &generator) }
            centres = lloyd.refined(centres, rounds: options.rounds, tolerance: options.tolerance)
        }
        let final = LloydRounds(matrix, workers: workers).nearest(centres)
        self.centres = centres
        assignments = final.map(\.group)
        inertia = final.reduce(0) { $0 + Double($1.distance) }
    }

    /// An eighth, a quarter, a half and all of the rows; samples of fewer than a hundred rows a group are passed over.
    private static func sampleSizes(of rows: Int, groups: Int) -> [Int] {
        [rows / 8, rows / 4, rows / 2].filter { $0 >= 100 * groups } + [rows]
    }
}
