/// A small symmetric matrix of `Double`; only its lower triangle is kept up to date.
public struct SymmetricMatrix: Equatable, Sendable {
    /// The number of rows and columns.
    public let order: Int
    /// The elements, row after row; those above the diagonal mean nothing.
    var elements: [Double]

    /// A matrix of zeros.
    public init(order: Int) {
        self.order = order
        elements = [Double](repeating: 0, count: order * order)
    }

    /// An element; both halves are the same.
    public subscript(row: Int, column: Int) -> Double {
        get { elements[max(row, column) * order + min(row, column)] }
        set { elements[max(row, column) * order + min(row, column)] = newValue }
    }

    /// The largest sum over a row of the distances from the identity's elements; below ½, a Cholesky factor exists and is good.
    var distanceFromIdentity: Double {
        (0..<order).map { row in (0..<order).reduce(0) { $0 + abs(self[row, $1] - (row == $1 ? 1 : 0)) } }.max() ?? 0
    }

    /// `L⁻ᵀ`, an upper triangle, for the Cholesky decomposition `L·Lᵀ` of this matrix; nil where a pivot falls below `floor` times its diagonal element.
    func inverseFactor(floor: Double) -> Matrix? {
        guard let factor = choleskyFactor(floor: floor) else { return nil }
        var inverse = [Double](repeating: 0, count: order * order)
        // Column by column of L⁻¹, by forward substitution; stored as row c of L⁻ᵀ.
        for row in 0..<order {
            for column in 0...row {
                var sum = row == column ? 1.0 : 0
                for middle in column..<row { sum -= factor[row * order + middle] * inverse[column * order + middle] }
                inverse[column * order + row] = sum / factor[row * order + row]
            }
        }
        return Matrix(rows: order, columns: order, storage: inverse.map(Float.init))
    }

    private func choleskyFactor(floor: Double) -> [Double]? {
        var factor = elements
        for row in 0..<order {
            for column in 0...row {
                var sum = elements[row * order + column]
                for middle in 0..<column { sum -= factor[row * order + middle] * factor[column * order + middle] }
                guard row == column else {
                    factor[row * order + column] = sum / factor[column * order + column]
                    continue
                }
                guard sum > floor * elements[row * order + row], sum.isFinite else { return nil }
                factor[row * order + row] = sum.squareRoot()
            }
        }
        return factor
    }
}
