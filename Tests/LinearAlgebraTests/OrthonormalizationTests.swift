import Testing

@testable import LinearAlgebra

@Suite struct OrthonormalizationTests {
    @Test(
        "random columns become orthonormal and keep their span",
        arguments: [(1, 1), (5, 5), (40, 7), (200, 20), (4, 0)])
    func randomColumnsBecomeOrthonormalAndKeepTheirSpan(rows: Int, columns: Int) {
        var random = RandomMatrices(seed: UInt64(rows + columns))
        let matrix = random.dense(rows, columns)
        let basis = matrix.orthonormalized()
        #expect((basis.rows, basis.columns) == (rows, columns))
        #expect(distanceFromOrthonormal(basis) < 2e-6 * Double(columns + 1))
        #expect(projectionError(of: matrix, onto: basis) < 1e-4)
    }

    @Test("columns of very different lengths become orthonormal") func columnsOfVeryDifferentLengthsBecomeOrthonormal()
    {
        var random = RandomMatrices(seed: 4)
        let matrix = random.dense(60, 6).scalingColumns(by: [1e4, 1e2, 1, 1e-1, 1e-2, 1e-3])
        let basis = matrix.orthonormalized()
        #expect(distanceFromOrthonormal(basis) < 1e-4)
    }

    /// Two equal columns make the Gram matrix singular, so that Cholesky fails or loses all digits.
    @Test("a rank-deficient matrix is orthonormal all the same") func aRankDeficientMatrixIsOrthonormalAllTheSame() {
        var random = RandomMatrices(seed: 9)
        var matrix = random.dense(30, 5)
        for row in 0..<30 {
            matrix[row, 3] = matrix[row, 1]
            matrix[row, 4] = 2 * matrix[row, 0] - matrix[row, 2]
        }
        let basis = matrix.orthonormalized()
        #expect(distanceFromOrthonormal(basis) < 1e-5)
        #expect(projectionError(of: matrix, onto: basis) < 1e-4)
    }

    /// Around the square root of the precision a Cholesky factor exists and is worthless.
    @Test("columns that nearly depend on each other become orthonormal", arguments: 1...8)
    func columnsThatNearlyDependOnEachOtherBecomeOrthonormal(decimals: Int) {
        for seed in UInt64(1)...10 {
            var random = RandomMatrices(seed: seed)
            var matrix = random.dense(24, 6)
            let noise = random.dense(24, 6)
            let distance = (0..<decimals).reduce(Float(1)) { result, _ in result / 10 }
            for row in 0..<24 {
                for column in 3..<6 { matrix[row, column] = matrix[row, column - 3] + distance * noise[row, column] }
            }
            let basis = matrix.orthonormalized()
            #expect(distanceFromOrthonormal(basis) < 2e-5)
        }
    }

    @Test("a matrix of zeros gets an orthonormal basis too") func aMatrixOfZerosGetsAnOrthonormalBasisToo() {
        let basis = Matrix(rows: 6, columns: 3).orthonormalized()
        #expect(distanceFromOrthonormal(basis) < 1e-6)
    }

    /// The largest element of `A − Q·Qᵀ·A`.
    private func projectionError(of matrix: Matrix, onto basis: Matrix) -> Double {
        largestDifference(naiveDense(basis.times(basis.transposed().times(matrix))), naiveDense(matrix))
    }
}
