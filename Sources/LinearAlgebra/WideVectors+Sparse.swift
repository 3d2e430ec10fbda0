internal import CWideVectors

/// Products of sparse matrices, sixteen columns at a time.
///
/// Sixteen columns of the dense side are laid out as a panel of vectors; then threads share out ranges of the result's
/// rows, each of which is summed up in an order that the row alone decides. So neither threads nor ranges change a bit,
/// and all threads read one panel, which is as much as a cache holds.
extension WideVectors {
    /// In which order the entries of a row are summed up.
    enum SumOrder: Int32 {
        /// Those at even places and those at odd ones, then both sums: neither waits for the other.
        case byTurns = 0
        /// One after another: the bits of ``WideVectors/transposedProduct(_:_:workers:level:)``.
        case inSequence = 1
    }

    /// `sparse · dense`.
    ///
    /// - Parameter finish: gets each panel of the result with its number, and says what its columns are multiplied by; the
    ///   columns beyond the last are zeros.
    static func product(
        _ sparse: SparseMatrix, _ dense: Matrix, order: SumOrder = .byTurns, workers: Workers, level: VectorLevel,
        finish: ((Int, [SIMD16<Float>]) -> SIMD16<Float>)? = nil
    ) -> Matrix {
        precondition(
            dense.rows == sparse.columns,
            "cannot multiply \(sparse.rows)×\(sparse.columns) by \(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        var panel = [SIMD16<Float>](repeating: .zero, count: dense.rows)
        var sums = [SIMD16<Float>](repeating: .zero, count: sparse.rows)
        return Matrix(rows: sparse.rows, columns: dense.columns) { target in
            for number in 0..<panels(of: dense.columns) {
                load(number, of: dense, into: &panel, workers)
                gather(sparse, panel, order, into: &sums, workers, level)
                let factors = finish?(number, sums)
                store(sums, times: factors, as: number, of: dense.columns, in: target, workers)
            }
        }
    }

    /// Working memory for products of one shape.
    struct Panels {
        fileprivate var outer: [SIMD16<Float>] = []
        fileprivate var inner: [SIMD16<Float>] = []
    }

    /// `sparse · (transposed · dense)`, of which only sixteen columns of the inner product exist at a time.
    static func normalProduct(
        _ sparse: SparseMatrix, transposed: SparseMatrix, _ dense: Matrix, panels room: inout Panels, workers: Workers,
        level: VectorLevel
    ) -> Matrix {
        precondition(
            transposed.rows == sparse.columns && transposed.columns == sparse.rows && dense.rows == sparse.rows,
            "cannot multiply \(sparse.rows)×\(sparse.columns) by \(transposed.rows)×\(transposed.columns) by "
                + "\(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        transposed.requireBounds()
        if room.outer.count != sparse.rows || room.inner.count != sparse.columns {
            room.outer = [SIMD16<Float>](repeating: .zero, count: sparse.rows)
            room.inner = [SIMD16<Float>](repeating: .zero, count: sparse.columns)
        }
        return Matrix(rows: sparse.rows, columns: dense.columns) { target in
            for number in 0..<panels(of: dense.columns) {
                load(number, of: dense, into: &room.outer, workers)
                gather(transposed, room.outer, .inSequence, into: &room.inner, workers, level)
                gather(sparse, room.inner, .byTurns, into: &room.outer, workers, level)
                store(room.outer, as: number, of: dense.columns, in: target, workers)
            }
        }
    }

    /// `sparseᵀ · dense` without a transposed copy; threads share out the panels.
    static func transposedProduct(_ sparse: SparseMatrix, _ dense: Matrix, workers: Workers, level: VectorLevel)
        -> Matrix
    {
        precondition(
            dense.rows == sparse.rows,
            "cannot multiply \(sparse.columns)×\(sparse.rows) by \(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        let alone = Workers(threads: 1)
        let sums = workers.map(panels(of: dense.columns)) { number in
            var panel = [SIMD16<Float>](repeating: .zero, count: dense.rows)
            load(number, of: dense, into: &panel, alone)
            var sums = [SIMD16<Float>](repeating: .zero, count: sparse.columns)
            // Safe: the panel has a vector a row, and every entry's column is one of the sums (`requireBounds`).
            unsafe wide_scatter(
                level.rawValue, sparse.rowOffsets, sparse.columnIndices, sparse.values, sparse.rows, panel, &sums)
            return sums
        }
        return Matrix(rows: sparse.columns, columns: dense.columns) { target in
            for (number, sums) in sums.enumerated() { store(sums, as: number, of: dense.columns, in: target, workers) }
        }
    }

    /// The sum of the squares of each of sixteen columns, in the order of the rows, and its element of largest magnitude,
    /// the first of equal ones.
    static func measures(of panel: [SIMD16<Float>], level: VectorLevel) -> (squares: [Double], strongest: [Float]) {
        var squares = [Double](repeating: 0, count: lanes)
        var strongest = [Float](repeating: 0, count: lanes)
        // Safe: a vector a row, and sixteen results of each kind.
        unsafe wide_measure_columns(level.rawValue, panel, panel.count, &squares, &strongest)
        return (squares, strongest)
    }

    /// How many rows one piece of parallel work takes.
    private static let rowsInPiece = 1024
    private static let lanes = Int(wide_lanes)

    private static func panels(of columns: Int) -> Int { (columns + lanes - 1) / lanes }

    /// The first column of a panel among so many, and how many it has.
    private static func place(_ panel: Int, of columns: Int) -> (first: Int, count: Int) {
        (panel * lanes, min(lanes, columns - panel * lanes))
    }

    /// Lays out sixteen columns of a matrix side by side, zeros beyond the last.
    private static func load(
        _ number: Int, of dense: Matrix, into panel: inout [SIMD16<Float>], _ workers: Workers
    ) {
        let (first, count) = place(number, of: dense.columns)
        SharedElements.share(&panel) { target in
            workers.forBlocks(of: dense.rows, size: rowsInPiece) { rows in
                // Safe: the columns lie within each row of the source, and the panel has a vector a row; each piece
                // writes those of its rows alone.
                unsafe dense.storage.withUnsafeBytes { source in
                    for row in rows {
                        let place = (row * dense.columns + first) * MemoryLayout<Float>.stride
                        unsafe target.base[row] =
                            count == lanes
                            ? source.loadUnaligned(fromByteOffset: place, as: SIMD16<Float>.self)
                            : part(source, from: place, count)
                    }
                }
            }
        }
    }

    /// Some floats from a byte on, zeros behind them.
    private static func part(_ source: UnsafeRawBufferPointer, from place: Int, _ count: Int) -> SIMD16<Float> {
        var vector = SIMD16<Float>.zero
        for lane in 0..<count {
            // Safe: as many floats lie there.
            vector[lane] = unsafe source.loadUnaligned(
                fromByteOffset: place + lane * MemoryLayout<Float>.stride, as: Float.self)
        }
        return vector
    }

    /// The sums of each row's entries times the vectors of their columns.
    private static func gather(
        _ sparse: SparseMatrix, _ vectors: [SIMD16<Float>], _ order: SumOrder, into sums: inout [SIMD16<Float>],
        _ workers: Workers, _ level: VectorLevel
    ) {
        SharedElements.share(&sums) { target in
            workers.forBlocks(of: sparse.rows, size: rowsInPiece) { rows in
                unsafe sparse.rowOffsets.withUnsafeBufferPointer { offsets in
                    guard let offsets = offsets.baseAddress else { return }
                    // Safe: every entry's column is one of the vectors (`requireBounds`); each piece writes the sums of
                    // its rows alone.
                    unsafe wide_gather(
                        level.rawValue, order.rawValue, offsets + rows.lowerBound, sparse.columnIndices, sparse.values,
                        rows.count, vectors, target.base + rows.lowerBound)
                }
            }
        }
    }

    /// Writes a panel, its columns multiplied by factors where there are some, into its place in rows of so many columns.
    private static func store(
        _ panel: [SIMD16<Float>], times factors: SIMD16<Float>? = nil, as number: Int, of columns: Int,
        in target: SharedFloats, _ workers: Workers
    ) {
        let (first, count) = place(number, of: columns)
        workers.forBlocks(of: panel.count, size: rowsInPiece) { rows in
            for row in rows {
                let vector = factors.map { panel[row] * $0 } ?? panel[row]
                // Safe: the target has a row for each vector, and the columns lie within it; each piece writes its rows alone.
                let place = unsafe target.base + row * columns + first
                if count == lanes {
                    unsafe UnsafeMutableRawPointer(place).storeBytes(of: vector, as: SIMD16<Float>.self)
                } else {
                    for lane in 0..<count { unsafe place[lane] = vector[lane] }
                }
            }
        }
    }
}
