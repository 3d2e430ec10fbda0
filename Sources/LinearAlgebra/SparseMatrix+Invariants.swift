extension SparseMatrix {
    /// Stops a debug build where the matrix is not well formed: offsets that descend, columns out of range, unsorted or twice, values that are not finite.
    @inline(__always)
    func checkInvariants() {
        assert(invariantViolation == nil, invariantViolation ?? "")
    }

    /// What is wrong with the matrix, or nil.
    public var invariantViolation: String? {
        guard rowOffsets.first == 0, rowOffsets.last == values.count, columnIndices.count == values.count else {
            return "the offsets end at \(rowOffsets.last ?? -1), but there are \(values.count) values and \(columnIndices.count) columns"
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
