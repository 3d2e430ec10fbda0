/// The largest singular values of a sparse matrix with their right singular vectors.
///
/// Method: Halko, Martinsson & Tropp, "Finding structure with randomness", SIAM Review 53 (2011), algorithms 4.4 (randomized subspace
/// iteration) and 5.1. With A of shape n × m, random samples Y of `rank + oversampling` columns are improved by power iterations `Y ← A·(Aᵀ·Y)`,
/// kept apart by orthonormalization; then `Q = orth(Aᵀ·Y)` nearly holds the right singular vectors, and the eigenvectors W of `(A·Q)ᵀ·(A·Q)` turn it
/// into them: `V = Q·W`.
public struct RandomizedSVD: Sendable {
    /// The singular values, descending.
    public let singularValues: [Float]
    /// The right singular vectors are the columns of `basis · mixing`; the product is large, and what it is needed for does not need it whole.
    private let basis: Matrix
    private let mixing: Matrix

    /// The right singular vectors as columns: `columns of A × rank`.
    public var rightVectors: Matrix { basis.times(mixing) }

    /// Rows with A's columns in the coordinates of the right singular vectors: `rows × rank`.
    public func projection(of rows: SparseMatrix, workers: Workers) -> Matrix { rows.times(basis, workers: workers).times(mixing) }

    /// What weights on the coordinates (`rank × n`) are as weights on A's columns (`columns × n`).
    public func unfolded(_ weights: Matrix) -> Matrix { basis.times(mixing.times(weights)) }

    /// What the decomposition is asked for.
    public struct Options: Sendable, Hashable {
        /// The number of singular values wanted, at least 1; fewer come where the matrix has fewer rows or columns.
        public var rank: Int
        /// How many columns more than `rank` the random basis has.
        public var oversampling: Int
        /// How often the basis is improved; each costs two products with A.
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
    /// - Throws: ``LinearAlgebraError`` for elements that are not finite.
    public init(of matrix: SparseMatrix, options: Options, workers: Workers) throws(LinearAlgebraError) {
        // Sixteen columns are multiplied at the price of one.
        let width = min((options.rank + options.oversampling + 15) / 16 * 16, matrix.rows, matrix.columns)
        guard width > 0 else {
            singularValues = []
            basis = Matrix(rows: matrix.columns, columns: 0)
            mixing = Matrix(rows: 0, columns: 0)
            return
        }
        var samples = Self.randomSigns(rows: matrix.rows, columns: width, seed: options.seed)
        for _ in 0..<options.powerIterations {
            samples = matrix.normalTimes(samples, workers: workers).roughlyOrthonormalized(workers: workers)
        }
        basis = matrix.transposedTimes(samples, workers: workers).orthonormalized(workers: workers)
        let (values, vectors) = try matrix.times(basis, workers: workers).gram(workers: workers).eigen()
        (singularValues, mixing) = Self.largest(min(options.rank, width), of: values, vectors)
    }

    /// Independent signs: they sample a range as well as normal numbers do (Halko et al., section 4.6), and one random number makes 64 of them.
    private static func randomSigns(rows: Int, columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        var (result, bits) = (Matrix(rows: rows, columns: columns), UInt64(0))
        for place in 0..<rows * columns {
            bits = place % 64 == 0 ? generator.next() : bits >> 1
            result.storage[place] = bits & 1 == 0 ? -1 : 1
        }
        return result
    }

    /// The leading singular values from the eigenpairs of `(A·Q)ᵀ·(A·Q)`, and the eigenvectors as columns.
    private static func largest(_ rank: Int, of eigenvalues: [Double], _ vectors: [[Double]]) -> ([Float], Matrix) {
        var singular: [Float] = []
        var mixing = Matrix(rows: vectors.count, columns: rank)
        for place in 0..<rank {
            let source = eigenvalues.count - 1 - place
            singular.append(Float(max(0, eigenvalues[source]).squareRoot()))
            // A direction without weight is noise: zeros project onto nothing.
            guard singular[place] > singular[0] * 1e-6 else { continue }
            // The sign of an eigenvector is free: the component of largest magnitude is made positive.
            let strongest = vectors[source].max { abs($0) < abs($1) } ?? 0
            for row in vectors.indices { mixing[row, place] = Float(strongest < 0 ? -vectors[source][row] : vectors[source][row]) }
        }
        return (singular, mixing)
    }
}
