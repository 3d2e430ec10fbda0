import Testing

@testable import LinearAlgebra

@Suite struct SymmetricMatrixTests {
    private func symmetric(_ rows: [[Double]]) -> SymmetricMatrix {
        var matrix = SymmetricMatrix(order: rows.count)
        for row in rows.indices { for column in 0...row { matrix[row, column] = rows[row][column] } }
        return matrix
    }

    @Test("an inverse factor turns the matrix into the identity") func anInverseFactorTurnsTheMatrixIntoTheIdentity()
        throws
    {
        let rows: [[Double]] = [[4, 2, -2], [2, 10, 5], [-2, 5, 9]]
        let inverse = naiveDense(try #require(symmetric(rows).inverseFactor(floor: 1e-6)))
        #expect((inverse[1][0], inverse[2][0], inverse[2][1]) == (0, 0, 0))
        let turned = naiveProduct(
            naiveProduct(naiveTranspose(inverse, columns: 3), rows, columns: 3), inverse, columns: 3)
        #expect(largestDifference(turned, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]) < 1e-5)
    }

    @Test("neither an indefinite nor a nearly singular matrix has a factor")
    func neitherAnIndefiniteNorANearlySingularMatrixHas() {
        #expect(symmetric([[1, 2], [2, 1]]).inverseFactor(floor: 1e-6) == nil)
        #expect(symmetric([[1, 1], [1, 1 + 1e-9]]).inverseFactor(floor: 1e-6) == nil)
        #expect(symmetric([[1, .nan], [.nan, 1]]).inverseFactor(floor: 1e-6) == nil)
    }

    @Test("eigenvalues of a chain are the known ones") func eigenvaluesOfAChainAreTheKnownOnes() throws {
        let values = try symmetric([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).eigen().values
        let root = 2.0.squareRoot()
        for (value, expected) in zip(values, [2 - root, 2, 2 + root]) { #expect(abs(value - expected) < 1e-12) }
    }

    @Test("eigenvalues ascend and their vectors keep their direction", arguments: [1, 2, 3, 4, 7, 20, 61])
    func eigenvaluesAscendAndTheirVectorsKeepTheirDirection(
        order: Int
    ) throws {
        for seed in UInt64(1)...5 {
            var generator = SeededGenerator(seed: seed)
            var matrix = SymmetricMatrix(order: order)
            // Some rows are empty, some elements large, so that multiple and very different eigenvalues occur.
            for row in 0..<order where row % 5 != 3 {
                for column in 0...row where column % 5 != 3 {
                    matrix[row, column] = generator.normal() * (row == 2 ? 1e3 : 1)
                }
            }
            let dense = naiveDense(matrix)
            let (values, vectors) = try matrix.eigen()
            #expect(values == values.sorted())
            let columns = naiveTranspose(vectors, columns: order)
            let scaled = columns.map { zip($0, values).map { $0 * $1 } }
            #expect(largestDifference(naiveProduct(dense, columns, columns: order), scaled) < 1e-9)
            let identity = (0..<order).map { row in (0..<order).map { $0 == row ? 1.0 : 0.0 } }
            #expect(largestDifference(naiveProduct(vectors, columns, columns: order), identity) < 1e-12)
        }
    }

    @Test("no elements are no trouble, and infinite ones are told") func noElementsAreNoTroubleAndInfiniteOnesAre()
        throws
    {
        #expect(try SymmetricMatrix(order: 0).eigen().values.isEmpty)
        #expect(SymmetricMatrix(order: 0).inverseFactor(floor: 1e-6) == Matrix(rows: 0, columns: 0))
        #expect(throws: LinearAlgebraError.self) { try symmetric([[1, .nan], [.nan, 1]]).eigen() }
        #expect(throws: LinearAlgebraError.self) {
            try symmetric([[1, 0, 0], [0, .infinity, 1], [0, 1, 1]]).eigen()
        }
    }
}
