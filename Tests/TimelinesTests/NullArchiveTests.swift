import Papers
import TestSupport
import Testing

@testable import Timelines

/// What the test promises, tried on archives in which nothing happens and on archives in which something does.
@Suite("Findings on made-up archives")
struct NullArchiveTests {
    @Test("archives whose dates are shuffled seldom have a finding")
    func shuffled() throws {
        var (certain, calibrated) = (0, 0)
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed) &* 7_919 &+ 1)
            let papers = MadeUpPaper.some(750, topics: 23, &random).shuffled(using: &random)
            if try Self.hasFinding(papers, certain: true) { certain += 1 }
            if try Self.hasFinding(papers, certain: false) { calibrated += 1 }
        }
        // A rate of 10 % and two standard errors of 200 draws.
        let most = Int(200 * (0.1 + 2 * (0.1 * 0.9 / 200).squareRoot()))
        #expect(certain <= most, "\(certain) of 200")
        #expect(calibrated <= most, "\(calibrated) of 200")
    }

    @Test("archives whose weeks differ at random seldom have a finding either")
    func overdispersed() throws {
        var withFinding = 0
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 7)
            let days = MadeUpWeeks(papers: 150, rates: MadeUpWeeks.usualRates(23), wobble: 0.3).days(weeks: 12, &random)
            let timeline = try Timeline(request(.week, history: 1), days: days, topics: MadeUpWeeks.slugs(23))
            if timeline.topics.contains(where: \.significant) { withFinding += 1 }
        }
        #expect(Double(withFinding) / 100 <= 0.1 + 2 * (0.1 * 0.9 / 100).squareRoot(), "\(withFinding) of 100")
    }

    @Test(
        "archives with few and uneven periods before seldom have a finding",
        arguments: [(Granularity.week, 60), (.month, 300), (.quarter, 900)], [2, 3, 4])
    func fewPeriods(_ length: (granularity: Granularity, papers: Int), baseline: Int) throws {
        // The variances that sampling has, and twice and four times that, at the usual number of papers.
        for overdispersion in [1.0, 2, 4] {
            var withFinding = 0
            for seed in 0..<100 {
                var random = SeededGenerator(
                    seed: UInt64(seed) &* 32_452_843 &+ UInt64(baseline * 1000 + length.papers) &+ 11)
                let archive = MadeUpPeriods(
                    granularity: length.granularity, papers: length.papers, overdispersion: overdispersion)
                let days = archive.days(periods: baseline + 1, &random)
                let timeline = try Timeline(
                    request(length.granularity, history: 1), days: days, topics: MadeUpWeeks.slugs(23))
                #expect(timeline.baseline.periods.count == min(baseline, length.granularity.usualBaseline))
                if timeline.topics.contains(where: \.significant) { withFinding += 1 }
            }
            // 10 % and two standard errors of 100 draws. Four times sampling, in weeks, is more than was ever
            // measured, and log-odds that spread by 1 are not normal at all: as much again.
            #expect(
                withFinding <= (overdispersion < 4 ? 16 : 22),
                "\(withFinding) of 100 with an overdispersion of \(overdispersion)")
        }
    }

    @Test("a topic of 10 % that doubles is found against four weeks of 150 papers")
    func doubling() throws {
        var found = 0
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed) &* 49_979_687 &+ 5)
            let rates = [0.1, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.28]
            let days = MadeUpWeeks(papers: 150, rates: rates, lastWeekFactor: 2).days(weeks: 5, &random)
            let timeline = try Timeline(request(.week, history: 1), days: days, topics: MadeUpWeeks.slugs(8))
            found += timeline.topics[0].significant && timeline.topics[0].change ?? 0 > 0 ? 1 : 0
        }
        #expect(found >= 60, "\(found) of 100")
    }

    @Test("a topic of 40 papers a week that rises to 60 is found")
    func rise() throws {
        var (found, moved) = (0, 0)
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed) &* 15_485_863 &+ 3)
            let rates = [0.4, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.28]
            let days = MadeUpWeeks(papers: 100, rates: rates, lastWeekFactor: 1.5).days(weeks: 12, &random)
            let timeline = try Timeline(request(.week, history: 1), days: days, topics: MadeUpWeeks.slugs(8))
            let topic = timeline.topics[0]
            found += topic.significant && topic.change ?? 0 > 0 ? 1 : 0
            moved += topic.moved ? 1 : 0
        }
        #expect(found >= 80, "\(found) of 100")
        #expect(moved >= found)
    }

    /// Five weeks of 150 papers each, in the order of the papers.
    private static func hasFinding(_ papers: [MadeUpPaper], certain: Bool) throws -> Bool {
        let slugs = MadeUpWeeks.slugs(23)
        let days = weekdays(from: "2025-11-10", to: "2025-12-12", papers: 30).enumerated().map { place, empty in
            var tallies = [TopicTally](repeating: TopicTally(), count: slugs.count)
            for paper in papers[place * 30..<place * 30 + 30] { paper.add(to: &tallies, certain: certain) }
            return DayCount(day: empty.day, papers: 30, topics: Dictionary(uniqueKeysWithValues: zip(slugs, tallies)))
        }
        return try Timeline(request(.week, history: 1), days: days, topics: slugs).topics.contains(where: \.significant)
    }
}

/// A paper with the probability of each topic, and whether it has it.
private struct MadeUpPaper {
    let probabilities: [Double]
    let topics: [Bool]

    /// Papers with topics at rates from 4 % to 26 %, of which a model is sure to a varying degree.
    static func some(_ count: Int, topics: Int, _ random: inout SeededGenerator) -> [MadeUpPaper] {
        (0..<count).map { _ in
            let probabilities = (0..<topics).map { Sigmoid.of(-3.2 + 0.06 * Double($0) + 1.5 * random.normal()) }
            return MadeUpPaper(
                probabilities: probabilities,
                topics: probabilities.map { Double.random(in: 0..<1, using: &random) < $0 })
        }
    }

    func add(to tallies: inout [TopicTally], certain: Bool) {
        for index in tallies.indices {
            tallies[index].add(
                probability: certain ? (topics[index] ? 1 : 0) : probabilities[index], assigned: topics[index])
        }
    }
}

/// Weeks of papers with topics at given rates.
private struct MadeUpWeeks {
    /// How many papers a week has; a multiple of five.
    var papers: Int
    var rates: [Double]
    /// How much the log-odds of each rate differ from week to week.
    var wobble = 0.0
    /// What the first rate is multiplied by in the last week.
    var lastWeekFactor = 1.0

    static func slugs(_ count: Int) -> [String] { (0..<count).map { "topic-\($0)" } }
    static func usualRates(_ count: Int) -> [Double] { (0..<count).map { 0.04 + 0.01 * Double($0) } }

    func days(weeks: Int, _ random: inout SeededGenerator) -> [DayCount] {
        let slugs = Self.slugs(rates.count)
        let first = day("2025-12-08").adding(days: -7 * (weeks - 1))
        return (0..<weeks).flatMap { week in
            let here = rates.enumerated().map { index, rate in
                let raised = rate * (index == 0 && week == weeks - 1 ? lastWeekFactor : 1)
                return wobble == 0
                    ? raised : Sigmoid.of(LogOdds.of(plain(raised * 1e9, of: 1_000_000_000)) + wobble * random.normal())
            }
            return (0..<5).map { weekday in
                let tallies = here.map { rate in
                    TopicTally(papers: (0..<papers / 5).count { _ in Double.random(in: 0..<1, using: &random) < rate })
                }
                return DayCount(
                    day: first.adding(days: 7 * week + weekday), papers: papers / 5,
                    topics: Dictionary(uniqueKeysWithValues: zip(slugs, tallies)))
            }
        }
    }
}

/// Periods of one length whose papers arrive unevenly: from half to twice the usual number.
private struct MadeUpPeriods {
    var granularity: Granularity
    /// How many papers a period has usually.
    var papers: Int
    /// How many times as much as by sampling a topic varies in periods of that many papers.
    var overdispersion: Double

    /// The periods up to September 2025, the papers of each on its first weekday.
    func days(periods: Int, _ random: inout SeededGenerator) -> [DayCount] {
        let rates = MadeUpWeeks.usualRates(23)
        let slugs = MadeUpWeeks.slugs(rates.count)
        let last = Period.containing(day("2025-09-30"), by: granularity)
        return (0..<periods).flatMap { index -> [DayCount] in
            let period = last.advanced(by: index - periods + 1)
            let count = papers << Int.random(in: 0...2, using: &random) / 2
            let tallies = rates.map { rate in
                // φ = 1 + τ²·n·s(1 − s), τ the spread of the log-odds.
                let spread = ((overdispersion - 1) / (Double(papers) * rate * (1 - rate))).squareRoot()
                let here = Sigmoid.of(
                    LogOdds.of(plain(rate * 1e9, of: 1_000_000_000)) + spread * random.normal())
                // The normal approximation of a binomial number: at least one paper is expected.
                let expected = Double(count) * here
                let drawn = expected + (expected * (1 - here)).squareRoot() * random.normal()
                return TopicTally(papers: min(count, max(0, Int(drawn.rounded()))))
            }
            let listed = weekdays(from: period.first.description, to: period.last.description, papers: 0)
            guard let first = listed.first, let last = listed.last else { return [] }
            let topics = Dictionary(uniqueKeysWithValues: zip(slugs, tallies))
            return [DayCount(day: first.day, papers: count, topics: topics), last]
        }
    }
}
