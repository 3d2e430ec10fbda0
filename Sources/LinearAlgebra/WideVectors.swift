internal import CWideVectors

/// The one door to the kernels in C.
///
/// Each function checks the shapes and then hands over the arrays' own storage for the length of
/// the call; no kernel keeps a pointer.
enum WideVectors {
    static func scores(_ functions: LaneWeights, of order: [Int32], in rows: FeatureRows, level: VectorLevel)
        -> [SIMD16<Float>]
    {
        requireFit(functions, order, rows)
        var result = [SIMD16<Float>](repeating: .zero, count: order.count)
        // Safe: the table is only read, during the call.
        unsafe withRows(rows) { table in
            // Safe: the order's rows are within the table, whose columns are all below the number
            // of weights; one result a place.
            unsafe wide_scores(level.rawValue, table, order, order.count, functions.weights, &result)
        }
        return result
    }

    static func add(
        _ factors: [SIMD16<Float>], timesRows order: [Int32], of rows: FeatureRows, to functions: inout LaneWeights,
        level: VectorLevel
    ) {
        requireFit(functions, order, rows)
        precondition(factors.count == order.count, "\(factors.count) factors for \(order.count) rows")
        // Safe: the table is only read, during the call.
        unsafe withRows(rows) { table in
            // Safe: as above; one factor a place.
            unsafe wide_add(level.rawValue, table, order, order.count, factors, &functions.weights)
        }
    }

    static func squaredHingePass(
        _ duals: inout SquaredHingeDuals, _ order: [Int32], _ rows: FeatureRows, _ functions: inout LaneWeights,
        level: VectorLevel
    ) -> SIMD16<Float> {
        requireFit(functions, order, rows)
        precondition(duals.signs.count == rows.count, "\(duals.signs.count) rows of signs for \(rows.count) rows")
        var (costs, violations) = (duals.costs, SIMD16<Float>.zero)
        // Safe: the table is only read, during the call.
        unsafe withRows(rows) { table in
            // Safe: as above; signs, dual variables, norms and eases have one element a row, costs and
            // violations sixteen floats.
            unsafe wide_squared_hinge_pass(
                level.rawValue, table, order, order.count, duals.signs, rows.squaredNorms, duals.eases, &costs,
                &duals.values,
                &functions.weights,
                &violations)
        }
        return violations
    }

    static func addIntegerScores(
        columns: [Int32], values: [Float], of table: IntegerRows, to scores: inout [Float], level: VectorLevel
    ) {
        precondition(columns.count == values.count, "\(columns.count) columns with \(values.count) values")
        precondition(scores.count == table.width, "\(scores.count) scores for rows of \(table.width)")
        var outside: UInt32 = 0
        let rows = UInt32(clamping: table.count)
        // Without branches, so that several columns are looked at at once; a negative one is a large number.
        for column in columns { outside |= UInt32(bitPattern: column) >= rows ? 1 : 0 }
        precondition(outside == 0, "a column names a row outside 0 ..< \(table.count)")
        table.integers.withSpan { integers in
            // Safe: vectors of eight integers are integers without gaps; all rows named lie within,
            // and the scores have a row's width.
            unsafe integers.bytes.withUnsafeBytes { bytes in
                unsafe wide_integer_scores(
                    level.rawValue, columns, values, columns.count,
                    bytes.baseAddress?.assumingMemoryBound(to: Int16.self), table.width,
                    &scores)
            }
        }
    }

    static func hash(_ words: Span<UInt64>, into sums: inout SIMD4<UInt64>, level: VectorLevel) {
        precondition(words.count % 4 == 0, "\(words.count) words do not fill rows of four")
        // Safe: the words are only read, during the call, and a vector of four integers is four integers without gaps.
        unsafe words.withUnsafeBufferPointer { words in
            unsafe withUnsafeMutableBytes(of: &sums) { sums in
                unsafe wide_hash_words(
                    level.rawValue, words.baseAddress, words.count,
                    sums.baseAddress?.assumingMemoryBound(to: UInt64.self))
            }
        }
    }

    private static func requireFit(_ functions: LaneWeights, _ order: [Int32], _ rows: FeatureRows) {
        precondition(
            functions.weights.count == rows.width, "\(functions.weights.count) weights for \(rows.width) features")
        precondition(
            order.allSatisfy { $0 >= 0 && Int($0) < rows.count }, "the order names a row outside 0 ..< \(rows.count)")
    }

    /// Hands over a table of rows; `FeatureRows` has checked that all its entries are in bounds.
    private static func withRows(_ rows: FeatureRows, _ body: (UnsafePointer<wide_rows>) -> Void) {
        // Safe: none of the pointers outlives the closures.
        unsafe rows.sparse.rowOffsets.withUnsafeBufferPointer { offsets in
            unsafe rows.sparse.columnIndices.withUnsafeBufferPointer { columns in
                unsafe rows.sparse.values.withUnsafeBufferPointer { values in
                    unsafe rows.dense.storage.withUnsafeBufferPointer { dense in
                        // Safe: the table and what it points to live as long as this closure.
                        var table = unsafe wide_rows(
                            offsets: offsets.baseAddress, columns: columns.baseAddress, values: values.baseAddress,
                            dense: dense.baseAddress, sparse_columns: rows.sparse.columns,
                            dense_columns: rows.dense.columns)
                        unsafe body(&table)
                    }
                }
            }
        }
    }
}
