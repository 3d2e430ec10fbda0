import LinearAlgebra
import TestSupport
import Testing

@testable import TopicEngine

/// What a row weighs is how many equal rows it counts for.
@Suite struct WeightedRowsTests {
    /// Random rows of five features, which no line separates; the second target has rows without a sign.
    private struct Problem {
        var features: [[Float]] = []
        var signs: [[DualCoordinateDescent.Sign]] = [[], []]
        var copies: [Int] = []

        init(seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<16 {
                features.append((0..<5).map { _ in Float(generator.normal()) })
                let isPositive = Double(features[features.count - 1][0]) + generator.normal() > 0
                signs[0].append(isPositive ? .positive : .negative)
                signs[1].append(generator.chance(0.3) ? .none : isPositive ? .negative : .positive)
                copies.append(1 + generator.index(below: 4))
            }
        }

        /// Rows in an order, each as often as it stands there.
        func fit(_ order: [Int], weights: [Float]? = nil, _ learner: DualCoordinateDescent) -> LaneWeights {
            var sparse = SparseMatrix(columns: 3)
            for row in order { sparse.append(columns: [0, 1, 2], values: Array(features[row][..<3])) }
            let rows = FeatureRows(
                sparse: sparse,
                dense: Matrix(rows: order.count, columns: 2, storage: order.flatMap { features[$0][3...] }),
                weights: weights)
            let targets = signs.enumerated().map { place, signs in
                DualCoordinateDescent.Target(signs: order.map { signs[$0] }, cost: 0.5 + Double(place))
            }
            return learner.fit(rows, on: (0..<Int32(rows.count)).map { $0 }, targets: targets)
        }
    }

    @Test("a row of weight k teaches what k copies of it teach", arguments: Loss.allCases, UInt64(1)...3)
    func aRowOfWeightKTeachesWhatKCopiesTeach(loss: Loss, seed: UInt64) {
        let problem = Problem(seed: seed)
        let learner = DualCoordinateDescent(loss: loss, epochs: 400, tolerance: 0, seed: 3)
        let weighted = problem.fit(Array(0..<16), weights: problem.copies.map { Float($0) }, learner)
        let copied = problem.fit(
            problem.copies.enumerated().flatMap { [Int](repeating: $0, count: $1) }, learner)
        let plain = problem.fit(Array(0..<16), learner)
        var distance: Float = 0
        for (feature, right) in copied.weights.enumerated() {
            for lane in 0..<2 {
                #expect(abs(weighted.weights[feature][lane] - right[lane]) < 5e-3, "feature \(feature), \(lane)")
                distance = max(distance, abs(plain.weights[feature][lane] - right[lane]))
            }
        }
        #expect(distance > 0.02, "weights must matter here")
    }

    @Test("weights of 1 change no bit", arguments: Loss.allCases) func weightsOf1ChangeNoBit(loss: Loss) {
        let problem = Problem(seed: 4)
        let learner = DualCoordinateDescent(loss: loss, epochs: 9, tolerance: 0, seed: 3)
        let ones = [Float](repeating: 1, count: 16)
        #expect(problem.fit(Array(0..<16), weights: ones, learner) == problem.fit(Array(0..<16), learner))
    }
}
