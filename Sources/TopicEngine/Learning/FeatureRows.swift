package import LinearAlgebra

/// The rows that one-vs-rest learning sees: sparse terms, and dense latent features beside them.
///
/// Row r has the entries of `sparse` in columns `0 ..< sparse.columns`, then the columns of `dense`, then a constant 1 for the bias.
package struct FeatureRows: Sendable {
    let sparse: SparseMatrix
    let dense: Matrix
    /// The squared Euclidean norm of each row, the constant included.
    let squaredNorms: [Double]

    package init(sparse: SparseMatrix, dense: Matrix) {
        precondition(sparse.rows == dense.rows, "\(sparse.rows) sparse rows beside \(dense.rows) dense ones")
        self.sparse = sparse
        self.dense = dense
        squaredNorms = (0..<sparse.rows).map { row in
            let terms = sparse.entries(ofRow: row).reduce(0.0) { $0 + Double(sparse.values[$1]) * Double(sparse.values[$1]) }
            return dense.row(row).reduce(terms + 1) { $0 + Double($1) * Double($1) }
        }
    }

    var count: Int { sparse.rows }
    var bias: Int { sparse.columns + dense.columns }
    /// The number of weights a decision function has.
    package var width: Int { bias + 1 }
}

/// Eight decision functions side by side: the weight of feature f for function l is `weights[f][l]`.
package struct LaneWeights: Sendable {
    package static let lanes = 8
    package var weights: [SIMD8<Float>]

    init(width: Int) { weights = [SIMD8<Float>](repeating: .zero, count: width) }

    /// The eight scores of a row.
    @inline(__always)
    func scores(of row: Int, in rows: FeatureRows) -> SIMD8<Float> {
        var sum = weights[rows.bias]
        for entry in rows.sparse.entries(ofRow: row) {
            sum += weights[Int(rows.sparse.columnIndices[entry])] * rows.sparse.values[entry]
        }
        let (start, first) = (row * rows.dense.columns, rows.sparse.columns)
        for column in 0..<rows.dense.columns { sum += weights[first + column] * rows.dense.storage[start + column] }
        return sum
    }

    /// Adds a multiple of a row to each of the eight functions.
    @inline(__always)
    mutating func add(_ factors: SIMD8<Float>, timesRow row: Int, of rows: FeatureRows) {
        weights[rows.bias] += factors
        for entry in rows.sparse.entries(ofRow: row) {
            weights[Int(rows.sparse.columnIndices[entry])] += factors * rows.sparse.values[entry]
        }
        let (start, first) = (row * rows.dense.columns, rows.sparse.columns)
        for column in 0..<rows.dense.columns { weights[first + column] += factors * rows.dense.storage[start + column] }
    }
}
