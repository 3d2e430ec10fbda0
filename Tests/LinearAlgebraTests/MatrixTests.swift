import Testing

@testable import LinearAlgebra

@Suite struct MatrixTests {
    static let shapes: [(Int, Int, Int)] = [
        (0, 0, 0), (0, 3, 2), (3, 0, 2), (3, 2, 0), (1, 1, 1), (4, 7, 5), (9, 2, 3),
    ]

    @Test("both products are the textbook's", arguments: shapes) func bothProductsAreTheTextbookS(
        m: Int, k: Int, n: Int
    ) {
        var random = RandomMatrices(seed: UInt64(m * 100 + k * 10 + n))
        let (left, right) = (random.dense(m, k), random.dense(k, n))
        let (leftRows, rightRows) = (naiveDense(left), naiveDense(right))
        let expected = naiveProduct(leftRows, rightRows, columns: n)
        let transposedRight = Matrix(
            rows: n, columns: k, storage: naiveTranspose(rightRows, columns: n).flatMap { $0.map(Float.init) })
        #expect(largestDifference(naiveDense(left.times(right)), expected) < 1e-5)
        #expect(largestDifference(naiveDense(left.times(transposed: transposedRight)), expected) < 1e-5)
    }

    @Test("the inner products of the columns are the textbook's", arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (9, 4)])
    func theInnerProductsOfTheColumnsAreTheTextbook(
        rows: Int, columns: Int
    ) {
        var random = RandomMatrices(seed: UInt64(rows * 10 + columns))
        let matrix = random.dense(rows, columns)
        let elements = naiveDense(matrix)
        let expected = naiveProduct(naiveTranspose(elements, columns: columns), elements, columns: columns)
        #expect(largestDifference(naiveDense(matrix.gram()), expected) < 1e-5)
    }

    @Test("rows are divided by their norm, and rows of zeros stay") func rowsAreDividedByTheirNormAndRowsOf() {
        let matrix = Matrix(rows: 3, columns: 2, storage: [3, 4, 0, 0, -2, 0]).normalizingRows()
        #expect(matrix.storage == [0.6, 0.8, 0, 0, -1, 0])
    }

    @Test("columns are scaled and rows selected") func columnsAreScaledAndRowsSelected() {
        let matrix = Matrix(rows: 2, columns: 3, storage: [1, 2, 3, 4, 5, 6])
        #expect(matrix.scalingColumns(by: [1, 0, -2]).storage == [1, 0, -6, 4, 0, -12])
        #expect(matrix.selecting(rows: [1, 1, 0]).storage == [4, 5, 6, 4, 5, 6, 1, 2, 3])
        #expect(matrix[1, 0] == 4)
    }
}
