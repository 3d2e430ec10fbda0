import COpenBLAS

extension SymmetricMatrix {
    /// All eigenvalues, ascending, and their eigenvectors as rows of unit length.
    ///
    /// LAPACK's divide and conquer (`dsyevd`). O(order³).
    /// - Throws: ``LinearAlgebraError`` for elements that are not finite, or where LAPACK is missing or gives up.
    public func eigen() throws(LinearAlgebraError) -> (values: [Double], vectors: [[Double]]) {
        guard order > 0 else { return ([], []) }
        let isFinite = (0..<order).allSatisfy { row in (0...row).allSatisfy { self[row, $0].isFinite } }
        guard isFinite else { throw .notFinite }
        try OpenBLAS.requireLoaded()
        var (vectors, values) = (elements, [Double](repeating: 0, count: order))
        // Safe: `vectors` holds order × order elements and `values` order of them. In memory, the
        // lower triangle of rows is the upper one of columns.
        let info = unsafe OpenBLAS.library.dsyevd(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), Int32(order), &vectors, Int32(order),
            &values)
        guard info == 0 else { throw .routineFailed(name: "dsyevd", info: Int(info)) }
        return (values, (0..<order).map { Array(vectors[$0 * order..<($0 + 1) * order]) })
    }

    /// `L⁻ᵀ`, an upper triangle, for the Cholesky decomposition `L·Lᵀ` of this matrix; nil where a
    /// pivot falls below `floor` times its diagonal element.
    func inverseFactor(floor: Double) -> Matrix? {
        guard order > 0 else { return Matrix(rows: 0, columns: 0) }
        var factor = elements
        let (library, size) = (OpenBLAS.library, Int32(order))
        // Safe: `factor` holds order × order elements. The lower triangle of rows is the upper one
        // of columns: what comes is `Lᵀ`, column after column.
        guard unsafe library.dpotrf(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), size, &factor, size) == 0 else {
            return nil
        }
        for place in 0..<order {
            let pivot = factor[place * order + place]
            guard pivot.isFinite, pivot * pivot > floor * elements[place * order + place] else { return nil }
        }
        // Safe: as above.
        let info = unsafe library.dtrtri(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), size, &factor, size)
        guard info == 0 else { return nil }
        var inverse = Matrix(rows: order, columns: order)
        for column in 0..<order {
            for row in 0...column { inverse[row, column] = Float(factor[column * order + row]) }
        }
        return inverse
    }
}
