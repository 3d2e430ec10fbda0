import Papers
import Testing

@testable import Timelines

/// What the test promises, tried on archives in which nothing happens and on archives in which something does.
@Suite("Findings on made-up archives")
struct NullArchiveTests {
    @Test("archives in which nothing moves seldom have a finding")
    func nothingMoves() throws {
        var withFinding = 0
        for seed in 0..<200 {
            let timeline = try Self.archive(seed: seed, lastWeekFactor: 1)
            if timeline.topics.contains(where: \.significant) { withFinding += 1 }
        }
        // A rate of 10 % and two standard errors of 200 draws; Fisher's test stays well under it, since counts come in steps.
        #expect(Double(withFinding) / 200 <= 0.1 + 2 * (0.1 * 0.9 / 200).squareRoot(), "\(withFinding) of 200")
    }

    @Test("a topic that doubles is found")
    func somethingMoves() throws {
        var found = 0
        for seed in 0..<50 {
            let timeline = try Self.archive(seed: seed, lastWeekFactor: 2)
            if timeline.topics[0].significant, timeline.topics[0].change ?? 0 > 0 { found += 1 }
        }
        #expect(found >= 45, "\(found) of 50")
    }

    /// Five weeks of 150 papers with 23 topics at rates from 4 % to 26 %; the first (20 %) is multiplied in the last week.
    private static func archive(seed: Int, lastWeekFactor: Double) throws -> Timeline {
        var random = SplitMix(state: UInt64(seed) &* 7_919 &+ 1)
        let slugs = (0..<23).map { "topic-\($0)" }
        let days = weekdays(from: "2025-11-10", to: "2025-12-12", papers: 30).map { empty in
            var entry = empty
            let isLast = entry.day >= day("2025-12-08")
            for _ in 0..<entry.papers {
                for (index, slug) in slugs.enumerated() {
                    let rate = index == 0 ? 0.2 * (isLast ? lastWeekFactor : 1) : 0.04 + 0.01 * Double(index)
                    let isAssigned = Double.random(in: 0..<1, using: &random) < rate
                    entry.topics[slug, default: TopicTally()].add(probability: rate, assigned: isAssigned)
                }
            }
            return entry
        }
        return try Timeline(request(.week), days: days, topics: slugs)
    }
}
