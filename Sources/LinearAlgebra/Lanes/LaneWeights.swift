/// Sixteen linear functions side by side: the weight of feature f for function l is `weights[f][l]`.
///
/// One line of the cache holds all weights of a feature, so that reading a row once scores sixteen
/// functions. That is what the time of learning goes into.
package struct LaneWeights: Sendable, Equatable {
    /// The number of functions.
    package static let lanes = 16
    /// The weights of each feature, the bias last.
    package internal(set) var weights: [SIMD16<Float>]

    /// Functions whose weights are all 0.
    package init(width: Int) { weights = [SIMD16<Float>](repeating: .zero, count: width) }

    /// Functions of the given weights, one vector a feature.
    package init(weights: [SIMD16<Float>]) { self.weights = weights }

    /// The scores of some rows, in their order. O(features of the rows).
    package func scores(of order: [Int32], in rows: FeatureRows, level: VectorLevel = .best) -> [SIMD16<Float>] {
        WideVectors.scores(self, of: order, in: rows, level: level)
    }

    /// Adds a multiple of each of some rows to each function.
    package mutating func add(
        _ factors: [SIMD16<Float>], timesRows order: [Int32], of rows: FeatureRows, level: VectorLevel = .best
    ) {
        WideVectors.add(factors, timesRows: order, of: rows, to: &self, level: level)
    }

    /// The scores of one row.
    package func scores(of row: Int32, in rows: FeatureRows) -> SIMD16<Float> {
        let (place, first) = (Int(row) * rows.dense.columns, rows.sparse.columns)
        var sum = weights[rows.bias]
        for entry in rows.sparse.entries(ofRow: Int(row)) {
            sum += weights[Int(rows.sparse.columnIndices[entry])] * rows.sparse.values[entry]
        }
        for column in 0..<rows.dense.columns { sum += weights[first + column] * rows.dense.storage[place + column] }
        return sum
    }

    /// Adds a multiple of one row to each function.
    package mutating func add(_ factors: SIMD16<Float>, timesRow row: Int32, of rows: FeatureRows) {
        let (place, first) = (Int(row) * rows.dense.columns, rows.sparse.columns)
        weights[rows.bias] += factors
        for entry in rows.sparse.entries(ofRow: Int(row)) {
            weights[Int(rows.sparse.columnIndices[entry])] += factors * rows.sparse.values[entry]
        }
        for column in 0..<rows.dense.columns { weights[first + column] += factors * rows.dense.storage[place + column] }
    }
}
