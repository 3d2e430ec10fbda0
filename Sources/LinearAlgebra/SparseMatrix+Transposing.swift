extension SparseMatrix {
    /// The transpose: row c holds this matrix's column c, its entries by ascending row.
    ///
    /// For many products with both: one that reads rows has no sum that lies somewhere else. A counting sort: the
    /// entries of each column are counted and then put in their places. O(entries + columns).
    func transposed(workers: Workers) -> SparseMatrix {
        requireBounds()
        let parts = workers.ranges(of: rows).map { rowOffsets[$0.lowerBound]..<rowOffsets[$0.upperBound] }
        let rowParts = workers.ranges(of: rows)
        var next = workers.map(parts.count) { counts(ofColumnsIn: parts[$0]) }
        let offsets = Self.places(&next, columns: columns)
        var indices = [Int32](repeating: 0, count: entryCount)
        var turned = [Float](repeating: 0, count: entryCount)
        let first = next
        SharedElements.share(&indices) { indices in
            SharedFloats.share(&turned) { turned in
                workers.forEach(parts.count) { part in
                    var places = first[part]
                    for row in rowParts[part] {
                        for entry in entries(ofRow: row) {
                            let column = Int(columnIndices[entry])
                            // Safe: the places of a part's entries were counted out; nobody else has them.
                            unsafe indices.base[places[column]] = Int32(row)
                            unsafe turned.base[places[column]] = values[entry]
                            places[column] += 1
                        }
                    }
                }
            }
        }
        return SparseMatrix(columns: rows, rowOffsets: offsets, columnIndices: indices, values: turned)
    }

    /// How many of some entries each column has.
    private func counts(ofColumnsIn entries: Range<Int>) -> [Int] {
        var counts = [Int](repeating: 0, count: columns)
        for entry in entries { counts[Int(columnIndices[entry])] += 1 }
        return counts
    }

    /// Turns the counts of parts into the place of each part's first entry in each column; returns where each column
    /// begins.
    private static func places(_ counts: inout [[Int]], columns: Int) -> [Int] {
        var (offsets, place) = ([Int](repeating: 0, count: columns + 1), 0)
        for column in 0..<columns {
            for part in counts.indices {
                let count = counts[part][column]
                counts[part][column] = place
                place += count
            }
            offsets[column + 1] = place
        }
        return offsets
    }
}
