extension SparseMatrix {
    /// How many rows one piece of parallel work takes: a property of the product, not of the machine.
    private static let rowsInBlock = 1024

    /// The product with a dense matrix: `(rows × columns) · (columns × n)`.
    ///
    /// O(entries · n). Each element of the result is summed in the order of its row's columns, whatever the number of threads.
    public func times(_ dense: Matrix, workers: Workers) -> Matrix {
        precondition(dense.rows == columns, "cannot multiply \(rows)×\(columns) by \(dense.rows)×\(dense.columns)")
        guard dense.columns > 0 else { return Matrix(rows: rows, columns: 0) }
        let packed = PackedColumns(dense)
        let blocks = workers.mapBlocks(of: rows, size: Self.rowsInBlock) { productRows($0, packed) }
        var storage: [Float] = []
        storage.reserveCapacity(rows * dense.columns)
        for block in blocks { storage.append(contentsOf: block) }
        return Matrix(rows: rows, columns: dense.columns, storage: storage)
    }

    /// The rows of the product that belong to a range of this matrix's rows.
    private func productRows(_ range: Range<Int>, _ packed: PackedColumns) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(range.count * packed.columns)
        let vectors = packed.vectors.span
        let (columnsOfEntries, valuesOfEntries) = (columnIndices.span, values.span)
        for row in range {
            // Four vectors of eight stay in registers while the entries of the row pass by.
            for tile in stride(from: 0, to: packed.vectorsInRow, by: 4) {
                var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
                for entry in entries(ofRow: row) {
                    let first = Int(columnsOfEntries[entry]) &* packed.vectorsInRow &+ tile
                    let value = valuesOfEntries[entry]
                    sums.0 += vectors[first] * value
                    sums.1 += vectors[first &+ 1] * value
                    sums.2 += vectors[first &+ 2] * value
                    sums.3 += vectors[first &+ 3] * value
                }
                let wanted = min(32, packed.columns - tile * 8)
                for column in 0..<wanted {
                    let vector = column < 8 ? sums.0 : column < 16 ? sums.1 : column < 24 ? sums.2 : sums.3
                    result.append(vector[column & 7])
                }
            }
        }
        return result
    }
}

/// A dense matrix whose rows are padded with zeros to vectors of eight, four of them at a time.
private struct PackedColumns: Sendable {
    let columns: Int
    let vectorsInRow: Int
    let vectors: [SIMD8<Float>]

    init(_ dense: Matrix) {
        columns = dense.columns
        vectorsInRow = (dense.columns + 31) / 32 * 4
        var packed: [SIMD8<Float>] = []
        packed.reserveCapacity(dense.rows * vectorsInRow)
        let source = dense.storage.span
        for row in 0..<dense.rows {
            for block in 0..<vectorsInRow {
                var vector = SIMD8<Float>.zero
                let first = row * columns + block * 8
                for lane in 0..<max(0, min(8, columns - block * 8)) { vector[lane] = source[first + lane] }
                packed.append(vector)
            }
        }
        vectors = packed
    }
}
