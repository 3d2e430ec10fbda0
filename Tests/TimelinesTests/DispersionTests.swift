import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("The dispersion between periods")
struct DispersionTests {
    @Test("is none where periods vary as papers are sampled, and found where they vary more")
    func found() {
        var random = SeededGenerator(seed: 3)
        func series(_ wobble: Double) -> [[ShareCount]] {
            (0..<20).map { topic in
                (0..<12).map { _ in
                    let rate = Sigmoid.of(-2 + 0.1 * Double(topic % 10) + wobble * random.normal())
                    return plain(
                        Double((0..<150).count { _ in Double.random(in: 0..<1, using: &random) < rate }), of: 150)
                }
            }
        }
        func estimates(_ series: [[ShareCount]]) -> [Dispersion] {
            Dispersion.estimates(series, compared: series.map { $0.reduce(ShareCount(), +) }, papers: 150, days: 30)
        }
        let calm = estimates(series(0))
        #expect(calm.count == 20)
        #expect(calm.map(\.value).reduce(0, +) / 20 < 1.2)
        let restless = estimates(series(0.5))
        // The variance of log-odds of 0.25 beside about 1/17 from sampling: some five times.
        #expect((3...8).contains(restless.map(\.value).reduce(0, +) / 20))
        #expect(restless.allSatisfy { $0.degreesOfFreedom.isFinite })
    }

    @Test("is hardly touched by a step")
    func step() {
        let counts = (0..<12).map { plain($0 < 6 ? 20 : 40, of: 100) }
        let estimate = Dispersion.estimates([counts], compared: [plain(60, of: 200)], papers: 100, days: 30)[0]
        let supposed = 1 + Dispersion.usualVariance * 100 * 0.3 * 0.7
        #expect(estimate.value < supposed * 1.05)
    }

    @Test("is the prior where nothing can be told: of no or one period, of a topic without papers")
    func untold() {
        let count = plain(10, of: 50)
        let estimates = Dispersion.estimates(
            [[count], [plain(0, of: 50)], []], compared: [plain(20, of: 100), plain(0, of: 100), count], papers: 50,
            days: 30)
        let supposed = 1 + Dispersion.usualVariance * 50 * 0.2 * 0.8
        #expect(
            estimates
                == [supposed, 1, supposed].map {
                    Dispersion(value: $0, degreesOfFreedom: Dispersion.usualFreedom)
                })
    }

    @Test("of few periods is never exactly 1 and certain, and grows with the papers of a period", arguments: [2, 3, 4])
    func few(_ periods: Int) {
        var random = SeededGenerator(seed: UInt64(periods))
        // Quarters that vary as papers are sampled.
        let series = (0..<23).map { topic in
            (0..<periods).map { _ in
                plain(Double((0..<800).count { _ in random.chance(0.1 + 0.01 * Double(topic)) }), of: 800)
            }
        }
        let compared = series.map { $0.reduce(ShareCount(), +) }
        let small = Dispersion.estimates(series, compared: compared, papers: 800, days: 90)
        let large = Dispersion.estimates(series, compared: compared, papers: 3200, days: 90)
        #expect((small + large).allSatisfy { $0.degreesOfFreedom < 40 })
        #expect(small.map(\.value).reduce(0, +) > 23 * 1.1)
        #expect(zip(small, large).allSatisfy { $0.value < $1.value })
    }

    @Test("of one pair of periods that are alike to the paper is not certain either")
    func alike() {
        let series = (0..<23).map { topic in
            [plain(Double(80 + topic), of: 800), plain(Double(80 + topic), of: 800)]
        }
        let estimates = Dispersion.estimates(series, compared: series.map { $0[0] + $0[1] }, papers: 800, days: 90)
        #expect(estimates.allSatisfy { $0.degreesOfFreedom < 20 })
    }

    @Test("of large periods is told from small ones by the variance of log-odds, not by the multiple of sampling")
    func additive() {
        var random = SeededGenerator(seed: 8)
        let series = (0..<40).map { _ in
            (0..<12).map { _ in
                let rate = Sigmoid.of(-1.5 + 0.5 * random.normal())
                return plain(Double((0..<60).count { _ in random.chance(rate) }), of: 60)
            }
        }
        let compared = series.map { $0.reduce(ShareCount(), +) }
        func mean(_ papers: Double) -> Double {
            Dispersion.estimates(series, compared: compared, papers: papers, days: 7).map(\.value).reduce(0, +) / 40
        }
        // A variance of 0.25 and shares near 20 %: 1 + 0.25·n·0.16.
        #expect((2.8...4.2).contains(mean(60)) && (24...41).contains(mean(800)), "\(mean(60)) and \(mean(800))")
    }

    @Test("is that of the periods compared: a large one beside small ones differs by more than its sampling")
    func unequal() {
        #expect(abs(Dispersion.papers(of: 300, baseline: [300, 300, 300]) - 300) < 1e-9)
        #expect(Dispersion.papers(of: 1000, baseline: [100, 100]) > 200)
        #expect(Dispersion.papers(of: 10, baseline: []) == 0)
    }
}
