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

    private func drawn(_ count: Int, slopes: SIMD2<Double>, seed: UInt64) -> [LogisticCalibration.Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let scores = SIMD2(generator.unit() * 2 - 1, generator.unit() * 2 - 1)
            return .init(scores: scores, isPositive: generator.unit() < Sigmoid.of((slopes * scores).sum()))
        }
    }

    @Test("scores that run against the truth never turn a topic round", arguments: 1...20)
    func scoresThatRunAgainstTheTruthNeverTurnATopicRound(seed: UInt64) {
        let examples = drawn(12 + Int(seed) * 5, slopes: [-5, -3], seed: seed)
        for scores in 1...2 {
            let alone = LogisticCalibration.fit(examples, scores: scores, prior: nil, strength: 1e-3)
            #expect(alone.slopes.allSatisfy { $0 >= 0 } && alone.slopes.contains { $0 > 0 })
            // Next to nothing of a probability: what is known is how frequent the topic is.
            let share = Double(examples.count { $0.isPositive }) / Double(examples.count)
            #expect(abs(Sigmoid.of(alone.logOdds(.zero)) - share) < 0.1)
            let prior = LogisticCalibration(slopes: [Double](repeating: 1.5, count: scores), intercept: 0)
            let drawnTo = LogisticCalibration.fit(examples, scores: scores, prior: prior, strength: 0.1)
            #expect(drawnTo.slopes == prior.slopes)
        }
    }

    /// At the least loss no slope that is free has a gradient, and none that is 0 would rise.
    @Test("of two scores the one that runs against the truth gets nothing, the other what is best", arguments: 1...20)
    func ofTwoScoresTheOneThatRunsAgainstTheTruthGetsNothing(seed: UInt64) {
        let examples = drawn(150, slopes: seed % 2 == 0 ? [4, -4] : [-4, 4], seed: seed)
        let (bad, good) = seed % 2 == 0 ? (1, 0) : (0, 1)
        let both = LogisticCalibration.fit(examples, scores: 2, prior: nil, strength: 1e-3)
        #expect(both.slopes[bad] == 0 && both.slopes[good] > 0)
        var gradient = SIMD3<Double>.zero
        for example in examples {
            gradient +=
                (Sigmoid.of(both.logOdds(example.scores)) - (example.isPositive ? 1 : 0)) * SIMD3(example.scores, 1)
        }
        gradient += 1e-3 * (SIMD3(both.slopes[0], both.slopes[1], both.intercept) - SIMD3(1, 1, 0))
        #expect(gradient[bad] > 0)
        #expect(abs(gradient[good]) < 1e-4 && abs(gradient[2]) < 1e-4)
    }

    @Test("the probability of log-odds ends at 0 and 1") func theProbabilityOfLogOddsEndsAt0And() {
        #expect(Sigmoid.of(0) == 0.5)
        #expect(abs(Sigmoid.of(1) - 0.731_058_578_630_004_9) < 1e-15)
        #expect((Sigmoid.of(-1e6), Sigmoid.of(1e6)) == (0, 1))
    }
}
