import COpenBLAS

/// The one door to OpenBLAS and LAPACKE.
///
/// Each function checks the shapes and then hands the arrays' own storage to C for the length of the call: no pointer outlives it, and no
/// library routine below keeps one. Everything is single precision and row-major.
enum BLAS {
    /// OpenBLAS's own threads are switched off once per process: on small blocks they cost more than they bring, and their number would change sums.
    private static let singleThreaded: Void = openblas_set_num_threads(1)

    /// The product of two matrices, either of them transposed: `(m × k) · (k × n)`.
    static func product(_ left: Matrix, _ right: Matrix, transposeLeft: Bool = false, transposeRight: Bool = false) -> Matrix {
        _ = singleThreaded
        let (m, k) = transposeLeft ? (left.columns, left.rows) : (left.rows, left.columns)
        let (inner, n) = transposeRight ? (right.columns, right.rows) : (right.rows, right.columns)
        precondition(k == inner, "cannot multiply \(m)×\(k) by \(inner)×\(n)")
        var result = Matrix(rows: m, columns: n)
        guard m > 0, n > 0, k > 0 else { return result }
        // Safe: the three arrays hold rows × columns elements (an invariant of Matrix) and the leading dimensions are their column counts.
        unsafe cblas_sgemm(
            CblasRowMajor, transposeLeft ? CblasTrans : CblasNoTrans, transposeRight ? CblasTrans : CblasNoTrans,
            Int32(m), Int32(n), Int32(k), 1, left.storage, Int32(left.columns), right.storage, Int32(right.columns), 0,
            &result.storage, Int32(n))
        return result
    }

    /// The product of a matrix's transpose with the matrix.
    static func gram(of matrix: Matrix) -> Matrix {
        _ = singleThreaded
        var result = Matrix(rows: matrix.columns, columns: matrix.columns)
        guard matrix.rows > 0, matrix.columns > 0 else { return result }
        // Safe: `matrix` holds rows × columns elements, `result` columns × columns, with these leading dimensions.
        unsafe cblas_ssyrk(
            CblasRowMajor, CblasLower, CblasTrans, Int32(matrix.columns), Int32(matrix.rows), 1, matrix.storage, Int32(matrix.columns), 0,
            &result.storage, Int32(matrix.columns))
        for row in 0..<result.rows {
            for column in 0..<row { result[column, row] = result[row, column] }
        }
        return result
    }

    /// The lower Cholesky factor of a symmetric positive definite matrix, or nil where it is not positive definite.
    static func choleskyFactor(of symmetric: Matrix) -> Matrix? {
        _ = singleThreaded
        precondition(symmetric.rows == symmetric.columns, "only a square matrix has a Cholesky factor")
        var factor = symmetric
        let order = Int32(symmetric.rows)
        guard order > 0 else { return factor }
        // Safe: `factor` holds order × order elements.
        guard unsafe LAPACKE_spotrf(LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "L")), order, &factor.storage, order) == 0 else { return nil }
        for row in 0..<factor.rows {
            for column in (row + 1)..<max(row + 1, factor.columns) { factor[row, column] = 0 }
        }
        return factor
    }

    /// Solves `X · Lᵀ = B` for X, given the lower triangle L.
    static func solve(_ right: Matrix, lowerTransposed lower: Matrix) -> Matrix {
        _ = singleThreaded
        precondition(lower.rows == right.columns, "a triangle of order \(lower.rows) does not fit \(right.columns) columns")
        var result = right
        guard right.rows > 0, right.columns > 0 else { return result }
        // Safe: `lower` is square of the order of the columns of `result`, in its own array.
        unsafe cblas_strsm(
            CblasRowMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(right.rows), Int32(right.columns), 1,
            lower.storage, Int32(lower.columns), &result.storage, Int32(right.columns))
        return result
    }

    /// The orthogonal factor of a Householder QR decomposition, for matrices of at least as many rows as columns.
    ///
    /// - Throws: ``LinearAlgebraError/routineFailed(name:info:)``.
    static func householderBasis(of matrix: Matrix) throws(LinearAlgebraError) -> Matrix {
        _ = singleThreaded
        precondition(matrix.rows >= matrix.columns, "a basis of \(matrix.columns) columns needs as many rows, not \(matrix.rows)")
        guard matrix.columns > 0 else { return matrix }
        var basis = matrix
        var reflectors = [Float](repeating: 0, count: matrix.columns)
        let (rows, columns) = (Int32(matrix.rows), Int32(matrix.columns))
        // Safe: `basis` holds rows × columns elements and `reflectors` one for each column, as both routines require.
        var info = unsafe LAPACKE_sgeqrf(LAPACK_ROW_MAJOR, rows, columns, &basis.storage, columns, &reflectors)
        guard info == 0 else { throw .routineFailed(name: "sgeqrf", info: Int(info)) }
        info = unsafe LAPACKE_sorgqr(LAPACK_ROW_MAJOR, rows, columns, columns, &basis.storage, columns, reflectors)
        guard info == 0 else { throw .routineFailed(name: "sorgqr", info: Int(info)) }
        return basis
    }

    /// Eigenvalues (ascending) and eigenvectors (as columns) of a symmetric matrix.
    ///
    /// - Throws: ``LinearAlgebraError/routineFailed(name:info:)``.
    static func eigen(ofSymmetric symmetric: Matrix) throws(LinearAlgebraError) -> (values: [Float], vectors: Matrix) {
        _ = singleThreaded
        precondition(symmetric.rows == symmetric.columns, "only a square matrix can be symmetric")
        var vectors = symmetric
        var values = [Float](repeating: 0, count: symmetric.rows)
        let order = Int32(symmetric.rows)
        guard order > 0 else { return (values, vectors) }
        // Safe: `vectors` holds order × order elements and `values` order of them.
        let info = unsafe LAPACKE_ssyevd(
            LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), order, &vectors.storage, order, &values)
        guard info == 0 else { throw .routineFailed(name: "ssyevd", info: Int(info)) }
        return (values, vectors)
    }
}

/// What can go wrong in a decomposition.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
    /// A LAPACK routine gave up: `info` is its return value.
    case routineFailed(name: String, info: Int)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .routineFailed(let name, let info): "the LAPACK routine \(name) failed with info = \(info)"
        }
    }
}
