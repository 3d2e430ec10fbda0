import Foundation
import Papers
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct LineCalibrationTests {
    private typealias Examples = [(logOdds: Double, isPositive: Bool)]

    /// Scores crowd around the margins: steep between them, flat beyond.
    private static func bent(_ logOdds: Double, at margin: Double = 1) -> Double {
        let inside = max(-margin, min(margin, logOdds))
        return 3 * inside + 0.3 * (logOdds - inside) - 0.5
    }

    private func examples(_ count: Int, seed: UInt64, bentAt margin: Double = 1) -> Examples {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let logOdds = 2.5 * generator.normal()
            return (logOdds, generator.chance(Sigmoid.of(Self.bent(logOdds, at: margin))))
        }
    }

    private func logLoss(_ examples: Examples, _ logOdds: (Double) -> Double) -> Double {
        examples.reduce(0) { $0 + log1p(exp($1.isPositive ? -logOdds($1.logOdds) : logOdds($1.logOdds))) }
            / Double(examples.count)
    }

    @Test(
        "scores that bend twice are calibrated, better than by a straight line or a beta curve",
        arguments: UInt64(1)...5)
    func scoresThatBendTwiceAreCalibrated(seed: UInt64) throws {
        let (seen, unseen) = (examples(3000, seed: seed), examples(6000, seed: seed + 100))
        let line = try #require(LineCalibration.fit(seen))
        let straight = LogisticCalibration.fit(
            seen.map { .init(scores: SIMD2($0.logOdds, 0), isPositive: $0.isPositive) }, scores: 1, prior: nil,
            strength: 1e-3)
        let platt = { (logOdds: Double) in straight.logOdds(SIMD2(logOdds, 0)) }
        let beta = BetaCalibration.fit(
            seen.map { (logOdds: platt($0.logOdds), isPositive: $0.isPositive) }, prior: .identity, strength: 1)
        let found = logLoss(unseen, line.logOdds)
        #expect(found < logLoss(unseen, { $0 }) - 0.01)
        #expect(found < logLoss(unseen, platt) - 0.003)
        #expect(found < logLoss(unseen) { beta.logOdds(platt($0)) } - 0.001)
    }

    /// Eight parameters of 3,000 examples cost about 8 / (2 · 3,000) = 0.0013 of log loss.
    @Test("a truth that bends at two knots is found but for chance", arguments: UInt64(11)...15)
    func aTruthThatBendsAtTwoKnotsIsFound(seed: UInt64) throws {
        let (seen, unseen) = (examples(3000, seed: seed, bentAt: 0.5), examples(6000, seed: seed + 100, bentAt: 0.5))
        let line = try #require(LineCalibration.fit(seen))
        #expect(logLoss(unseen, line.logOdds) < logLoss(unseen) { Self.bent($0, at: 0.5) } + 0.004)
        for place in stride(from: -3.0, through: 3, by: 0.25) {
            let (found, truth) = (Sigmoid.of(line.logOdds(place)), Sigmoid.of(Self.bent(place, at: 0.5)))
            #expect(abs(found - truth) < 0.08, "at \(place)")
        }
    }

    /// Also where the truth falls, or where nothing is known of one end.
    @Test("a line rises strictly and keeps every order", arguments: UInt64(1)...12)
    func aLineRisesStrictlyAndKeepsEveryOrder(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (slope, spread) = (4 * generator.unit() - 2, 0.2 + 4 * generator.unit())
        let noisy = (0..<800).map { _ -> (logOdds: Double, isPositive: Bool) in
            let logOdds = spread * generator.normal()
            return (logOdds, generator.chance(Sigmoid.of(slope * logOdds)))
        }
        let line = try #require(LineCalibration.fit(noisy))
        #expect(zip(line.points, line.points.dropFirst()).allSatisfy { $0.x < $1.x && $0.y < $1.y })
        let places = stride(from: -40.0, through: 40, by: 0.1).map(line.logOdds)
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy(\.isFinite))
    }

    @Test("under fifty positives there is no line") func underFiftyPositivesThereIsNoLine() {
        func fit(_ positives: Int) -> RisingLine? {
            LineCalibration.fit((0..<400).map { (Double($0 % 20) / 4 - 2, $0 < positives) })
        }
        #expect(fit(49) == nil)
        #expect(fit(50) != nil)
        #expect(LineCalibration.fit([]) == nil)
    }

    @Test("what is calibrated already stays nearly as it is") func whatIsCalibratedAlreadyStays() throws {
        var generator = SeededGenerator(seed: 3)
        let calibrated = (0..<20_000).map { _ -> (logOdds: Double, isPositive: Bool) in
            let logOdds = 3 * generator.normal()
            return (logOdds, generator.chance(Sigmoid.of(logOdds)))
        }
        let line = try #require(LineCalibration.fit(calibrated))
        for place in stride(from: -5.0, through: 5, by: 0.5) {
            #expect(abs(Sigmoid.of(line.logOdds(place)) - Sigmoid.of(place)) < 0.03)
        }
    }

    @Test("the order of the examples changes a line by rounding alone") func theOrderOfTheExamplesChangesNothing()
        throws
    {
        let seen = examples(1000, seed: 6)
        let (line, turned) = (
            try #require(LineCalibration.fit(seen)), try #require(LineCalibration.fit(seen.reversed()))
        )
        for place in stride(from: -6.0, through: 6, by: 0.5) {
            #expect(abs(line.logOdds(place) - turned.logOdds(place)) < 1e-6)
        }
    }
}
