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

    @Test("of few periods is known with few degrees of freedom, and grows with the papers of a period")
    func few() {
        let series = (0..<23).map { topic in
            [plain(Double(80 + topic), of: 800), plain(Double(80 + topic), of: 800)]
        }
        let compared = series.map { $0[0] + $0[1] }
        let small = Dispersion.estimates(series, compared: compared, papers: 800, days: 90)
        let large = Dispersion.estimates(series, compared: compared, papers: 3200, days: 90)
        // One pair of alike periods is not taken for certainty.
        #expect(small.allSatisfy { $0.degreesOfFreedom < 20 })
        #expect(zip(small, large).allSatisfy { $0.value <= $1.value })
    }

    @Test("is that of the periods compared: a large one beside small ones differs by more than its sampling")
    func unequal() {
        #expect(abs(Dispersion.papers(of: 300, baseline: [300, 300, 300]) - 300) < 1e-9)
        #expect(Dispersion.papers(of: 1000, baseline: [100, 100]) > 200)
        #expect(Dispersion.papers(of: 10, baseline: []) == 0)
    }
}
