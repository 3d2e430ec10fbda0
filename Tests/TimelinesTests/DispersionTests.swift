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
        func multiples(_ papers: Double) -> [Double] {
            zip(Dispersion.estimates(series, compared: compared, papers: papers, days: 90), compared).map {
                let share = $1.share ?? 0
                return $0.value / (1 + Dispersion.usualVariance * papers * share * (1 - share))
            }
        }
        let small = Dispersion.estimates(series, compared: compared, papers: 800, days: 90)
        #expect(small.allSatisfy { $0.degreesOfFreedom < 40 })
        #expect(small.map(\.value).reduce(0, +) > 23 * 1.1)
        // φ = λ(1 + τ²·n·s(1 − s)), with the same λ whatever n is, where no φ is held at 1.
        for papers in [3200.0, 12_800] {
            #expect(zip(multiples(3200), multiples(papers)).allSatisfy { abs($0 - $1) < 1e-9 * $0 })
        }
        #expect(zip(multiples(800), multiples(3200)).allSatisfy { $0 >= $1 - 1e-9 })
    }

    @Test("is λ(1 + τ²·n·s(1 − s)): by the right λ of a topic that is alone with its prior")
    func formula() {
        // Two differences of 0.05 from 10 %, 15 % and 10 % of 400 papers.
        let counts = [40.0, 60, 40].map { plain($0, of: 400) }
        let share = 140.0 / 1200
        let spread = share * (1 - share)
        let usual = 1 + Dispersion.usualVariance * 400 * spread
        let own = 0.05 * 0.05 / (usual * spread * 2 / 400)
        // Two differences are worth 2·4/5 degrees of freedom, beside 4 for a multiple of 1.
        let multiple = (4 + 1.6 * own) / 5.6
        for papers in [400.0, 1600, 6400] {
            let estimate = Dispersion.estimates(
                [counts], compared: [counts[0] + counts[1] + counts[2]], papers: papers, days: 30)[0]
            #expect(abs(estimate.value - multiple * (1 + Dispersion.usualVariance * papers * spread)) < 1e-9)
            #expect(abs(estimate.degreesOfFreedom - 5.6) < 1e-9)
        }
    }

    @Test("of one pair of periods that are alike to the paper is not certain either")
    func alike() {
        let series = (0..<23).map { topic in
            [plain(Double(80 + topic), of: 800), plain(Double(80 + topic), of: 800)]
        }
        let estimates = Dispersion.estimates(series, compared: series.map { $0[0] + $0[1] }, papers: 800, days: 90)
        #expect(estimates.allSatisfy { $0.degreesOfFreedom < 20 })
    }

    @Test("is that of the periods compared: a large one beside small ones differs by more than its sampling")
    func unequal() {
        #expect(abs(Dispersion.papers(of: 300, baseline: [300, 300, 300]) - 300) < 1e-9)
        #expect(Dispersion.papers(of: 1000, baseline: [100, 100]) > 200)
        #expect(Dispersion.papers(of: 10, baseline: []) == 0)
    }
}
