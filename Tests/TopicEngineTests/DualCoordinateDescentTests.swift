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
        func targets(cost: Double) -> [DualCoordinateDescent.Target] {
            signs.map { .init(signs: $0.map { DualCoordinateDescent.Sign(rawValue: $0) ?? .none }, cost: cost) }
        }
    }

    private func reference() throws -> Reference { try ReferenceNumbers.load("decision-functions", as: Reference.self) }

    /// The third and the fourth target have rows without a sign, on which nothing was learned there either.
    @Test("decision values are liblinear's", arguments: 0..<4) func decisionValuesAreLiblinearS(place: Int) throws {
        let reference = try reference()
        let rows = reference.rows
        let learner = DualCoordinateDescent(loss: reference.fits[place].loss, epochs: 400, tolerance: 0, seed: 3)
        let weights = learner.fit(rows, on: rows.all, targets: reference.targets(cost: reference.fits[place].cost))
        for row in 0..<rows.count {
            let scores = weights.scores(of: Int32(row), in: rows)
            for (lane, expected) in reference.fits[place].decisionValues.enumerated() {
                #expect(abs(Double(scores[lane]) - expected[row]) < 1e-2, "target \(lane), row \(row)")
            }
        }
    }

    @Test("rows without a sign teach nothing, whatever is in them") func rowsWithoutASignTeachNothingWhateverIsIn()
        throws
    {
        let reference = try reference()
        let masked = reference.targets(cost: 2)[2]
        var changed = reference.sparse
        for row in changed.indices where masked.signs[row] == .none { changed[row] = changed[row].map { $0 * 100 + 7 } }
        let other = FeatureRows(sparse: sparseMatrix(changed), dense: denseMatrix(reference.dense))
        for loss in Loss.allCases {
            let learner = DualCoordinateDescent(loss: loss, epochs: 5, tolerance: 0, seed: 3)
            #expect(
                learner.fit(reference.rows, on: other.all, targets: [masked])
                    == learner.fit(other, on: other.all, targets: [masked]))
        }
    }

    @Test("rows that are not visited teach nothing") func rowsThatAreNotVisitedTeachNothing() throws {
        let reference = try reference()
        let rows = reference.rows
        let target = reference.targets(cost: 2)[0]
        var masked = target
        for row in 20..<rows.count { masked.signs[row] = .none }
        for loss in Loss.allCases {
            let learner = DualCoordinateDescent(loss: loss, epochs: 300, tolerance: 0, seed: 3)
            let left = learner.fit(rows, on: Array(0..<20), targets: [target])
            let right = learner.fit(rows, on: rows.all, targets: [masked])
            for row in rows.all {
                #expect(abs(left.scores(of: row, in: rows)[0] - right.scores(of: row, in: rows)[0]) < 1e-2)
            }
        }
    }

    @Test("functions learned side by side do not disturb each other") func functionsLearnedSideBySideDoNotDisturbEach()
        throws
    {
        let reference = try reference()
        let rows = reference.rows
        for loss in Loss.allCases {
            let learner = DualCoordinateDescent(loss: loss, epochs: 4, tolerance: 0, seed: 9)
            let targets = reference.targets(cost: 1)
            let together = learner.fit(rows, on: rows.all, targets: targets)
            for (lane, target) in targets.enumerated() {
                let alone = learner.fit(rows, on: rows.all, targets: [target])
                #expect(together.weights.map { $0[lane] } == alone.weights.map { $0[0] })
            }
            #expect(together.weights.allSatisfy { vector in (4..<16).allSatisfy { vector[$0] == 0 } })
        }
    }

    @Test("no rows and one class are no trouble") func noRowsAndOneClassAreNoTrouble() throws {
        let rows = try reference().rows
        let positive = DualCoordinateDescent.Target(signs: .init(repeating: .positive, count: rows.count), cost: 10)
        for loss in Loss.allCases {
            let learner = DualCoordinateDescent(loss: loss, epochs: 50, seed: 1)
            #expect(learner.fit(rows, on: [], targets: [positive]).weights.allSatisfy { $0 == .zero })
            let weights = learner.fit(rows, on: rows.all, targets: [positive])
            for row in rows.all {
                let score = weights.scores(of: row, in: rows)[0]
                #expect(score.isFinite && score > 0)
            }
        }
    }

    /// Each function pays its own price for a wrong row, also beside others.
    @Test("targets of different costs are learned side by side") func targetsOfDifferentCostsAreLearnedSideBySide()
        throws
    {
        let reference = try reference()
        let rows = reference.rows
        let learner = DualCoordinateDescent(loss: .squaredHinge, epochs: 6, tolerance: 0, seed: 2)
        let (cheap, dear) = (reference.targets(cost: 0.1)[0], reference.targets(cost: 5)[0])
        let both = learner.fit(rows, on: rows.all, targets: [cheap, dear]).weights
        #expect(both.map { $0[0] } == learner.fit(rows, on: rows.all, targets: [cheap]).weights.map { $0[0] })
        #expect(both.map { $0[1] } == learner.fit(rows, on: rows.all, targets: [dear]).weights.map { $0[0] })
    }

    @Test("the tolerance ends learning near the optimum") func theToleranceEndsLearningNearTheOptimum() throws {
        let reference = try reference()
        let (rows, targets) = (reference.rows, reference.targets(cost: 1))
        func fit(_ epochs: Int, _ tolerance: Float) -> LaneWeights {
            DualCoordinateDescent(loss: .squaredHinge, epochs: epochs, tolerance: tolerance, seed: 4).fit(
                rows, on: rows.all, targets: targets)
        }
        let (ended, optimum) = (fit(1000, 1e-3), fit(1000, 0))
        #expect(ended == fit(2000, 1e-3) && ended != optimum)
        for row in rows.all {
            let distance = ended.scores(of: row, in: rows) - optimum.scores(of: row, in: rows)
            #expect((distance * distance).max() < 1e-4)
        }
    }
}

extension FeatureRows {
    fileprivate var all: [Int32] { (0..<Int32(count)).map { $0 } }
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
