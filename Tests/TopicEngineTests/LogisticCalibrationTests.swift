import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct LogisticCalibrationTests {
    private struct Reference: Decodable {
        let scores: [[Double]]
        let truths: [Bool]
        let prior: [Double]?
        let strength: Double
        let parameters: [Double]
    }

    /// Two cases have no prior (scikit-learn), three have one (scipy).
    @Test("slopes and intercept are those of the reference", arguments: 0..<5)
    func slopesAndInterceptAreThoseOfTheReference(place: Int) throws {
        let reference = try ReferenceNumbers.load("calibration", as: [Reference].self)[place]
        let examples = zip(reference.scores, reference.truths).map {
            LogisticCalibration.Example(scores: SIMD2($0[0], $0.count > 1 ? $0[1] : 0), isPositive: $1)
        }
        let prior = reference.prior.map {
            LogisticCalibration(slopes: Array($0.dropLast()), intercept: $0[$0.count - 1])
        }
        let fitted = LogisticCalibration.fit(
            examples, scores: reference.parameters.count - 1, prior: prior, strength: reference.strength)
        for (value, expected) in zip(fitted.slopes + [fitted.intercept], reference.parameters) {
            #expect(abs(value - expected) < 1e-4)
        }
    }

    @Test("without examples the prior remains") func withoutExamplesThePriorRemains() {
        let prior = LogisticCalibration(slopes: [0.4, 2], intercept: -1)
        #expect(LogisticCalibration.fit([], scores: 2, prior: prior, strength: 1) == prior)
        #expect(
            LogisticCalibration.fit([], scores: 1, prior: nil, strength: 0)
                == LogisticCalibration(slopes: [1], intercept: 0))
    }

    @Test("separable examples give finite parameters of the right sign", arguments: [0, 1e-3, 2.0], [1.0, 1e4])
    func separableExamplesGiveFiniteParametersOfTheRightSign(
        strength: Double, scale: Double
    ) {
        let examples = (1...10).flatMap { step -> [LogisticCalibration.Example] in
            [
                .init(scores: [Double(step) * scale, 0], isPositive: true),
                .init(scores: [-Double(step) * scale, 0], isPositive: false),
            ]
        }
        let fitted = LogisticCalibration.fit(examples, scores: 1, prior: nil, strength: strength)
        #expect(fitted.slopes[0].isFinite && fitted.intercept.isFinite)
        #expect(fitted.slopes[0] > 0)
        #expect(examples.allSatisfy { (Sigmoid.of(fitted.logOdds($0.scores)) > 0.5) == $0.isPositive })
    }

    @Test("examples of one class give finite parameters", arguments: [true, false])
    func examplesOfOneClassGiveFiniteParameters(isPositive: Bool) {
        let examples = (1...10).map { LogisticCalibration.Example(scores: [Double($0), 0], isPositive: isPositive) }
        let fitted = LogisticCalibration.fit(examples, scores: 1, prior: nil, strength: 1e-3)
        #expect(fitted.slopes[0].isFinite && fitted.intercept.isFinite)
        #expect((Sigmoid.of(fitted.logOdds([5, 0])) > 0.9) == isPositive)
    }

    @Test("the probability of log-odds ends at 0 and 1") func theProbabilityOfLogOddsEndsAt0And() {
        #expect(Sigmoid.of(0) == 0.5)
        #expect(abs(Sigmoid.of(1) - 0.731_058_578_630_004_9) < 1e-15)
        #expect((Sigmoid.of(-1e6), Sigmoid.of(1e6)) == (0, 1))
    }
}
