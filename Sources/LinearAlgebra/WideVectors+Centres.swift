internal import CWideVectors

extension WideVectors {
    /// Whether a level compares rows of so many columns with centres.
    ///
    /// Each product is fused with its sum, in the order of the columns: as OpenBLAS's kernels for processors with AVX2
    /// do it up to so many columns, so that it makes no difference which of both is asked. Beyond, they sum in blocks.
    static func comparesCentres(columns: Int, level: VectorLevel) -> Bool {
        columns <= 320 && wide_fuses(level.rawValue)
    }

    /// The centres that rows of a matrix are nearest to: those of an order, or of a range where there is none.
    static func nearest(
        _ centres: CentreLanes, toRows range: Range<Int>, of order: [Int32]?, in matrix: Matrix, level: VectorLevel
    ) -> [CentreLanes.Nearest] {
        var best = [Int32](repeating: 0, count: range.count)
        var (score, second) = ([Float](repeating: 0, count: range.count), [Float](repeating: 0, count: range.count))
        unsafe with(centres, range, order, matrix, level) { points, order, lanes in
            // Safe: one number, score and second score a row of the range; of the rest `with` tells.
            unsafe wide_nearest(
                level.rawValue, points, order, range.count, lanes, nil, &best, &score, &second)
        }
        return range.indices.map { place in
            let row = place - range.lowerBound
            return CentreLanes.Nearest(centre: best[row], score: score[row], second: second[row])
        }
    }

    /// The scores of rows of a matrix for each centre, `width` of them a row.
    static func scores(
        _ centres: CentreLanes, ofRows range: Range<Int>, in matrix: Matrix, level: VectorLevel
    ) -> [Float] {
        var scores = [Float](repeating: 0, count: range.count * centres.width)
        unsafe with(centres, range, nil, matrix, level) { points, order, lanes in
            // Safe: a score for every lane of every row of the range; nothing else is written.
            unsafe wide_nearest(level.rawValue, points, order, range.count, lanes, &scores, nil, nil, nil)
        }
        return scores
    }

    /// Hands over rows and centres for the length of a call.
    private static func with(
        _ centres: CentreLanes, _ range: Range<Int>, _ order: [Int32]?, _ matrix: Matrix, _ level: VectorLevel,
        _ body: (UnsafePointer<wide_points>, UnsafePointer<Int32>?, UnsafePointer<wide_centres>) -> Void
    ) {
        precondition(
            centres.columns.count == matrix.columns * centres.width,
            "the centres do not have the rows' \(matrix.columns) columns")
        precondition(comparesCentres(columns: matrix.columns, level: level), "\(level) compares no centres")
        let rows = order?.count ?? matrix.rows
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "\(range) of \(rows) rows")
        precondition(
            order.map { $0[range].allSatisfy { $0 >= 0 && Int($0) < matrix.rows } } ?? true,
            "the order names a row outside 0 ..< \(matrix.rows)")
        // Safe: none of the pointers outlives the closures. Without an order the rows are those behind the first of the
        // range, else those that the order names, which were just checked.
        unsafe matrix.storage.withUnsafeBufferPointer { elements in
            unsafe centres.columns.withUnsafeBufferPointer { columns in
                unsafe centres.halves.withUnsafeBufferPointer { halves in
                    let first = order == nil ? range.lowerBound * matrix.columns : 0
                    var points = unsafe wide_points(
                        elements: elements.baseAddress.map { unsafe $0 + first }, columns: matrix.columns)
                    var lanes = unsafe wide_centres(
                        columns: columns.baseAddress, halves: halves.baseAddress, width: centres.width)
                    guard let order else { return unsafe body(&points, nil, &lanes) }
                    unsafe order.withUnsafeBufferPointer { order in
                        unsafe body(&points, order.baseAddress.map { unsafe $0 + range.lowerBound }, &lanes)
                    }
                }
            }
        }
    }

    /// Adds some rows of a matrix to the sums of their groups, in their order: `sums` has a row a group.
    static func add(_ range: Range<Int>, of matrix: Matrix, groups: [Int], to sums: inout [Float], count: Int) {
        precondition(groups.count == matrix.rows && sums.count == count * matrix.columns, "sums of another shape")
        precondition(range.lowerBound >= 0 && range.upperBound <= matrix.rows, "\(range) of \(matrix.rows) rows")
        precondition(groups[range].allSatisfy { $0 >= 0 && $0 < count }, "a group is none of \(count)")
        // Safe: rows of the range, and the groups of them, have just been checked; no pointer is kept.
        unsafe matrix.storage.withUnsafeBufferPointer { elements in
            var points = unsafe wide_points(elements: elements.baseAddress, columns: matrix.columns)
            unsafe wide_add_rows(&points, range.lowerBound, range.count, groups, &sums)
        }
    }
}
