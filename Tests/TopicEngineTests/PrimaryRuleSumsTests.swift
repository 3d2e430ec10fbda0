import Foundation
import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct PrimaryRuleSumsTests {
    private let rows: [(scores: [Double], filings: [Bool?])] = [
        ([0.4, -0.8, 1.1], [true, false, false]), ([-0.2, 0.9, 0.3], [false, true, true]),
        ([0.7, 0.1, -1.4], [false, nil, true]), ([0.5, 0.5, 0.5], [false, false, false]),
    ]

    private func value(_ parameters: [Double]) -> NewtonMinimum.Value {
        var sums = PrimaryRule.Sums(parameters, strength: 3)
        for row in rows { sums.add(row.scores, row.filings) }
        return sums.value
    }

    /// `−ln Σ share of the right topics` of each row that has any, and the biases' prior.
    private func naiveLoss(_ parameters: [Double]) -> Double {
        let prior = parameters.dropFirst().reduce(0) { $0 + 3 / 2 * $1 * $1 }
        return rows.filter { $0.filings.contains(true) }.reduce(prior) { loss, row in
            let weights = (0..<3).map { topic in
                row.filings[topic] == nil ? 0 : exp(parameters[0] * row.scores[topic] + parameters[topic + 1])
            }
            let right = (0..<3).reduce(0) { $0 + (row.filings[$1] == true ? weights[$1] : 0) }
            return loss - log(right / weights.reduce(0, +))
        }
    }

    @Test(
        "the loss is the textbook's, and the gradient its slopes", arguments: [[5, 0, 0, 0], [0.7, -0.3, 1.2, 0.4]])
    func theLossIsTheTextbookS(parameters: [Double]) {
        let found = value(parameters)
        #expect(abs(found.loss - naiveLoss(parameters)) < 1e-12)
        for place in parameters.indices {
            var (above, below) = (parameters, parameters)
            above[place] += 1e-5
            below[place] -= 1e-5
            let slope = (naiveLoss(above) - naiveLoss(below)) / 2e-5
            #expect(abs(found.gradient[place] - slope) < 1e-7)
        }
    }

    /// Second derivatives are those of the logarithm of the sum of all: the whole loss's where each paper has one topic.
    @Test("second derivatives are symmetric, and the slopes of the gradient where each row has one topic")
    func secondDerivatives() {
        let (row, parameters) = (rows[0], [0.7, -0.3, 1.2, 0.4])
        func gradient(_ parameters: [Double]) -> NewtonMinimum.Value {
            var sums = PrimaryRule.Sums(parameters, strength: 3)
            sums.add(row.scores, row.filings)
            return sums.value
        }
        let found = gradient(parameters).hessian
        for place in parameters.indices {
            var (above, below) = (parameters, parameters)
            above[place] += 1e-5
            below[place] -= 1e-5
            let (high, low) = (gradient(above).gradient, gradient(below).gradient)
            for other in parameters.indices {
                #expect(found[place][other] == found[other][place])
                // The scale has a little of its own, so that it is determined.
                #expect(abs(found[place][other] - (high[other] - low[other]) / 2e-5) < 2e-6)
            }
        }
    }
}
