import Testing

@testable import LinearAlgebra

@Suite struct KrylovSpaceTests {
    /// A matrix, the dimensions and the width of the blocks.
    private static func space(
        of matrix: SparseMatrix, dimensions: Int, width: Int, threads: Int = 1
    ) -> KrylovSpace {
        let workers = Workers(threads: threads)
        return KrylovSpace(
            of: matrix, transposed: matrix.transposed(workers: workers), dimensions: dimensions, width: width, seed: 4,
            workers: workers)
    }

    /// What `Qᵀ·A·Aᵀ·Q` is in double precision, for the basis as it is.
    private func interaction(of space: KrylovSpace, in matrix: SparseMatrix) -> [[Double]] {
        let basis = naiveDense(space.basis)
        let across = naiveProduct(
            naiveTranspose(naiveDense(matrix), columns: matrix.columns), basis, columns: space.basis.columns)
        return naiveProduct(
            naiveTranspose(across, columns: space.basis.columns), across, columns: space.basis.columns)
    }

    @Test(
        "its columns are orthonormal, and their interaction is that with the matrix",
        arguments: [(32, 16), (40, 16), (9, 4)])
    func itsColumnsAreOrthonormalAndTheirInteraction(dimensions: Int, width: Int) {
        var random = RandomMatrices(seed: 40)
        let matrix = random.sparse(120, 70, density: 0.2)
        let space = Self.space(of: matrix, dimensions: dimensions, width: width)
        #expect((space.basis.rows, space.basis.columns) == (120, dimensions))
        #expect(distanceFromOrthonormal(space.basis) < 1e-5)
        let expected = interaction(of: space, in: matrix)
        let largest = expected.flatMap { $0 }.map(abs).max() ?? 0
        #expect(largestDifference(naiveDense(space.interaction), expected) < 1e-5 * largest)
    }

    /// Beyond the matrix's rank a block's image has nothing new: all that is left of it is rounding.
    @Test("columns beyond the rank of the matrix are orthonormal too", arguments: [1, 3, 10])
    func columnsBeyondTheRankAreOrthonormalToo(rank: Int) {
        var random = RandomMatrices(seed: UInt64(rank))
        let rows = random.sparse(rank, 50, density: 0.5)
        let matrix = rows.selecting(rows: (0..<60).map { $0 % rank })
        let space = Self.space(of: matrix, dimensions: 40, width: 8)
        #expect(distanceFromOrthonormal(space.basis) < 1e-4)
        let expected = interaction(of: space, in: matrix)
        let largest = expected.flatMap { $0 }.map(abs).max() ?? 0
        #expect(largestDifference(naiveDense(space.interaction), expected) < 1e-4 * largest)
    }

    @Test("as many dimensions as rows are the whole space") func asManyDimensionsAsRows() {
        var random = RandomMatrices(seed: 2)
        let space = Self.space(of: random.sparse(20, 33, density: 0.3), dimensions: 20, width: 16)
        #expect(distanceFromOrthonormal(space.basis) < 1e-5)
    }

    @Test("it has the same bits at any number of threads") func itHasTheSameBits() {
        var random = RandomMatrices(seed: 3)
        let matrix = random.sparse(4500, 40, density: 0.1)
        let one = Self.space(of: matrix, dimensions: 24, width: 8)
        for threads in [2, 3] {
            let other = Self.space(of: matrix, dimensions: 24, width: 8, threads: threads)
            #expect(other.basis == one.basis)
            #expect(other.interaction == one.interaction)
        }
    }
}
