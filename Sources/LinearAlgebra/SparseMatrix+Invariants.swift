extension SparseMatrix {
    /// Stops a debug build where the matrix is not well formed: offsets that descend, columns out
    /// of range, unsorted or twice, values that are not finite.
    @inline(__always)
    func checkInvariants() {
        assert(invariantViolation == nil, invariantViolation ?? "")
    }

    /// Stops the program where an entry lies outside the matrix: kernels in C would read and write
    /// there. O(rows + entries), a small part of any product.
    func requireBounds() {
        let (offsets, indices) = (rowOffsets.span, columnIndices.span)
        var (ascends, largest) = (
            offsets[0] == 0 && offsets[rows] == values.count && indices.count == values.count, UInt32(0)
        )
        for row in 0..<rows { ascends = ascends && offsets[row] <= offsets[row + 1] }
        // A negative column becomes a very large one.
        for entry in 0..<indices.count { largest = max(largest, UInt32(bitPattern: indices[entry])) }
        precondition(ascends, "the rows' offsets do not ascend from 0 to the number of entries")
        precondition(
            indices.isEmpty || largest < UInt32(clamping: columns), "an entry lies in column \(largest) of \(columns)")
    }

    /// What is wrong with the matrix, or nil.
    public var invariantViolation: String? {
        guard rowOffsets.first == 0, rowOffsets.last == values.count, columnIndices.count == values.count else {
            return
                "the offsets end at \(rowOffsets.last ?? -1), but there are \(values.count) values and "
                + "\(columnIndices.count) columns"
        }
        for row in 0..<rows {
            guard rowOffsets[row] <= rowOffsets[row + 1] else { return "row \(row) ends before it begins" }
            var previous: Int32 = -1
            for entry in entries(ofRow: row) {
                let column = columnIndices[entry]
                guard column > previous, Int(column) < columns else {
                    return "row \(row) has column \(column) after \(previous), of \(columns) columns"
                }
                guard values[entry].isFinite else { return "row \(row), column \(column) holds \(values[entry])" }
                previous = column
            }
        }
        return nil
    }
}
