/// The rows that linear functions are learned from: sparse terms, and dense latent features beside them.
///
/// Row r has the entries of `sparse` in columns `0 ..< sparse.columns`, then the columns of
/// `dense`, then a constant 1 for the bias.
package struct FeatureRows: Sendable {
    /// The terms.
    package let sparse: SparseMatrix
    /// The latent features, as many rows as `sparse` has.
    package let dense: Matrix
    /// What each row weighs in what is learned: how many rows it counts for.
    package private(set) var weights: [Float]
    /// The squared Euclidean norm of each row, the constant included.
    package let squaredNorms: [Float]

    /// Rows of sparse and dense features side by side; without weights each weighs 1.
    package init(sparse: SparseMatrix, dense: Matrix, weights: [Float]? = nil) {
        precondition(weights.map { $0.count == sparse.rows } ?? true, "one weight a row")
        self.weights = weights ?? [Float](repeating: 1, count: sparse.rows)
        precondition(sparse.rows == dense.rows, "\(sparse.rows) sparse rows beside \(dense.rows) dense ones")
        sparse.requireBounds()
        self.sparse = sparse
        self.dense = dense
        let (terms, latent) = (sparse.values.span, dense.storage.span)
        squaredNorms = (0..<sparse.rows).map { row in
            var sum = 1.0
            for entry in sparse.entries(ofRow: row) { sum += Double(terms[entry]) * Double(terms[entry]) }
            for place in row * dense.columns..<(row + 1) * dense.columns {
                sum += Double(latent[place]) * Double(latent[place])
            }
            return Float(sum)
        }
    }

    /// The same rows with other weights.
    package func weighing(_ weights: [Float]) -> FeatureRows {
        precondition(weights.count == count, "one weight a row")
        var result = self
        result.weights = weights
        return result
    }

    /// The number of rows.
    package var count: Int { sparse.rows }
    /// The feature that is 1 in every row.
    package var bias: Int { sparse.columns + dense.columns }
    /// The number of weights that a function has.
    package var width: Int { bias + 1 }
}
