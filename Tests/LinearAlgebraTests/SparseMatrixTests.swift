import Testing

@testable import LinearAlgebra

@Suite struct SparseMatrixTests {
    /// (rows, columns, columns of the dense factor, density), 0 and 1 among them, and sizes around
    /// the tiles of 8 and 32.
    static let shapes: [(Int, Int, Int, Double)] = [
        (0, 0, 0, 0), (0, 5, 3, 1), (5, 0, 3, 1), (5, 3, 0, 1), (1, 1, 1, 1), (1, 1, 1, 0), (1, 9, 8, 0.5),
        (9, 1, 7, 0.5), (7, 6, 9, 0),
        (13, 11, 31, 0.3), (13, 11, 32, 0.3), (13, 11, 33, 0.3), (20, 40, 40, 0.1), (40, 20, 65, 0.9),
    ]

    @Test("the product with a dense matrix is the textbook's", arguments: shapes)
    func theProductWithADenseMatrixIsTheTextbook(
        rows: Int, columns: Int, width: Int, density: Double
    ) {
        var random = RandomMatrices(seed: UInt64(rows * 1000 + columns * 10 + width))
        let (sparse, dense) = (random.sparse(rows, columns, density: density), random.dense(columns, width))
        let product = sparse.times(dense, workers: Workers(threads: 1))
        #expect((product.rows, product.columns) == (rows, width))
        let expected = naiveProduct(naiveDense(sparse), naiveDense(dense), columns: width)
        #expect(largestDifference(naiveDense(product), expected) < 1e-5 * Double(columns + 1))
    }

    @Test(
        "stacked matrices are one below the other, at any number of threads",
        arguments: [[], [3], [0, 4, 1], [2, 0, 0, 5]])
    func stackedMatrices(heights: [Int]) {
        var random = RandomMatrices(seed: UInt64(heights.reduce(7, +)))
        let matrices = heights.map { random.sparse($0, 6, density: 0.5) }
        for threads in [1, 2, 3] {
            let stacked = SparseMatrix(stacking: matrices, columns: 6, workers: Workers(threads: threads))
            #expect(stacked.invariantViolation == nil)
            #expect((stacked.rows, stacked.columns) == (heights.reduce(0, +), 6))
            #expect(naiveDense(stacked) == matrices.flatMap { naiveDense($0) })
        }
    }

    @Test("the transpose is the textbook's, with entries in order, at any number of threads", arguments: shapes)
    func theTransposeIsTheTextbookS(rows: Int, columns: Int, width: Int, density: Double) {
        var random = RandomMatrices(seed: UInt64(rows + columns + width))
        let sparse = random.sparse(rows, columns, density: density)
        let transposed = sparse.transposed(workers: Workers(threads: 1))
        #expect((transposed.rows, transposed.columns) == (columns, rows))
        #expect(transposed.invariantViolation == nil)
        #expect(naiveDense(transposed) == naiveTranspose(naiveDense(sparse), columns: columns))
        for threads in [2, 3, 50] { #expect(sparse.transposed(workers: Workers(threads: threads)) == transposed) }
    }

    @Test("the number of threads changes no bit of a product of several blocks")
    func theNumberOfThreadsChangesNoBitOfA() {
        var random = RandomMatrices(seed: 3)
        let (sparse, dense) = (random.sparse(2500, 6, density: 0.4), random.dense(6, 5))
        let one = sparse.times(dense, workers: Workers(threads: 1))
        #expect(
            largestDifference(naiveDense(one), naiveProduct(naiveDense(sparse), naiveDense(dense), columns: 5)) < 1e-5)
        for threads in [2, 3] {
            let product = sparse.times(dense, workers: Workers(threads: threads))
            #expect(product.storage.map(\.bitPattern) == one.storage.map(\.bitPattern))
        }
    }

    @Test("selecting rows takes them in the given order, some twice, some never")
    func selectingRowsTakesThemInTheGivenOrderSome() {
        var random = RandomMatrices(seed: 8)
        let sparse = random.sparse(6, 5, density: 0.5)
        let rows = naiveDense(sparse)
        let chosen = sparse.selecting(rows: [4, 0, 4])
        #expect(naiveDense(chosen) == [rows[4], rows[0], rows[4]])
        #expect(chosen.invariantViolation == nil)
        #expect(sparse.selecting(rows: []) == SparseMatrix(columns: 5))
    }
}

@Suite struct SparseMatrixInvariantsTests {
    private func violation(_ columns: [Int32], _ values: [Float]) -> String? {
        var matrix = SparseMatrix(columns: 4)
        matrix.append(columns: [0, 3], values: [1, 1])
        matrix.append(columns: columns, values: values)
        return matrix.invariantViolation
    }

    @Test("a well-formed matrix has no violation") func aWellFormedMatrixHasNoViolation() {
        #expect(SparseMatrix(columns: 0).invariantViolation == nil)
        #expect(violation([], []) == nil)
        #expect(violation([0, 1, 2, 3], [1, -1, 0, .leastNonzeroMagnitude]) == nil)
    }

    @Test("columns that descend, stand twice or lie outside are named with their row")
    func columnsThatDescendStandTwiceOrLieOutsideAre() {
        #expect(violation([2, 1], [1, 1]) == "row 1 has column 1 after 2, of 4 columns")
        #expect(violation([2, 2], [1, 1]) == "row 1 has column 2 after 2, of 4 columns")
        #expect(violation([1, 4], [1, 1]) == "row 1 has column 4 after 1, of 4 columns")
        #expect(violation([-1], [1]) == "row 1 has column -1 after -1, of 4 columns")
    }

    @Test("values that are not finite are named", arguments: [Float.nan, .infinity, -.infinity])
    func valuesThatAreNotFiniteAreNamed(value: Float) {
        #expect(violation([0, 2], [1, value]) == "row 1, column 2 holds \(value)")
    }
}
