internal import CWideVectors

/// The one door to the kernels in C.
///
/// Each function checks the shapes and then lends the arrays' own storage for the length of the call; no kernel keeps a pointer.
enum WideVectors {
    static func scores(_ functions: LaneWeights, of order: [Int32], in rows: FeatureRows, level: VectorLevel) -> [SIMD16<Float>] {
        requireFit(functions, order, rows)
        var result = [SIMD16<Float>](repeating: .zero, count: order.count)
        // Safe: the table is only lent.
        unsafe withRows(rows) { table in
            // Safe: the order's rows are within the table, whose columns are all below the number of weights; one result a place.
            unsafe wide_scores(level.rawValue, table, order, order.count, functions.weights, &result)
        }
        return result
    }

    static func add(
        _ factors: [SIMD16<Float>], timesRows order: [Int32], of rows: FeatureRows, to functions: inout LaneWeights, level: VectorLevel
    ) {
        requireFit(functions, order, rows)
        precondition(factors.count == order.count, "\(factors.count) factors for \(order.count) rows")
        // Safe: the table is only lent.
        unsafe withRows(rows) { table in
            // Safe: as above; one factor a place.
            unsafe wide_add(level.rawValue, table, order, order.count, factors, &functions.weights)
        }
    }

    static func squaredHingePass(
        _ duals: inout SquaredHingeDuals, _ order: [Int32], _ rows: FeatureRows, _ functions: inout LaneWeights, level: VectorLevel
    ) -> SIMD16<Float> {
        requireFit(functions, order, rows)
        precondition(duals.signs.count == rows.count, "\(duals.signs.count) rows of signs for \(rows.count) rows")
        var (costs, violations) = (duals.costs, SIMD16<Float>.zero)
        // Safe: the table is only lent.
        unsafe withRows(rows) { table in
            // Safe: as above; signs, dual variables and norms have one element a row, costs and violations sixteen floats.
            unsafe wide_squared_hinge_pass(
                level.rawValue, table, order, order.count, duals.signs, rows.squaredNorms, &costs, &duals.values, &functions.weights,
                &violations)
        }
        return violations
    }

    private static func requireFit(_ functions: LaneWeights, _ order: [Int32], _ rows: FeatureRows) {
        precondition(functions.weights.count == rows.width, "\(functions.weights.count) weights for \(rows.width) features")
        precondition(order.allSatisfy { $0 >= 0 && Int($0) < rows.count }, "the order names a row outside 0 ..< \(rows.count)")
    }

    /// Lends a table of rows; `FeatureRows` has checked that all its entries are in bounds.
    private static func withRows(_ rows: FeatureRows, _ body: (UnsafePointer<wide_rows>) -> Void) {
        // Safe: none of the pointers outlives the closures.
        unsafe rows.sparse.rowOffsets.withUnsafeBufferPointer { offsets in
            unsafe rows.sparse.columnIndices.withUnsafeBufferPointer { columns in
                unsafe rows.sparse.values.withUnsafeBufferPointer { values in
                    unsafe rows.dense.storage.withUnsafeBufferPointer { dense in
                        // Safe: the table and what it points to live as long as this closure.
                        var table = unsafe wide_rows(
                            offsets: offsets.baseAddress, columns: columns.baseAddress, values: values.baseAddress,
                            dense: dense.baseAddress, sparse_columns: rows.sparse.columns, dense_columns: rows.dense.columns)
                        unsafe body(&table)
                    }
                }
            }
        }
    }

    // MARK: Dense products

    /// How many rows one piece of parallel work takes: a property of the product, not of the machine.
    private static let rowsInPiece = 2048
    /// How many rows of a transposed operand are summed up in single precision.
    private static let rowsInSum = 256
    /// The kernels' working memory for each of the inner dimension's places.
    private static let strip = 32

    /// `left · right`, or `leftᵀ · right`.
    static func product(_ left: Matrix, _ right: Matrix, transposeLeft: Bool, workers: Workers, level: VectorLevel) -> Matrix {
        let (m, k) = transposeLeft ? (left.columns, left.rows) : (left.rows, left.columns)
        precondition(k == right.rows, "cannot multiply \(m)×\(k) by \(right.rows)×\(right.columns)")
        var result = Matrix(rows: m, columns: right.columns)
        let (rowStep, columnStep) = transposeLeft ? (1, left.columns) : (left.columns, 1)
        withPieces(&result.storage) { target in
            workers.forBlocks(of: m, size: rowsInPiece) { range in
                var working = [Float](repeating: 0, count: k * strip)
                unsafe left.storage.withUnsafeBufferPointer { source in
                    // Safe: the piece reads the rows of its range within `left` and all of `right`, and it alone writes its rows of the result.
                    guard let source = source.baseAddress, right.columns > 0 else { return }
                    unsafe wide_product(
                        level.rawValue, range.count, right.columns, k, source + range.lowerBound * rowStep, rowStep, columnStep,
                        right.storage, right.columns, target.base + range.lowerBound * right.columns, right.columns, &working, 0)
                }
            }
        }
        return result
    }

    /// `matrix ← matrix · square`.
    static func multiply(_ matrix: inout Matrix, by square: Matrix, workers: Workers, level: VectorLevel) {
        let (rows, columns) = (matrix.rows, matrix.columns)
        precondition(square.rows == columns && square.columns == columns, "\(square.rows)×\(square.columns) is no square of \(columns)")
        withPieces(&matrix.storage) { target in
            workers.forBlocks(of: rows, size: rowsInPiece) { range in
                var working = [Float](repeating: 0, count: columns * strip)
                // Safe: each piece copies, and then overwrites, the rows of its own range.
                let source = unsafe Array(
                    UnsafeBufferPointer(start: target.base + range.lowerBound * columns, count: range.count * columns))
                unsafe wide_product(
                    level.rawValue, range.count, columns, columns, source, columns, 1, square.storage, columns,
                    target.base + range.lowerBound * columns, columns, &working, 0)
            }
        }
    }

    /// `matrix ← matrix + left · right`.
    static func add(_ left: Matrix, times right: Matrix, to matrix: inout Matrix, workers: Workers, level: VectorLevel) {
        precondition(left.columns == right.rows, "cannot multiply \(left.rows)×\(left.columns) by \(right.rows)×\(right.columns)")
        precondition(left.rows == matrix.rows && right.columns == matrix.columns, "the product does not have the shape of the sum")
        let columns = matrix.columns
        withPieces(&matrix.storage) { target in
            workers.forBlocks(of: left.rows, size: rowsInPiece) { range in
                var working = [Float](repeating: 0, count: left.columns * strip)
                unsafe left.storage.withUnsafeBufferPointer { source in
                    // Safe: as in `product`.
                    guard let source = source.baseAddress else { return }
                    unsafe wide_product(
                        level.rawValue, range.count, columns, left.columns, source + range.lowerBound * left.columns, left.columns, 1,
                        right.storage, columns, target.base + range.lowerBound * columns, columns, &working, Int32(wide_adds))
                }
            }
        }
    }

    /// `matrixᵀ · matrix`.
    static func gram(_ matrix: Matrix, workers: Workers, level: VectorLevel) -> SymmetricMatrix {
        var result = SymmetricMatrix(order: matrix.columns)
        result.elements = innerProducts(matrix, matrix, lowerOnly: true, workers: workers, level: level)
        return result
    }

    /// `leftᵀ · right`, row after row: sums of few rows in single precision, and those in double.
    static func innerProducts(_ left: Matrix, _ right: Matrix, lowerOnly: Bool = false, workers: Workers, level: VectorLevel) -> [Double] {
        precondition(left.rows == right.rows, "columns of \(left.rows) and of \(right.rows) elements have no inner products")
        let (m, n) = (left.columns, right.columns)
        let parts = workers.mapBlocks(of: left.rows, size: rowsInPiece) { range -> [Double] in
            var sums = [Double](repeating: 0, count: m * n)
            var (working, part) = ([Float](repeating: 0, count: rowsInSum * strip), [Float](repeating: 0, count: m * n))
            for first in stride(from: range.lowerBound, to: range.upperBound, by: rowsInSum) {
                let count = min(rowsInSum, range.upperBound - first)
                unsafe left.storage.withUnsafeBufferPointer { left in
                    unsafe right.storage.withUnsafeBufferPointer { right in
                        guard let left = left.baseAddress, let right = right.baseAddress else { return }
                        // Safe: both operands are rows `first ..< first + count` of their matrices; `part` has m × n elements.
                        unsafe wide_product(
                            level.rawValue, m, n, count, left + first * m, 1, m, right + first * n, n, &part, n, &working,
                            lowerOnly ? Int32(wide_lower) : 0)
                    }
                }
                for place in sums.indices { sums[place] += Double(part[place]) }
            }
            return sums
        }
        return parts.reduce(into: [Double](repeating: 0, count: m * n)) { result, part in
            for place in part.indices { result[place] += part[place] }
        }
    }

    /// Rotates row `first + place` and the next one of rows of `columns` elements, for each place from the last to the first.
    static func rotate(_ rows: inout [Double], columns: Int, first: Int, sines: [Double], cosines: [Double], level: VectorLevel) {
        precondition(sines.count == cosines.count && (first + sines.count + 1) * columns <= rows.count, "the rotations leave the rows")
        // Safe: checked just above.
        unsafe wide_rotate(level.rawValue, &rows, columns, first, sines.count, sines, cosines)
    }

    // MARK: Sparse products

    /// `sparse · dense`, sixteen columns a piece.
    static func product(_ sparse: SparseMatrix, _ dense: Matrix, workers: Workers, level: VectorLevel) -> Matrix {
        precondition(dense.rows == sparse.columns, "cannot multiply \(sparse.rows)×\(sparse.columns) by \(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        var result = Matrix(rows: sparse.rows, columns: dense.columns)
        withPieces(&result.storage) { target in
            workers.forEach(panels(of: dense.columns)) { panel in
                // Safe: each piece writes its own columns of the result, which has as many rows as `sparse`.
                gather(sparse, Self.panel(panel, of: dense), into: target, columns: dense.columns, panel: panel, level)
            }
        }
        return result
    }

    /// `sparseᵀ · dense`, sixteen columns a piece.
    static func transposedProduct(_ sparse: SparseMatrix, _ dense: Matrix, workers: Workers, level: VectorLevel) -> Matrix {
        precondition(dense.rows == sparse.rows, "cannot multiply \(sparse.columns)×\(sparse.rows) by \(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        var result = Matrix(rows: sparse.columns, columns: dense.columns)
        withPieces(&result.storage) { target in
            workers.forEach(panels(of: dense.columns)) { panel in
                let sums = scatter(sparse, dense, panel: panel, level)
                let (first, count) = (panel * lanes, min(lanes, dense.columns - panel * lanes))
                for row in sums.indices {
                    // Safe: each piece writes its own columns of the result.
                    for lane in 0..<count { unsafe target.base[row * dense.columns + first + lane] = sums[row][lane] }
                }
            }
        }
        return result
    }

    /// `sparse · (sparseᵀ · dense)`, of which only sixteen columns of the inner product exist at a time in each thread.
    static func normalProduct(_ sparse: SparseMatrix, _ dense: Matrix, workers: Workers, level: VectorLevel) -> Matrix {
        precondition(dense.rows == sparse.rows, "cannot multiply \(sparse.columns)×\(sparse.rows) by \(dense.rows)×\(dense.columns)")
        sparse.requireBounds()
        var result = Matrix(rows: sparse.rows, columns: dense.columns)
        withPieces(&result.storage) { target in
            workers.forEach(panels(of: dense.columns)) { panel in
                // Safe: each piece writes its own columns of the result.
                gather(
                    sparse, scatter(sparse, dense, panel: panel, level), into: target, columns: dense.columns, panel: panel, level)
            }
        }
        return result
    }

    private static let lanes = Int(wide_lanes)

    private static func panels(of columns: Int) -> Int { (columns + lanes - 1) / lanes }

    /// Sixteen columns of a matrix side by side, zeros beyond the last.
    private static func panel(_ panel: Int, of dense: Matrix) -> [SIMD16<Float>] {
        let (first, count) = (panel * lanes, min(lanes, dense.columns - panel * lanes))
        let source = dense.storage.span
        return (0..<dense.rows).map { row in
            var vector = SIMD16<Float>.zero
            for lane in 0..<count { vector[lane] = source[row * dense.columns + first + lane] }
            return vector
        }
    }

    private static func scatter(_ sparse: SparseMatrix, _ dense: Matrix, panel: Int, _ level: VectorLevel) -> [SIMD16<Float>] {
        var sums = [SIMD16<Float>](repeating: .zero, count: sparse.columns)
        let isWhole = (panel + 1) * lanes <= dense.columns
        let padded = isWhole ? [] : Self.panel(panel, of: dense)
        // Safe: a whole panel lies within the dense rows, a partial one has been padded; every entry's column is one of the sums (`requireBounds`).
        unsafe dense.storage.withUnsafeBufferPointer { whole in
            unsafe padded.withUnsafeBytes { padded in
                let left =
                    unsafe isWhole
                    ? whole.baseAddress.map { unsafe $0 + panel * lanes } : padded.assumingMemoryBound(to: Float.self).baseAddress
                unsafe wide_scatter(
                    level.rawValue, sparse.rowOffsets, sparse.columnIndices, sparse.values, sparse.rows, left,
                    isWhole ? dense.columns : lanes,
                    &sums)
            }
        }
        return sums
    }

    /// Writes the product of a sparse matrix and a panel into a panel of the rows of `columns` elements at `target`.
    private static func gather(
        _ sparse: SparseMatrix, _ vectors: [SIMD16<Float>], into target: Pieces, columns: Int, panel: Int, _ level: VectorLevel
    ) {
        let (first, count) = (panel * lanes, min(lanes, columns - panel * lanes))
        guard count < lanes else {
            // Safe: every entry's column is one of the vectors; the sixteen columns from `first` lie within each row of the target.
            return unsafe wide_gather(
                level.rawValue, sparse.rowOffsets, sparse.columnIndices, sparse.values, sparse.rows, vectors, target.base + first, columns)
        }
        var rows = [Float](repeating: 0, count: sparse.rows * lanes)
        unsafe wide_gather(
            level.rawValue, sparse.rowOffsets, sparse.columnIndices, sparse.values, sparse.rows, vectors, &rows, lanes)
        for row in 0..<sparse.rows {
            for lane in 0..<count { unsafe target.base[row * columns + first + lane] = rows[row * lanes + lane] }
        }
    }

    /// Where several threads write, each to places of its own.
    ///
    /// `@unchecked Sendable`: the functions above hand disjoint places to the pieces of work, and wait for all of them.
    @safe
    private struct Pieces: @unchecked Sendable {
        let base: UnsafeMutablePointer<Float>
    }

    private static func withPieces(_ storage: inout [Float], _ body: (Pieces) -> Void) {
        unsafe storage.withUnsafeMutableBufferPointer { buffer in
            // Safe: the pointer does not outlive the call, as `body` waits for its pieces.
            if let base = buffer.baseAddress { unsafe body(Pieces(base: base)) }
        }
    }
}
