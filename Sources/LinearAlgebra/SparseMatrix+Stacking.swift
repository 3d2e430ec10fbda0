extension SparseMatrix {
    /// The rows of several matrices, one matrix below another; threads share out the matrices.
    public init(stacking matrices: [SparseMatrix], columns: Int, workers: Workers = Workers(threads: 1)) {
        guard matrices.count != 1 else {
            self = matrices[0]
            return
        }
        var (offsets, starts) = ([0], [0])
        offsets.reserveCapacity(matrices.reduce(1) { $0 + $1.rows })
        for matrix in matrices {
            precondition(matrix.columns == columns, "\(matrix.columns) columns below \(columns)")
            let first = starts[starts.count - 1]
            offsets.append(contentsOf: matrix.rowOffsets.dropFirst().map { $0 + first })
            starts.append(first + matrix.entryCount)
        }
        self.init(
            columns: columns, rowOffsets: offsets,
            columnIndices: Self.joined(matrices.map(\.columnIndices), at: starts, workers),
            values: Self.joined(matrices.map(\.values), at: starts, workers))
    }

    /// The elements of several arrays, each from its place on; behind the last place nothing comes.
    private static func joined<Element: BitwiseCopyable & Sendable>(
        _ arrays: [[Element]], at places: [Int], _ workers: Workers
    ) -> [Element] {
        let count = places[arrays.count]
        // Not filled with zeros first: to touch memory is most of the work, and this way threads share it out.
        return unsafe [Element](unsafeUninitializedCapacity: count) { room, filled in
            if let base = room.baseAddress {
                let target = unsafe SharedElements(base: base)
                workers.forEach(arrays.count) { number in
                    // Safe: each array has as many places as elements, and nobody else writes there.
                    unsafe arrays[number].withUnsafeBufferPointer { source in
                        if let first = source.baseAddress {
                            unsafe (target.base + places[number]).initialize(from: first, count: source.count)
                        }
                    }
                }
            }
            filled = count
        }
    }
}
