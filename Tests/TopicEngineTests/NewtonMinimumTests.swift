import Foundation
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct NewtonMinimumTests {
    /// `½ (x − m)ᵀ A (x − m)` with A = BᵀB + I of random B.
    private struct Quadratic {
        let matrix: [[Double]]
        let minimum: [Double]

        init(parameters: Int, _ generator: inout SeededGenerator) {
            let factor = (0..<parameters).map { _ in (0..<parameters).map { _ in generator.normal() } }
            matrix = (0..<parameters).map { row in
                (0..<parameters).map { column in
                    factor.reduce(row == column ? 1 : 0) { $0 + $1[row] * $1[column] }
                }
            }
            minimum = (0..<parameters).map { _ in 3 * generator.normal() }
        }

        func value(_ parameters: [Double]) -> NewtonMinimum.Value {
            let distance = zip(parameters, minimum).map { $0 - $1 }
            var value = NewtonMinimum.Value(parameters: parameters.count)
            value.hessian = matrix
            value.gradient = matrix.map { row in zip(row, distance).reduce(0) { $0 + $1.0 * $1.1 } }
            value.loss = zip(value.gradient, distance).reduce(0) { $0 + $1.0 * $1.1 } / 2
            return value
        }
    }

    @Test("the minimum of a quadratic is found", arguments: UInt64(1)...20)
    func theMinimumOfAQuadraticIsFound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let quadratic = Quadratic(parameters: 1 + generator.index(below: 12), &generator)
        let found = NewtonMinimum.find(from: quadratic.minimum.map { _ in 10 * generator.normal() }, quadratic.value)
        for (value, expected) in zip(found, quadratic.minimum) { #expect(abs(value - expected) < 1e-6) }
    }

    /// The loss of a logistic regression with a penalty, at whose minimum the slope is none.
    private func logistic(_ rows: [(input: [Double], isPositive: Bool)], strength: Double) -> ([Double]) ->
        NewtonMinimum.Value
    {
        { parameters in
            var value = NewtonMinimum.Value(parameters: parameters.count)
            for place in parameters.indices {
                value.loss += strength / 2 * parameters[place] * parameters[place]
                value.gradient[place] = strength * parameters[place]
                value.hessian[place][place] = strength
            }
            for (input, isPositive) in rows {
                let logOdds = zip(parameters, input).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = 1 / (1 + exp(-logOdds))
                value.loss += log1p(exp(isPositive ? -logOdds : logOdds))
                for place in parameters.indices {
                    value.gradient[place] += (probability - (isPositive ? 1 : 0)) * input[place]
                    for other in parameters.indices {
                        value.hessian[place][other] += probability * (1 - probability) * input[place] * input[other]
                    }
                }
            }
            return value
        }
    }

    /// Far away the second derivatives vanish, and full steps lead farther still.
    @Test("the minimum of a logistic loss is found from near and far", arguments: UInt64(1)...10, [0.0, 4, -15])
    func theMinimumOfALogisticLossIsFound(seed: UInt64, start: Double) {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<80).map { _ -> (input: [Double], isPositive: Bool) in
            let input = [generator.normal(), generator.normal(), 1]
            return (input, generator.chance(1 / (1 + exp(-2 * input[0] + input[1] - 0.5))))
        }
        let loss = logistic(rows, strength: 0.1)
        let found = loss(NewtonMinimum.find(from: [start, -start, start], loss))
        #expect(found.gradient.allSatisfy { abs($0) < 1e-4 })
    }

    @Test("it stops where a loss or a slope is no number") func itStopsWhereALossIsNoNumber() {
        func find(_ change: @escaping (inout NewtonMinimum.Value, [Double]) -> Void) -> [Double] {
            NewtonMinimum.find(from: [1, 2]) { parameters in
                var value = NewtonMinimum.Value(parameters: 2)
                value.loss = parameters[0] * parameters[0] + parameters[1] * parameters[1]
                value.gradient = parameters.map { 2 * $0 }
                (value.hessian[0][0], value.hessian[1][1]) = (2, 2)
                change(&value, parameters)
                return value
            }
        }
        #expect(find { _, _ in } == [0, 0])
        #expect(find { value, _ in value.gradient[1] = .nan } == [1, 2])
        #expect(find { value, _ in value.hessian[0][1] = .nan } == [1, 2])
        #expect(find { value, _ in value.loss = .nan } == [1, 2])
        #expect(find { value, parameters in if parameters != [1, 2] { value.loss = .nan } } == [1, 2])
        #expect(find { value, _ in value.gradient[0] = .infinity } == [1, 2])
        #expect(find { value, _ in value.hessian = [[0, 0], [0, 0]] } == [1, 2])
    }

    @Test("linear equations are solved, with pivots where the diagonal is 0", arguments: UInt64(1)...20)
    func linearEquationsAreSolved(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let order = 1 + generator.index(below: 9)
        var matrix = (0..<order).map { _ in (0..<order).map { _ in generator.normal() } }
        if order > 1 { matrix[0][0] = 0 }
        let solution = (0..<order).map { _ in generator.normal() }
        let right = matrix.map { row in zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 } }
        for (value, expected) in zip(NewtonMinimum.solve(matrix, right), solution) {
            #expect(abs(value - expected) < 1e-7)
        }
        #expect(NewtonMinimum.solve([], []) == [])
    }
}
