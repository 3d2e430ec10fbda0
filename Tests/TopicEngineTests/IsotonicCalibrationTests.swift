import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct IsotonicCalibrationTests {
    private typealias Example = (logOdds: Double, isPositive: Bool)

    private func examples(_ count: Int, seed: UInt64, grid: Double? = nil) -> [Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var logOdds = generator.unit() * 10 - 6
            if let grid { logOdds = (logOdds / grid).rounded() * grid }
            return (logOdds, generator.unit() < Sigmoid.of(logOdds / 2 - 0.5))
        }
    }

    @Test("order is kept, between the points and outside", arguments: 1...20)
    func orderIsKeptBetweenThePointsAndOutside(seed: UInt64) throws {
        let line = try #require(
            IsotonicCalibration.fit(examples(Int(seed * seed), seed: seed, grid: seed % 2 == 0 ? 0.5 : nil)))
        let values = stride(from: -12.0, through: 12, by: 0.01).map(line.logOdds)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
        #expect(values.allSatisfy { $0.isFinite })
    }

    @Test("the order of the examples does not matter", arguments: 1...10) func theOrderOfTheExamplesDoesNotMatter(
        seed: UInt64
    ) {
        let straight = examples(300, seed: seed, grid: 0.25)
        var generator = SeededGenerator(seed: seed)
        let shuffled = generator.permutation(of: 300).map { straight[$0] }
        #expect(IsotonicCalibration.fit(shuffled) == IsotonicCalibration.fit(straight))
    }

    /// Ten examples at each of three log-odds: blocks of their own, but for the second and third,
    /// which are the wrong way round.
    @Test("violators are pooled, and each block is drawn to what was said of it")
    func violatorsArePooledAndEachBlockIsDrawnTo() throws {
        func block(_ logOdds: Double, _ hits: Int) -> [Example] { (0..<10).map { (logOdds, $0 < hits) } }
        let line = try #require(IsotonicCalibration.fit(block(2, 6) + block(-1, 1) + block(0, 7)))
        #expect(line.points.map(\.x) == [-1, 1])
        func smoothed(_ hits: Double, _ count: Double, _ said: Double) -> Double {
            let share = (hits + 5 * said) / (count + 5)
            return log(share / (1 - share))
        }
        let (low, middle, high) = (Sigmoid.of(-1), Sigmoid.of(0), Sigmoid.of(2))
        #expect(abs(line.logOdds(-1) - smoothed(1, 10, low)) < 1e-12)
        #expect(abs(line.logOdds(1) - smoothed(13, 20, (middle + high) / 2)) < 1e-12)
        #expect(abs(line.logOdds(0) - (line.logOdds(-1) + line.logOdds(1)) / 2) < 1e-12)
        #expect(abs(line.logOdds(4) - line.logOdds(1) - 3) < 1e-12, "slope 1 behind the last point")
    }

    @Test("many examples give back the truth, whatever its shape") func manyExamplesGiveBackTheTruthWhateverItsShape()
        throws
    {
        let line = try #require(IsotonicCalibration.fit(examples(50_000, seed: 2)))
        for logOdds in [-4.0, -2, 0, 2] { #expect(abs(line.logOdds(logOdds) - (logOdds / 2 - 0.5)) < 0.25) }
    }

    @Test("examples of one kind, and of one score, give numbers", arguments: [0.0, -700, 700])
    func examplesOfOneKindAndOfOneScoreGive(logOdds: Double)
        throws
    {
        for isPositive in [true, false] {
            let line = try #require(IsotonicCalibration.fit([Example](repeating: (logOdds, isPositive), count: 50)))
            #expect(line.points.count == 1 && line.logOdds(1).isFinite)
        }
    }

    @Test("what does not rise is no line") func whatDoesNotRiseIsNoLine() {
        #expect(IsotonicCalibration.fit([]) == nil)
        for points: [SIMD2<Double>] in [
            [], [[1, 1], [1, 2]], [[1, 2], [2, 2]], [[2, 1], [1, 2]], [[.nan, 1]], [[1, .infinity]],
        ] {
            #expect(RisingLine(points: points) == nil)
        }
    }
}
