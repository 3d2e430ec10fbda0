/// The largest singular values of a sparse matrix with their right singular vectors.
///
/// Method: Halko, Martinsson & Tropp, "Finding structure with randomness", SIAM Review 53 (2011), algorithms 4.4 (randomized subspace
/// iteration) and 5.1. With A of shape n × m, a random n-side basis Q of `rank + oversampling` columns is improved by power iterations
/// `Q ← orth(A·(Aᵀ·Q))`; then `B = Qᵀ·A` is small on one side, and the eigenvectors of `B·Bᵀ` give the singular vectors.
public struct RandomizedSVD: Sendable {
    /// The singular values, descending.
    public let singularValues: [Float]
    /// The right singular vectors are the columns of `image · mixing`; the product is large, and what it is needed for does not need it whole.
    private let image: Matrix
    private let mixing: Matrix

    /// The right singular vectors as columns: `columns of A × rank`.
    public var rightVectors: Matrix { image.times(mixing) }

    /// Rows with A's columns in the coordinates of the right singular vectors: `rows × rank`.
    public func projection(of rows: SparseMatrix, workers: Workers) -> Matrix { rows.times(image, workers: workers).times(mixing) }

    /// What weights on the coordinates (`rank × n`) are as weights on A's columns (`columns × n`).
    public func unfolded(_ weights: Matrix) -> Matrix { image.times(mixing.times(weights)) }

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
    /// - Throws: ``LinearAlgebraError`` where LAPACK fails.
    public init(of matrix: SparseMatrix, options: Options, workers: Workers) throws(LinearAlgebraError) {
        let width = min(options.rank + options.oversampling, matrix.rows, matrix.columns)
        guard width > 0 else {
            singularValues = []
            image = Matrix(rows: matrix.columns, columns: 0)
            mixing = Matrix(rows: 0, columns: 0)
            return
        }
        let transpose = matrix.transposed()
        var generator = SeededGenerator(seed: options.seed)
        var start = Matrix(rows: matrix.rows, columns: width)
        for index in start.storage.indices { start.storage[index] = Float(generator.normal()) }
        // Independent normal columns are nearly orthogonal as they are.
        var basis = start
        for _ in 0...options.powerIterations {
            let image = transpose.times(basis, workers: workers)
            basis = try matrix.times(image, workers: workers).orthonormalized()
        }
        image = transpose.times(basis, workers: workers)
        let (values, vectors) = try BLAS.eigen(ofSymmetric: image.gram())
        (singularValues, mixing) = Self.largest(min(options.rank, width), of: values, vectors)
    }

    /// The leading singular values from the eigenpairs of `B·Bᵀ`, and what makes right singular vectors of the rows of B: v = Bᵀ·u / σ.
    private static func largest(_ rank: Int, of eigenvalues: [Float], _ vectors: Matrix) -> ([Float], Matrix) {
        var singular: [Float] = []
        var mixing = Matrix(rows: vectors.rows, columns: rank)
        for place in 0..<rank {
            let source = eigenvalues.count - 1 - place
            let value = max(0, eigenvalues[source]).squareRoot()
            singular.append(value)
            // A direction without weight has no right vector: zeros project onto nothing.
            let factor: Float = value > (singular.first ?? 0) * 1e-6 ? 1 / value : 0
            // The sign of an eigenvector is free: the component of largest magnitude is made positive, so that it does not depend on the library.
            var strongest: Float = 0
            for row in 0..<vectors.rows where abs(vectors[row, source]) > abs(strongest) { strongest = vectors[row, source] }
            for row in 0..<vectors.rows { mixing[row, place] = vectors[row, source] * (strongest < 0 ? -factor : factor) }
        }
        return (singular, mixing)
    }
}
