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

    /// The largest sum over a row of the distances from the identity's elements; below ½, a
    /// Cholesky factor exists and is good.
    var distanceFromIdentity: Double {
        (0..<order).map { row in (0..<order).reduce(0) { $0 + abs(self[row, $1] - (row == $1 ? 1 : 0)) } }.max() ?? 0
    }
}
