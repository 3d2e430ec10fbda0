import COpenBLAS

/// Dense products by OpenBLAS, in blocks of rows that several threads share out.
///
/// The blocks are a property of the product and not of the machine, and each runs on one thread:
/// the number of threads changes no bit.
enum DenseProducts {
    /// How many rows one piece of parallel work takes.
    private static let rowsInPiece = 2048
    /// How many rows of a transposed operand are summed up in single precision.
    private static let rowsInSum = 256

    /// `left · right`.
    static func product(_ left: Matrix, _ right: Matrix, workers: Workers) -> Matrix {
        let (m, k) = (left.rows, left.columns)
        precondition(k == right.rows, "cannot multiply \(m)×\(k) by \(right.rows)×\(right.columns)")
        guard m > 0, k > 0, right.columns > 0 else { return Matrix(rows: m, columns: right.columns) }
        let library = OpenBLAS.library
        return Matrix(rows: m, columns: right.columns) { target in
            workers.forBlocks(of: m, size: rowsInPiece) { range in
                unsafe left.storage.withUnsafeBufferPointer { source in
                    guard let source = source.baseAddress else { return }
                    // Safe: the piece reads the rows of its range within `left` and all of `right`,
                    // and it alone writes its rows of the result.
                    unsafe library.sgemm(
                        CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(range.count), Int32(right.columns), Int32(k),
                        1,
                        source + range.lowerBound * k, Int32(k), right.storage, Int32(right.columns), 0,
                        target.base + range.lowerBound * right.columns, Int32(right.columns))
                }
            }
        }
    }

    /// `matrix ← matrix · square`.
    static func multiply(_ matrix: inout Matrix, by square: Matrix, workers: Workers) {
        let (rows, columns) = (matrix.rows, matrix.columns)
        precondition(
            square.rows == columns && square.columns == columns,
            "\(square.rows)×\(square.columns) is no square of \(columns)")
        guard rows > 0, columns > 0 else { return }
        let library = OpenBLAS.library
        SharedFloats.share(&matrix.storage) { target in
            workers.forBlocks(of: rows, size: rowsInPiece) { range in
                // Safe: each piece copies, and then overwrites, the rows of its own range.
                let source = unsafe Array(
                    UnsafeBufferPointer(start: target.base + range.lowerBound * columns, count: range.count * columns))
                unsafe library.sgemm(
                    CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(range.count), Int32(columns), Int32(columns), 1,
                    source,
                    Int32(columns),
                    square.storage, Int32(columns), 0, target.base + range.lowerBound * columns, Int32(columns))
            }
        }
    }

    /// `matrix ← matrix + left · right`, of some columns of `left`: all unless others are named.
    static func add(
        _ left: Matrix, columns chosen: Range<Int>? = nil, times right: Matrix, to matrix: inout Matrix,
        workers: Workers
    ) {
        let (chosen, columns) = (chosen ?? 0..<left.columns, matrix.columns)
        precondition(
            chosen.count == right.rows, "cannot multiply \(left.rows)×\(chosen.count) by \(right.rows)×\(right.columns)"
        )
        precondition(
            left.rows == matrix.rows && right.columns == matrix.columns,
            "the product does not have the shape of the sum")
        precondition(
            chosen.lowerBound >= 0 && chosen.upperBound <= left.columns, "\(chosen) of \(left.columns) columns")
        guard left.rows > 0, !chosen.isEmpty, columns > 0 else { return }
        let library = OpenBLAS.library
        SharedFloats.share(&matrix.storage) { target in
            workers.forBlocks(of: left.rows, size: rowsInPiece) { range in
                unsafe left.storage.withUnsafeBufferPointer { source in
                    guard let source = source.baseAddress else { return }
                    // Safe: as in `product`; the columns lie within each row of `left`.
                    unsafe library.sgemm(
                        CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(range.count), Int32(columns),
                        Int32(chosen.count), 1,
                        source + range.lowerBound * left.columns + chosen.lowerBound, Int32(left.columns),
                        right.storage, Int32(columns), 1,
                        target.base + range.lowerBound * columns, Int32(columns))
                }
            }
        }
    }

    /// `matrixᵀ · matrix`.
    static func gram(_ matrix: Matrix, workers: Workers) -> SymmetricMatrix {
        var result = SymmetricMatrix(order: matrix.columns)
        let (order, library) = (matrix.columns, OpenBLAS.library)
        result.elements = sums(of: matrix.rows, count: order * order, workers: workers) { rows, part in
            unsafe matrix.storage.withUnsafeBufferPointer { source in
                guard let source = source.baseAddress else { return }
                // Safe: the rows lie within the matrix; `part` has order × order elements.
                unsafe library.ssyrk(
                    CblasRowMajor, CblasLower, CblasTrans, Int32(order), Int32(rows.count), 1,
                    source + rows.lowerBound * order,
                    Int32(order), 0, &part, Int32(order))
            }
        }
        return result
    }

    /// `leftᵀ · right`, row after row, of some columns of `left`: all unless others are named.
    static func innerProducts(
        _ left: Matrix, columns chosen: Range<Int>? = nil, _ right: Matrix, workers: Workers
    ) -> [Double] {
        precondition(
            left.rows == right.rows, "columns of \(left.rows) and of \(right.rows) elements have no inner products")
        let chosen = chosen ?? 0..<left.columns
        precondition(
            chosen.lowerBound >= 0 && chosen.upperBound <= left.columns, "\(chosen) of \(left.columns) columns")
        let (m, n, library) = (chosen.count, right.columns, OpenBLAS.library)
        return sums(of: left.rows, count: m * n, workers: workers) { rows, part in
            unsafe left.storage.withUnsafeBufferPointer { source in
                unsafe right.storage.withUnsafeBufferPointer { right in
                    guard let source = source.baseAddress, let right = right.baseAddress else { return }
                    // Safe: both operands are these rows of their matrices, the columns lie within each row of `left`, and
                    // `part` has m × n elements.
                    unsafe library.sgemm(
                        CblasRowMajor, CblasTrans, CblasNoTrans, Int32(m), Int32(n), Int32(rows.count), 1,
                        source + rows.lowerBound * left.columns + chosen.lowerBound, Int32(left.columns),
                        right + rows.lowerBound * n, Int32(n), 0, &part, Int32(n))
                }
            }
        }
    }

    /// Adds up parts over some rows each: few rows in single precision, and those in double.
    private static func sums(
        of rows: Int, count: Int, workers: Workers, _ part: @Sendable (Range<Int>, inout [Float]) -> Void
    ) -> [Double] {
        guard count > 0 else { return [] }
        let pieces = workers.mapBlocks(of: rows, size: rowsInPiece) { range -> [Double] in
            var (sums, single) = ([Double](repeating: 0, count: count), [Float](repeating: 0, count: count))
            for first in stride(from: range.lowerBound, to: range.upperBound, by: rowsInSum) {
                part(first..<min(first + rowsInSum, range.upperBound), &single)
                for place in sums.indices { sums[place] += Double(single[place]) }
            }
            return sums
        }
        return pieces.reduce(into: [Double](repeating: 0, count: count)) { result, piece in
            for place in piece.indices { result[place] += piece[place] }
        }
    }
}
