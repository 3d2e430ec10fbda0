import Testing

@testable import LinearAlgebra

@Suite struct BLASTests {
    @Test func `a Cholesky factor is a lower triangle whose square is the matrix`() throws {
        let symmetric = Matrix(rows: 3, columns: 3, storage: [4, 2, -2, 2, 10, 5, -2, 5, 9])
        let factor = try #require(BLAS.choleskyFactor(of: symmetric))
        #expect((factor[0, 1], factor[0, 2], factor[1, 2]) == (0, 0, 0))
        #expect(largestDifference(naiveDense(factor.times(transposed: factor)), naiveDense(symmetric)) < 1e-5)
    }

    @Test func `an indefinite matrix has no Cholesky factor`() {
        #expect(BLAS.choleskyFactor(of: Matrix(rows: 2, columns: 2, storage: [1, 2, 2, 1])) == nil)
    }

    @Test func `a triangle is solved for`() throws {
        let lower = Matrix(rows: 2, columns: 2, storage: [2, 0, 1, 4])
        let wanted = Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6])
        let solved = BLAS.solve(wanted.times(transposed: lower), lowerTransposed: lower)
        #expect(largestDifference(naiveDense(solved), naiveDense(wanted)) < 1e-5)
    }

    @Test func `eigenvalues ascend and their vectors keep their direction`() throws {
        let symmetric = Matrix(rows: 3, columns: 3, storage: [2, -1, 0, -1, 2, -1, 0, -1, 2])
        let (values, vectors) = try BLAS.eigen(ofSymmetric: symmetric)
        let root = Float(2).squareRoot()
        for (value, expected) in zip(values, [2 - root, 2, 2 + root]) { #expect(abs(value - expected) < 1e-5) }
        #expect(largestDifference(naiveDense(symmetric.times(vectors)), naiveDense(vectors.scalingColumns(by: values))) < 1e-5)
        #expect(distanceFromOrthonormal(vectors) < 1e-5)
    }

    @Test func `empty matrices are no trouble`() throws {
        let nothing = Matrix(rows: 0, columns: 0)
        #expect(BLAS.choleskyFactor(of: nothing) == nothing)
        let values = try BLAS.eigen(ofSymmetric: nothing).values
        #expect(values.isEmpty)
        #expect(BLAS.solve(Matrix(rows: 4, columns: 0), lowerTransposed: nothing) == Matrix(rows: 4, columns: 0))
    }
}
