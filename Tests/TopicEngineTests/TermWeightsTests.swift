import Featurizer
import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct TermWeightsTests {
    private func random(_ terms: Int, _ functions: Int) -> Matrix {
        var generator = SeededGenerator(seed: 4)
        var matrix = Matrix(rows: terms, columns: functions)
        for index in matrix.storage.indices where index % functions != 3 {
            matrix.storage[index] = Float(4 * generator.unit() - 2) * Float(1 + index % functions)
        }
        return matrix
    }

    @Test("weights are rounded to half a step, and a function of zeros stays zero")
    func weightsAreRoundedToHalfAStepAndA() {
        let matrix = random(20, 16)
        let scales = TermWeights.scales(for: [matrix, Matrix(rows: 0, columns: 16)])
        let weights = TermWeights(rounding: matrix, scales: scales)
        #expect((weights.terms, weights.blocks) == (20, 2))
        #expect(scales[3] == 0)
        for term in 0..<20 {
            for function in 0..<16 {
                let kept = weights.steps(term: term, function: function) * scales[function]
                #expect(abs(kept - matrix[term, function]) <= 0.5001 * scales[function])
            }
        }
        let largest = (0..<16).map { function in
            (0..<20).map { abs(weights.steps(term: $0, function: function)) }.max() ?? 0
        }
        #expect(largest.enumerated().allSatisfy { $1 == ($0 == 3 ? 0 : 32767) })
    }

    @Test("scores are sums over the terms of a row") func scoresAreSumsOverTheTermsOfARow() {
        let matrix = random(10, 16)
        let scales = TermWeights.scales(for: [matrix])
        let weights = TermWeights(rounding: matrix, scales: scales)
        var vector = TermVector()
        (vector.columns, vector.values) = ([1, 4, 9], [0.5, -0.25, 2])
        var scores = [Float](repeating: 1, count: 16)
        weights.addScores(of: vector, to: &scores)
        for function in 0..<16 {
            let expected = zip(vector.columns, vector.values)
                .reduce(Float(1)) { $0 + weights.steps(term: Int($1.0), function: function) * $1.1 }
            #expect(abs(scores[function] - expected) <= 1e-4 * max(1, abs(expected)))
        }
    }

    @Test("integers that fill no rows are refused") func integersThatFillNoRowsAreRefused() {
        let three = FlatArray([SIMD8<Int16>](repeating: .zero, count: 3))
        #expect(TermWeights(integers: three, blocks: 3)?.terms == 1)
        #expect(TermWeights(integers: three, blocks: 2) == nil)
        #expect(TermWeights(integers: three, blocks: 0) == nil)
    }
}
