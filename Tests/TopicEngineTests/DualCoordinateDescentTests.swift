import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct DualCoordinateDescentTests {
    private struct Reference: Decodable {
        struct Fit: Decodable {
            let loss: Loss
            let cost: Double
            let decisionValues: [[Double]]
        }
        let sparse: [[Float]]
        let dense: [[Float]]
        let signs: [[Int8]]
        let fits: [Fit]

        var rows: FeatureRows { FeatureRows(sparse: sparseMatrix(sparse), dense: denseMatrix(dense)) }
        var targets: [[DualCoordinateDescent.Sign]] { signs.map { $0.map { DualCoordinateDescent.Sign(rawValue: $0) ?? .none } } }
    }

    private func reference() throws -> Reference { try ReferenceNumbers.load("decision-functions", as: Reference.self) }

    /// The third and the fourth target have rows without a sign, on which nothing was learned there either.
    @Test(arguments: 0..<4) func `decision values are liblinear's`(place: Int) throws {
        let reference = try reference()
        let rows = reference.rows
        let learner = DualCoordinateDescent(loss: reference.fits[place].loss, cost: reference.fits[place].cost, epochs: 400, seed: 3)
        let weights = learner.fit(rows, on: Array(0..<rows.count), targets: reference.targets)
        for row in 0..<rows.count {
            let scores = weights.scores(of: row, in: rows)
            for (lane, expected) in reference.fits[place].decisionValues.enumerated() {
                #expect(abs(Double(scores[lane]) - expected[row]) < 1e-2, "target \(lane), row \(row)")
            }
        }
    }

    @Test func `rows without a sign teach nothing, whatever is in them`() throws {
        let reference = try reference()
        let masked = reference.targets[2]
        var changed = reference.sparse
        for row in changed.indices where masked[row] == .none { changed[row] = changed[row].map { $0 * 100 + 7 } }
        let other = FeatureRows(sparse: sparseMatrix(changed), dense: denseMatrix(reference.dense))
        let learner = DualCoordinateDescent(loss: .logistic, cost: 2, epochs: 5, seed: 3)
        let all = Array(0..<other.count)
        #expect(learner.fit(reference.rows, on: all, targets: [masked]).weights == learner.fit(other, on: all, targets: [masked]).weights)
    }

    @Test func `rows that are not visited teach nothing`() throws {
        let reference = try reference()
        let rows = reference.rows
        let visited = Array(0..<20)
        let masked = reference.targets[0].enumerated().map { $0 < 20 ? $1 : .none }
        let learner = DualCoordinateDescent(loss: .logistic, cost: 2, epochs: 300, seed: 3)
        let left = learner.fit(rows, on: visited, targets: [reference.targets[0]])
        let right = learner.fit(rows, on: Array(0..<rows.count), targets: [masked])
        for row in 0..<rows.count { #expect(abs(left.scores(of: row, in: rows)[0] - right.scores(of: row, in: rows)[0]) < 1e-2) }
    }

    @Test func `functions learned side by side do not disturb each other`() throws {
        let reference = try reference()
        let rows = reference.rows
        let learner = DualCoordinateDescent(loss: .logistic, cost: 1, epochs: 4, seed: 9)
        let together = learner.fit(rows, on: Array(0..<rows.count), targets: reference.targets)
        for (lane, target) in reference.targets.enumerated() {
            let alone = learner.fit(rows, on: Array(0..<rows.count), targets: [target])
            #expect(together.weights.map { $0[lane] } == alone.weights.map { $0[0] })
        }
        #expect(together.weights.allSatisfy { vector in (4..<8).allSatisfy { vector[$0] == 0 } })
    }

    @Test func `no rows and one class are no trouble`() throws {
        let rows = try reference().rows
        let learner = DualCoordinateDescent(loss: .logistic, cost: 10, epochs: 50, seed: 1)
        let positive = [[DualCoordinateDescent.Sign]](repeating: .init(repeating: .positive, count: rows.count), count: 1)
        #expect(learner.fit(rows, on: [], targets: positive).weights.allSatisfy { $0 == .zero })
        let weights = learner.fit(rows, on: Array(0..<rows.count), targets: positive)
        for row in 0..<rows.count {
            let score = weights.scores(of: row, in: rows)[0]
            #expect(score.isFinite && score > 0)
        }
    }
}

/// The sparse matrix of the elements that are not zero.
private func sparseMatrix(_ rows: [[Float]]) -> SparseMatrix {
    var matrix = SparseMatrix(columns: rows.first?.count ?? 0)
    for row in rows {
        let columns = row.indices.filter { row[$0] != 0 }
        matrix.append(columns: columns.map(Int32.init), values: columns.map { row[$0] })
    }
    return matrix
}

private func denseMatrix(_ rows: [[Float]]) -> Matrix {
    Matrix(rows: rows.count, columns: rows.first?.count ?? 0, storage: rows.flatMap { $0 })
}
