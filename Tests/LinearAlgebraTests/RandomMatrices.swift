import Foundation
import TestSupport

@testable import LinearAlgebra

extension VectorLevel {
    /// The levels of this processor, the widest last.
    static var available: [VectorLevel] { allCases.filter { $0.rawValue <= best.rawValue } }
}

/// Matrices of seeded random numbers, for tests.
struct RandomMatrices {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func dense(_ rows: Int, _ columns: Int) -> Matrix {
        var matrix = Matrix(rows: rows, columns: columns)
        for index in matrix.storage.indices { matrix.storage[index] = Float(generator.normal()) }
        return matrix
    }

    mutating func sparse(_ rows: Int, _ columns: Int, density: Double) -> SparseMatrix {
        var matrix = SparseMatrix(columns: columns)
        for _ in 0..<rows {
            let chosen = (0..<Int32(columns)).filter { _ in generator.unit() < density }
            matrix.append(columns: chosen, values: chosen.map { _ in Float(generator.normal()) })
        }
        return matrix
    }
}

/// What a sparse matrix says, so plain that it cannot be wrong: all elements, row after row.
func naiveDense(_ sparse: SparseMatrix) -> [[Double]] {
    var result = [[Double]](repeating: [Double](repeating: 0, count: sparse.columns), count: sparse.rows)
    for row in 0..<sparse.rows {
        for entry in sparse.entries(ofRow: row) {
            result[row][Int(sparse.columnIndices[entry])] += Double(sparse.values[entry])
        }
    }
    return result
}

/// The elements of a dense matrix, row after row.
func naiveDense(_ matrix: Matrix) -> [[Double]] { (0..<matrix.rows).map { matrix.row($0).map(Double.init) } }

/// The elements of a symmetric matrix, row after row.
func naiveDense(_ matrix: SymmetricMatrix) -> [[Double]] {
    (0..<matrix.order).map { row in (0..<matrix.order).map { matrix[row, $0] } }
}

/// The textbook product of `rows × inner` and `inner × columns`.
func naiveProduct(_ left: [[Double]], _ right: [[Double]], columns: Int) -> [[Double]] {
    left.map { row in
        (0..<columns).map { column in row.indices.reduce(0) { $0 + row[$1] * right[$1][column] } }
    }
}

/// The transpose of a matrix of so many columns.
func naiveTranspose(_ rows: [[Double]], columns: Int) -> [[Double]] {
    (0..<columns).map { column in rows.map { $0[column] } }
}

/// The largest difference of two matrices of the same shape; infinite where the shapes differ.
func largestDifference(_ left: [[Double]], _ right: [[Double]]) -> Double {
    guard left.map(\.count) == right.map(\.count) else { return .infinity }
    return zip(left, right).flatMap { zip($0, $1).map { abs($0 - $1) } }.max() ?? 0
}

/// How far the columns are from orthonormal: the largest difference of `AᵀA` from the identity.
func distanceFromOrthonormal(_ matrix: Matrix) -> Double {
    let rows = naiveDense(matrix)
    let gram = naiveProduct(naiveTranspose(rows, columns: matrix.columns), rows, columns: matrix.columns)
    let identity = (0..<matrix.columns).map { row in (0..<matrix.columns).map { $0 == row ? 1.0 : 0.0 } }
    return largestDifference(gram, identity)
}
