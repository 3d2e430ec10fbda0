import Foundation
import Testing

@testable import LinearAlgebra

@Suite struct RandomizedSVDTests {
    @Test("singular values and projections are those of the full decomposition")
    func singularValuesAndProjectionsAreThoseOfTheFull() throws {
        let reference = try ReferenceDecomposition.load()
        let matrix = reference.matrix
        let options = RandomizedSVD.Options(rank: reference.rank, powerIterations: 3, seed: 5)
        let decomposition = try RandomizedSVD(of: matrix, options: options, workers: Workers(threads: 1))
        #expect(decomposition.singularValues.count == reference.rank)
        for (value, expected) in zip(decomposition.singularValues, reference.singularValues) {
            #expect(abs(Double(value) - expected) < 1e-3 * expected)
        }
        let projected = matrix.times(decomposition.rightVectors, workers: Workers(threads: 1))
        let gram = naiveDense(projected.times(transposed: projected)).prefix(reference.gram.count).map {
            Array($0.prefix(reference.gram.count))
        }
        #expect(largestDifference(gram, reference.gram) < 1e-3 * reference.singularValues[0])
        #expect(distanceFromOrthonormal(decomposition.rightVectors) < 1e-4)
    }

    @Test("projecting rows and unfolding weights are products with the right vectors")
    func projectingRowsAndUnfoldingWeightsAreProductsWithThe() throws {
        var random = RandomMatrices(seed: 31)
        let (matrix, others, weights) = (
            random.sparse(40, 12, density: 0.5), random.sparse(7, 12, density: 0.5), random.dense(4, 3)
        )
        let decomposition = try RandomizedSVD(
            of: matrix, options: .init(rank: 4, seed: 1), workers: Workers(threads: 1))
        let vectors = naiveDense(decomposition.rightVectors)
        let projected = decomposition.projection(of: others, workers: Workers(threads: 1))
        #expect(largestDifference(naiveDense(projected), naiveProduct(naiveDense(others), vectors, columns: 4)) < 1e-4)
        #expect(
            largestDifference(
                naiveDense(decomposition.unfolded(weights)), naiveProduct(vectors, naiveDense(weights), columns: 3))
                < 1e-4)
    }

    @Test("the same seed gives the same bits at any number of threads") func theSameSeedGivesTheSameBitsAtAny() throws {
        var random = RandomMatrices(seed: 21)
        let matrix = random.sparse(1100, 30, density: 0.1)
        let options = RandomizedSVD.Options(rank: 6, oversampling: 4, powerIterations: 1, seed: 77)
        let one = try RandomizedSVD(of: matrix, options: options, workers: Workers(threads: 1))
        for threads in [1, 2, 3] {
            let again = try RandomizedSVD(of: matrix, options: options, workers: Workers(threads: threads))
            #expect(again.singularValues.map(\.bitPattern) == one.singularValues.map(\.bitPattern))
            #expect(again.rightVectors.storage.map(\.bitPattern) == one.rightVectors.storage.map(\.bitPattern))
        }
    }

    @Test(
        "fewer singular values come where there are fewer rows or columns",
        arguments: [(0, 5), (5, 0), (1, 1), (3, 8), (8, 3)])
    func fewerSingularValuesComeWhereThereAreFewerRows(rows: Int, columns: Int) throws {
        var random = RandomMatrices(seed: 6)
        let matrix = random.sparse(rows, columns, density: 1)
        let options = RandomizedSVD.Options(rank: 5, seed: 1)
        let decomposition = try RandomizedSVD(of: matrix, options: options, workers: Workers(threads: 2))
        let count = min(5, rows, columns)
        #expect(decomposition.singularValues.count == count)
        #expect((decomposition.rightVectors.rows, decomposition.rightVectors.columns) == (columns, count))
        // All of the matrix's weight is in its singular values: their squares add up to those of the elements.
        let squares = matrix.values.reduce(0.0) { $0 + Double($1) * Double($1) }
        #expect(
            abs(decomposition.singularValues.reduce(0.0) { $0 + Double($1) * Double($1) } - squares) < 1e-3
                * (1 + squares))
    }

    @Test("directions without weight project onto nothing") func directionsWithoutWeightProjectOntoNothing() throws {
        var matrix = SparseMatrix(columns: 3)
        for _ in 0..<4 { matrix.append(columns: [0, 2], values: [3, 4]) }
        let decomposition = try RandomizedSVD(
            of: matrix, options: .init(rank: 3, seed: 2), workers: Workers(threads: 1))
        #expect(abs(decomposition.singularValues[0] - 10) < 1e-4)
        #expect(decomposition.singularValues.dropFirst().allSatisfy { $0 < 1e-2 })
        #expect(decomposition.rightVectors.storage.allSatisfy { $0.isFinite })
        let nothing = try RandomizedSVD(
            of: SparseMatrix(columns: 2), options: .init(rank: 2, seed: 2), workers: Workers(threads: 1))
        #expect(nothing.singularValues.isEmpty)
    }
}

/// A decomposition that numpy computed; see `Fixtures/Generators/singular_values.py`.
private struct ReferenceDecomposition: Decodable {
    let rows: Int
    let columns: Int
    let rank: Int
    let entries: [[Double]]
    let singularValues: [Double]
    let gram: [[Double]]

    static func load() throws -> ReferenceDecomposition {
        let url = Bundle.module.bundleURL.appending(path: "Fixtures/singular-values.json")
        return try JSONDecoder().decode(ReferenceDecomposition.self, from: Data(contentsOf: url))
    }

    var matrix: SparseMatrix {
        var matrix = SparseMatrix(columns: columns)
        for row in 0..<rows {
            let own = entries.filter { Int($0[0]) == row }
            matrix.append(columns: own.map { Int32($0[1]) }, values: own.map { Float($0[2]) })
        }
        return matrix
    }
}
