import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct CalibrationCurveTests {
    private typealias Example = (logOdds: Double, isPositive: Bool)

    /// Scores that are too sure: of those with log-odds z a share of sigmoid(z / 2) is true.
    private func examples(_ count: Int, seed: UInt64) -> [Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let logOdds = generator.unit() * 12 - 7
            return (logOdds, generator.unit() < Sigmoid.of(logOdds / 2))
        }
    }

    private func logLoss(_ curve: CalibrationCurve, _ examples: [Example]) -> Double {
        examples.reduce(0) {
            let p = Sigmoid.of(curve.logOdds($1.logOdds))
            return $0 - log($1.isPositive ? p : 1 - p)
        } / Double(examples.count)
    }

    @Test("the method goes by the number of positives") func theMethodGoesByTheNumberOfPositives() {
        func few(_ positives: Int) -> [Example] {
            examples(4000, seed: 7).filter(\.isPositive).prefix(positives)
                + examples(50, seed: 8).filter { !$0.isPositive }
        }
        #expect(CalibrationCurve.fit([few(49)]) == [.identity])
        let common = CalibrationCurve.fit([few(25), few(25), []])
        #expect(common.allSatisfy { $0.line != nil && $0.beta == .identity && $0.isotonic == nil })
        let mixed = CalibrationCurve.fit([few(999), few(1000)])
        #expect(mixed.map { $0.isotonic == nil } == [true, false])
        #expect(mixed.map { $0.beta == .identity } == [true, false])
    }

    @Test("a topic without examples gets the curve of all") func aTopicWithoutExamplesGetsTheCurveOfAll() throws {
        let curves = CalibrationCurve.fit([examples(3000, seed: 1), []])
        #expect(curves[1].line != nil && curves[1].line == curves[0].line)
        #expect(curves[1].beta == .identity && curves[1].isotonic == nil)
    }

    @Test("probabilities of unseen examples get better", arguments: [300, 1000, 8000])
    func probabilitiesOfUnseenExamplesGetBetter(count: Int) {
        let curve = CalibrationCurve.fit([examples(count, seed: 5)])[0]
        let unseen = examples(20_000, seed: 6)
        #expect(logLoss(curve, unseen) < 0.95 * logLoss(.identity, unseen))
        #expect((curve.isotonic != nil) == (count == 8000))
    }

    @Test("the identity returns what it is given") func theIdentityReturnsWhatItIsGiven() {
        for score in [-50.0, -0.1, 0, 3.25] { #expect(CalibrationCurve.identity.logOdds(score) == score) }
    }

    @Test("some of many examples are spread evenly") func someOfManyExamplesAreSpreadEvenly() {
        #expect(CalibrationCurve.evenly(Array(0..<99_999)).count == 99_999)
        #expect(CalibrationCurve.evenly(Array(0..<1_000_000)) == stride(from: 0, to: 1_000_000, by: 10).map { $0 })
        #expect(CalibrationCurve.evenly([Int]()) == [])
    }
}
