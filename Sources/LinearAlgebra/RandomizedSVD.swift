/// The largest singular values of a sparse matrix with their right singular vectors.
///
/// Method: randomized block Krylov iteration (Musco & Musco, "Randomized block Krylov methods for
/// stronger and faster approximate singular value decomposition", NIPS 2015, algorithm 2). Where
/// subspace iteration (Halko, Martinsson & Tropp, SIAM Review 53, 2011) keeps only the last power
/// of `A·Aᵀ` times its samples, the Krylov space keeps them all: the same energy is captured by
/// products with half as many columns. The eigenvectors of `Qᵀ·A·Aᵀ·Q` give left singular vectors U
/// out of the space Q, and these the right ones, `Aᵀ·U / σ`.
public struct RandomizedSVD: Sendable {
    /// The singular values, descending.
    public let singularValues: [Float]
    /// The right singular vectors as columns: `columns of A × rank`. A direction without weight has a column of zeros.
    public let rightVectors: Matrix

    /// Rows with A's columns in the coordinates of the right singular vectors: `rows × rank`.
    public func projection(of rows: SparseMatrix, workers: Workers) -> Matrix {
        rows.times(rightVectors, workers: workers)
    }

    /// What weights on the coordinates (`rank × n`) are as weights on A's columns (`columns × n`).
    public func unfolded(_ weights: Matrix, workers: Workers = Workers(threads: 1)) -> Matrix {
        rightVectors.times(weights, workers: workers)
    }

    /// What the decomposition is asked for.
    public struct Options: Sendable, Hashable {
        /// The number of singular values wanted, at least 1; fewer come where the matrix has fewer rows or columns.
        public var rank: Int
        /// How many columns more than `rank` the space has at least.
        public var oversampling: Int
        /// How good the result is to be: it captures at least the energy that subspace iteration
        /// captures with so many power iterations.
        public var powerIterations: Int
        /// Where the random numbers begin.
        public var seed: UInt64

        /// Options; ten columns of oversampling and two power iterations unless said otherwise.
        public init(rank: Int, oversampling: Int = 10, powerIterations: Int = 2, seed: UInt64) {
            precondition(rank >= 1, "the rank must be at least 1, but is \(rank)")
            self.rank = rank
            self.oversampling = max(0, oversampling)
            self.powerIterations = max(0, powerIterations)
            self.seed = seed
        }
    }

    /// Decomposes a matrix.
    ///
    /// - Throws: ``LinearAlgebraError`` for elements that are not finite, or where OpenBLAS or LAPACKE is missing.
    public init(of matrix: SparseMatrix, options: Options, workers: Workers) throws(LinearAlgebraError) {
        let rank = min(options.rank, matrix.rows, matrix.columns)
        guard rank > 0 else {
            singularValues = []
            rightVectors = Matrix(rows: matrix.columns, columns: 0)
            return
        }
        try OpenBLAS.requireLoaded()
        // Few columns many times bring more than many columns a few times; sixteen are multiplied at the price of one.
        let width = (rank + 63) / 64 * 16
        let dimensions = min(
            matrix.rows, max(width * (Self.leastBlocks + options.powerIterations), rank + options.oversampling))
        // So many products need both: a transposed copy costs as much as a tenth of one.
        let transposed = matrix.transposed(workers: workers)
        let space = KrylovSpace(
            of: matrix, transposed: transposed, dimensions: dimensions, width: width, seed: options.seed,
            workers: workers)
        let left = space.combination(Self.leading(rank, of: try space.interaction.eigen().vectors))
        (singularValues, rightVectors) = Self.normalizedProduct(transposed, left, workers)
    }

    /// With six blocks and one more for each power iteration, a quarter of the rank wide, the
    /// energy was never below that of subspace iteration.
    private static let leastBlocks = 6

    /// The last eigenvectors as columns, the very last first.
    private static func leading(_ rank: Int, of vectors: [[Double]]) -> Matrix {
        var result = Matrix(rows: vectors.count, columns: rank)
        for (place, vector) in vectors.reversed().prefix(rank).enumerated() {
            for row in vectors.indices { result[row, place] = Float(vector[row]) }
        }
        return result
    }

    /// The norms of the columns of a product, and the columns divided by them, each with its element of largest
    /// magnitude positive: the sign of a singular vector is free.
    private static func normalizedProduct(
        _ left: SparseMatrix, _ right: Matrix, _ workers: Workers
    ) -> ([Float], Matrix) {
        var norms: [Float] = []
        // Sixteen columns are measured and divided while they are at hand: as a whole they are hundreds of megabytes.
        let columns = WideVectors.product(left, right, order: .inSequence, workers: workers, level: .best) { _, panel in
            let (squares, strongest) = WideVectors.measures(of: panel, level: .best)
            norms += squares.map { Float($0.squareRoot()) }
            var factors = SIMD16<Float>.zero
            for (lane, norm) in norms.suffix(16).enumerated() where norm > norms[0] * 1e-5 {
                // A direction without weight is noise: zeros project onto nothing.
                factors[lane] = (strongest[lane] < 0 ? -1 : 1) / norm
            }
            return factors
        }
        return (Array(norms.prefix(right.columns)), columns)
    }
}
