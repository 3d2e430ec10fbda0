import TestSupport
import Testing

@testable import LinearAlgebra

@Suite struct SquaredHingeDualsTests {
    /// Random rows of six features with signs for sixteen functions, and how often each stands there.
    private struct Problem {
        var features: [[Float]] = []
        var signs: [SIMD16<Int8>] = []
        var copies: [Int] = []

        init(seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<20 {
                features.append((0..<6).map { _ in Float(generator.normal()) })
                var sign = SIMD16<Int8>.zero
                for lane in 0..<16 { sign[lane] = Int8(generator.index(below: 3) - 1) }
                signs.append(sign)
                copies.append(1 + generator.index(below: 4))
            }
        }

        func rows(_ order: [Int], weights: [Float]? = nil) -> FeatureRows {
            FeatureRows(
                sparse: SparseMatrix(columns: 0).appending(emptyRows: order.count),
                dense: Matrix(rows: order.count, columns: 6, storage: order.flatMap { features[$0] }), weights: weights)
        }
    }

    /// Visits all rows in their order many times.
    private func visited(
        _ rows: FeatureRows, signs: [SIMD16<Int8>], weights: [Float]? = nil, times: Int, level: VectorLevel = .best
    ) -> (duals: SquaredHingeDuals, weights: LaneWeights) {
        var costs = SIMD16<Float>(repeating: 1)
        for lane in 0..<16 { costs[lane] = 0.1 + Float(lane) / 8 }
        var duals = SquaredHingeDuals(signs: signs, costs: costs, weights: weights)
        var functions = LaneWeights(width: rows.width)
        let order = (0..<Int32(rows.count)).map { $0 }
        for _ in 0..<times { _ = duals.visit(order, of: rows, moving: &functions, level: level) }
        return (duals, functions)
    }

    @Test("a row of weight k has the function and the dual variable of k copies", arguments: UInt64(1)...4)
    func aRowOfWeightKHasTheFunctionOfKCopies(seed: UInt64) {
        let problem = Problem(seed: seed)
        let weights = problem.copies.map { Float($0) }
        let weighted = visited(
            problem.rows(Array(0..<20), weights: weights), signs: problem.signs, weights: weights, times: 3000)
        let order = problem.copies.enumerated().flatMap { [Int](repeating: $0, count: $1) }
        let copied = visited(problem.rows(order), signs: order.map { problem.signs[$0] }, times: 3000)
        for (left, right) in zip(weighted.weights.weights, copied.weights.weights) {
            for lane in 0..<16 { #expect(abs(left[lane] - right[lane]) < 2e-3) }
        }
        for row in 0..<20 {
            let sum = order.indices.filter { order[$0] == row }.reduce(SIMD16<Float>.zero) {
                $0 + copied.duals.values[$1]
            }
            for lane in 0..<16 { #expect(abs(weighted.duals.values[row][lane] - sum[lane]) < 5e-3) }
        }
    }

    @Test(
        "weights of 1 change no bit",
        arguments: VectorLevel.allCases.filter { $0.rawValue <= VectorLevel.best.rawValue })
    func weightsOf1ChangeNoBit(level: VectorLevel) {
        let problem = Problem(seed: 9)
        let ones = [Float](repeating: 1, count: 20)
        let plain = visited(problem.rows(Array(0..<20)), signs: problem.signs, times: 7, level: level)
        let weighted = visited(
            problem.rows(Array(0..<20), weights: ones), signs: problem.signs, weights: ones, times: 7, level: level)
        #expect(plain.weights == weighted.weights)
        #expect(plain.duals.values == weighted.duals.values)
    }

    @Test("the width of vectors changes no bit of what weighted rows teach")
    func theWidthOfVectorsChangesNoBit() {
        let problem = Problem(seed: 10)
        let weights = problem.copies.map { 0.25 * Float($0) }
        let levels = VectorLevel.allCases.filter { $0.rawValue <= VectorLevel.best.rawValue }
        let found = levels.map { level in
            visited(
                problem.rows(Array(0..<20), weights: weights), signs: problem.signs, weights: weights, times: 7,
                level: level)
        }
        #expect(found.allSatisfy { $0.weights == found[0].weights && $0.duals.values == found[0].duals.values })
    }
}

extension SparseMatrix {
    fileprivate func appending(emptyRows count: Int) -> SparseMatrix {
        var matrix = self
        for _ in 0..<count { matrix.append(columns: [], values: []) }
        return matrix
    }
}
