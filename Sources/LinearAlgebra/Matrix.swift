/// A dense matrix of `Float`, row after row.
///
/// `Matrix(rows: 2, columns: 3)` holds six zeros; element (r, c) rests at `storage[r * columns + c]`.
public struct Matrix: Equatable, Sendable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int
    /// The elements, row after row: `rows * columns` of them.
    public var storage: [Float]

    /// A matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, storage: [Float](repeating: 0, count: rows * columns))
    }

    /// A matrix of given elements, row after row.
    public init(rows: Int, columns: Int, storage: [Float]) {
        precondition(rows >= 0 && columns >= 0, "a matrix cannot have \(rows) rows and \(columns) columns")
        precondition(
            storage.count == rows * columns, "\(storage.count) elements do not fill \(rows) rows of \(columns)")
        self.rows = rows
        self.columns = columns
        self.storage = storage
    }

    /// The element of a row and a column.
    public subscript(row: Int, column: Int) -> Float {
        get { storage[row * columns + column] }
        set { storage[row * columns + column] = newValue }
    }

    /// The elements of one row.
    public func row(_ index: Int) -> ArraySlice<Float> { storage[index * columns..<(index + 1) * columns] }

    /// The matrix of the given rows, in the given order.
    public func selecting(rows indices: [Int]) -> Matrix {
        var elements: [Float] = []
        elements.reserveCapacity(indices.count * columns)
        for index in indices { elements.append(contentsOf: row(index)) }
        return Matrix(rows: indices.count, columns: columns, storage: elements)
    }

    /// Each column multiplied by a factor of its own.
    public func scalingColumns(by factors: [Float]) -> Matrix {
        precondition(factors.count == columns, "\(factors.count) factors for \(columns) columns")
        var result = self
        for row in 0..<rows {
            for column in 0..<columns { result[row, column] *= factors[column] }
        }
        return result
    }

    /// Each row divided by its Euclidean norm; a row of zeros stays as it is.
    public func normalizingRows() -> Matrix {
        var result = self
        for row in 0..<rows {
            let norm = self.row(row).reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            guard norm > 0 else { continue }
            for column in 0..<columns { result[row, column] = Float(Double(self[row, column]) / norm) }
        }
        return result
    }
}
