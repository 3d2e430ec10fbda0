import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct BetaCalibrationTests {
    private typealias Example = (logOdds: Double, isPositive: Bool)

    private func examples(_ count: Int, seed: UInt64, truth: (Double) -> Double) -> [Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let logOdds = generator.unit() * 12 - 7
            return (logOdds, generator.unit() < Sigmoid.of(truth(logOdds)))
        }
    }

    @Test("the identity changes nothing, however sure", arguments: [-800.0, -40, -3, -1e-9, 0, 0.7, 5, 40, 800])
    func theIdentityChangesNothingHoweverSure(
        logOdds: Double
    ) {
        #expect(abs(BetaCalibration.identity.logOdds(logOdds) - logOdds) <= 1e-12 * max(1, abs(logOdds)))
    }

    @Test("it is the formula of its source") func itIsTheFormulaOfItsSource() {
        let curve = BetaCalibration(a: 1.3, b: 0.6, c: 0.4)
        for logOdds in [-6.0, -1, 0, 2, 7] {
            let p = Sigmoid.of(logOdds)
            #expect(abs(curve.logOdds(logOdds) - (1.3 * log(p) - 0.6 * log(1 - p) + 0.4)) < 1e-9)
        }
    }

    @Test("what was bent is found again") func whatWasBentIsFoundAgain() {
        let truth = BetaCalibration(a: 1.4, b: 0.5, c: 0.6)
        let fitted = BetaCalibration.fit(
            examples(40_000, seed: 3, truth: truth.logOdds), prior: .identity, strength: 1e-3)
        #expect(abs(fitted.a - truth.a) < 0.1 && abs(fitted.b - truth.b) < 0.1 && abs(fitted.c - truth.c) < 0.1)
    }

    @Test("few examples stay near the prior, and none leave it as it is") func fewExamplesStayNearThePriorAndNoneLeave()
    {
        let prior = BetaCalibration(a: 1.2, b: 0.7, c: 0.5)
        #expect(BetaCalibration.fit([], prior: prior, strength: 50) == prior)
        let few = BetaCalibration.fit(examples(10, seed: 4) { -$0 }, prior: prior, strength: 1000)
        #expect(abs(few.a - 1.2) < 0.05 && abs(few.b - 0.7) < 0.05 && abs(few.c - 0.5) < 0.05)
    }

    @Test("a curve that would turn the order round is not taken") func aCurveThatWouldTurnTheOrderRoundIs() {
        let prior = BetaCalibration(a: 1.2, b: 0.7, c: 0.5)
        #expect(BetaCalibration.fit(examples(2000, seed: 5) { -$0 }, prior: prior, strength: 1) == prior)
    }

    @Test("larger log-odds stay larger", arguments: 1...10) func largerLogOddsStayLarger(seed: UInt64) {
        let fitted = BetaCalibration.fit(examples(60, seed: seed) { $0 / 2 + 1 }, prior: .identity, strength: 1e-3)
        let values = stride(from: -30.0, through: 30, by: 0.25).map(fitted.logOdds)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
}
