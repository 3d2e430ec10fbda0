/// A sparse matrix of `Float` in compressed sparse rows (CSR).
///
/// Row `r` holds the entries `rowOffsets[r]..<rowOffsets[r + 1]` of `columnIndices` and `values`;
/// within a row the columns ascend and none stands twice.
public struct SparseMatrix: Equatable, Sendable {
    /// The number of columns.
    public let columns: Int
    /// Where each row begins, and at the end the number of entries: `rows + 1` values.
    public private(set) var rowOffsets: [Int]
    /// The column of each entry.
    public private(set) var columnIndices: [Int32]
    /// The value of each entry.
    public private(set) var values: [Float]

    /// The number of rows.
    public var rows: Int { rowOffsets.count - 1 }
    /// The number of stored entries.
    public var entryCount: Int { values.count }

    /// A matrix without rows, to which rows are appended.
    public init(columns: Int) {
        self.columns = columns
        rowOffsets = [0]
        columnIndices = []
        values = []
    }

    /// A matrix from its three arrays.
    ///
    /// The invariants are the caller's promise; debug builds check them.
    public init(columns: Int, rowOffsets: [Int], columnIndices: [Int32], values: [Float]) {
        self.columns = columns
        self.rowOffsets = rowOffsets
        self.columnIndices = columnIndices
        self.values = values
        checkInvariants()
    }

    /// The positions of a row's entries in `columnIndices` and `values`.
    public func entries(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }

    /// Appends a row whose columns ascend.
    public mutating func append(columns newColumns: some Collection<Int32>, values newValues: some Collection<Float>) {
        precondition(newColumns.count == newValues.count, "\(newColumns.count) columns with \(newValues.count) values")
        columnIndices.append(contentsOf: newColumns)
        values.append(contentsOf: newValues)
        rowOffsets.append(values.count)
    }

    /// The matrix of the given rows, in the given order.
    public func selecting(rows indices: [Int]) -> SparseMatrix {
        var result = SparseMatrix(columns: columns)
        for index in indices {
            let range = entries(ofRow: index)
            result.append(columns: columnIndices[range], values: values[range])
        }
        return result
    }
}
