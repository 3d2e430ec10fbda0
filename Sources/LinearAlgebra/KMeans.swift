/// Groups of rows by Euclidean distance.
///
/// Method: Lloyd's algorithm from centres of k-means++ (Arthur & Vassilvitskii 2007), of several
/// candidates for each the one that lowers the inertia most. It runs on growing random samples of
/// the rows before it runs on all of them, each time from the centres found so far ("nested
/// mini-batches", Newling & Fleuret 2016): most of the way is gone where a round costs little.
/// Distances come from one product of all rows with all centres a round.
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
        /// How many beginnings are tried on the smallest sample, at least 1; the one of the
        /// smallest inertia goes on. On few rows another beginning costs little, and the tightest
        /// grouping of a sample is most often the tightest of all rows too.
        public var beginnings: Int
        /// Where the random numbers begin.
        public var seed: UInt64

        /// Options; four beginnings, at most 300 rounds and a tolerance of 10⁻⁴ unless said otherwise.
        public init(groups: Int, beginnings: Int = 4, rounds: Int = 300, tolerance: Double = 1e-4, seed: UInt64) {
            precondition(groups >= 1, "the number of groups must be at least 1, but is \(groups)")
            self.groups = groups
            self.beginnings = max(1, beginnings)
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
        let whole = LloydRounds(matrix, workers: workers)
        for size in Self.sampleSizes(of: matrix.rows, groups: groups) {
            let lloyd =
                size == matrix.rows
                ? whole : LloydRounds(matrix.selecting(rows: order[..<size].sorted()), workers: workers)
            centres =
                centres.rows == 0
                ? Self.tightest(lloyd, options, groups: groups, workers)
                : lloyd.refined(centres, rounds: options.rounds, tolerance: options.tolerance)
        }
        let final = whole.nearest(centres)
        self.centres = centres
        assignments = final.map(\.group)
        inertia = final.reduce(0) { $0 + Double($1.distance) }
    }

    /// The centres of the tightest of some beginnings; each is worked on by one thread.
    private static func tightest(
        _ rounds: LloydRounds, _ options: Options, groups: Int, _ workers: Workers
    ) -> Matrix {
        let lloyd = rounds.alone
        let found = workers.map(options.beginnings) { beginning in
            var generator = SeededGenerator(seed: options.seed &+ UInt64(beginning))
            let centres = lloyd.refined(
                lloyd.start(groups: groups, &generator), rounds: options.rounds, tolerance: options.tolerance)
            return (centres: centres, inertia: lloyd.nearest(centres).reduce(0) { $0 + Double($1.distance) })
        }
        return found.min { $0.inertia < $1.inertia }?.centres ?? Matrix(rows: 0, columns: lloyd.columns)
    }

    /// An eighth, a quarter, a half and all of the rows; samples of fewer than a hundred rows a group are passed over.
    private static func sampleSizes(of rows: Int, groups: Int) -> [Int] {
        [rows / 8, rows / 4, rows / 2].filter { $0 >= 100 * groups } + [rows]
    }
}
