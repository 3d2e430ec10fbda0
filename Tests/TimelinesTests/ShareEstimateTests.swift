import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("Estimated shares")
struct ShareEstimateTests {
    @Test("and both intervals equal those found by numerical roots, paper by paper")
    func reference() throws {
        let cases = try StatisticsReference.load().estimates
        #expect(cases.count == 5)
        for expected in cases {
            var tally = TopicTally()
            for probability in expected.probabilities { tally.add(probability: probability, assigned: false) }
            let count = ShareCount(tally, of: expected.probabilities.count)
            let estimate = try #require(ShareEstimate(count, spread: expected.spread))
            #expect(abs(estimate.share - expected.share) < 1e-12)
            for (mine, theirs) in [(estimate.listed, expected.listed), (estimate.rate, expected.rate)] {
                #expect(abs(mine.low - theirs[0]) < 1e-9 && abs(mine.high - theirs[1]) < 1e-9, "\(mine) \(theirs)")
            }
        }
    }

    @Test("of plain counts know what was listed, and have Wilson's interval for the rate")
    func plainCounts() {
        for (papers, total) in [(0, 5), (3, 20), (20, 20), (16, 121)] {
            let estimate = ShareEstimate(ShareCount(TopicTally(papers: papers), of: total), spread: 0.35)
            let share = Double(papers) / Double(total)
            #expect(estimate?.share == share)
            #expect(estimate?.listed == ShareInterval(low: share, high: share))
            #expect(estimate?.rate == ShareInterval(WilsonInterval(papers, of: total)))
        }
        #expect(ShareEstimate(ShareCount(), spread: 0.35) == nil)
    }

    @Test("the interval of the rate holds that of what was listed, which holds the share, for any probabilities")
    func nesting() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let count = 1 + random.below(60)
            var tally = TopicTally()
            let power = Double(1 + random.below(6))
            for _ in 0..<count {
                let probability = Double.random(in: 0...1, using: &random)
                tally.add(probability: power < 4 ? probability : (probability < 0.5 ? 0 : probability), assigned: false)
            }
            let spread = Double.random(in: 0...1, using: &random)
            let estimate = try #require(ShareEstimate(ShareCount(tally, of: count), spread: spread))
            #expect(
                0 <= estimate.rate.low && estimate.rate.low <= estimate.listed.low
                    && estimate.listed.low <= estimate.share)
            #expect(
                estimate.share <= estimate.listed.high && estimate.listed.high <= estimate.rate.high
                    && estimate.rate.high <= 1)
        }
    }

    @Test("hold the truth of what was listed as often as they say, where all of the model's errors have a common part")
    func coverage() throws {
        var random = SeededGenerator(seed: 11)
        var (held, heldWithoutSpread) = (0, 0)
        for _ in 0..<1_000 {
            let shift = 0.35 * random.normal()
            var tally = TopicTally()
            var truth = 0
            for _ in 0..<400 {
                let logOdds = -2 + 1.5 * random.normal()
                tally.add(probability: Sigmoid.of(logOdds), assigned: false)
                if Double.random(in: 0..<1, using: &random) < Sigmoid.of(logOdds + shift) { truth += 1 }
            }
            let count = ShareCount(tally, of: 400)
            let share = Double(truth) / 400
            let interval = try #require(ShareEstimate(count, spread: 0.35)).listed
            let narrow = try #require(ShareEstimate(count, spread: 0)).listed
            held += interval.low <= share && share <= interval.high ? 1 : 0
            heldWithoutSpread += narrow.low <= share && share <= narrow.high ? 1 : 0
        }
        // 95 %, less three standard errors of 1,000 draws; a Poisson-binomial interval alone is far from it.
        #expect((929...975).contains(held), "\(held) of 1000")
        #expect(heldWithoutSpread < 800, "\(heldWithoutSpread) of 1000")
    }
}
