import Foundation
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
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed) &* 7_919 &+ 1)
            let papers = MadeUpPaper.some(750, topics: 23, &random).shuffled(using: &random)
            if try Self.hasFinding(papers, certain: true) { certain += 1 }
            if try Self.hasFinding(papers, certain: false) { calibrated += 1 }
        }
        let most = mostSuccesses(of: 100, odds: 0.1, exceededBy: 0.02)
        #expect(certain <= most && calibrated <= most, "\(certain) and \(calibrated) of 100, at most \(most)")
    }

    @Test("archives whose weeks differ at random seldom have a finding either")
    func overdispersed() throws {
        var withFinding = 0
        for seed in 0..<50 {
            var random = SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 7)
            let days = MadeUpWeeks(papers: 150, rates: MadeUpWeeks.usualRates(23), wobble: 0.3).days(weeks: 12, &random)
            let timeline = try Timeline(request(.week, history: 1), days: days, topics: MadeUpWeeks.slugs(23))
            if timeline.topics.contains(where: \.significant) { withFinding += 1 }
        }
        #expect(withFinding <= mostSuccesses(of: 50, odds: 0.1, exceededBy: 0.02), "\(withFinding) of 50")
    }

    /// Weeks, months and quarters, with 2, 3 and 4 of them in the baseline, and nothing or more before it; some archives
    /// each. Periods of the usual size vary by sampling alone, twice and four times as much; the largest is up to eight
    /// times the smallest.
    ///
    /// At a rate of 10 % no more than 10 % of archives without news may have a finding. The bounds are those of the
    /// binomial distribution with that chance: for one kind of archive, exceeded by chance once in 1000 times; for all kinds
    /// of one variation, once in 100.
    ///
    /// Counts are beta-binomial, so that topics vary as much as is said: of 600 archives of each variation 6, 26 and 55
    /// had a finding. Where log-odds are normal and so wide that the rarest topic varies four times as
    /// much too (they spread by 1), more than the rate may; that is not tried here.
    @Test(
        "archives with few and uneven periods seldom have a finding, however much these vary", arguments: [1.0, 2, 4])
    func fewPeriods(_ overdispersion: Double) throws {
        let seeds = 8
        var (archives, findings) = (0, 0)
        for (granularity, papers) in [(Granularity.week, 60), (.month, 300), (.quarter, 900)] {
            for (before, baseline) in [(2, 2), (3, 3), (4, 4), (11, 3)] {
                var random = SeededGenerator(seed: UInt64(before * 1000 + papers) &+ 11)
                let archive = MadeUpPeriods(
                    granularity: granularity, papers: papers, overdispersion: overdispersion)
                var withFinding = 0
                for _ in 0..<seeds {
                    let timeline = try Timeline(
                        request(granularity, baseline: baseline, history: 1),
                        days: archive.days(periods: before + 1, &random), topics: MadeUpWeeks.slugs(23))
                    #expect(timeline.baseline.periods.count == baseline)
                    if timeline.topics.contains(where: \.significant) { withFinding += 1 }
                }
                #expect(
                    withFinding <= mostSuccesses(of: seeds, odds: 0.1, exceededBy: 0.001),
                    "\(withFinding) of \(seeds) \(granularity)s with \(baseline) of \(before) before")
                archives += seeds
                findings += withFinding
            }
        }
        #expect(findings <= mostSuccesses(of: archives, odds: 0.1, exceededBy: 0.01), "\(findings) of \(archives)")
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

/// Periods of one length whose papers arrive unevenly: from half to four times the usual number.
private struct MadeUpPeriods {
    var granularity: Granularity
    /// How many papers a period has usually.
    var papers: Int
    /// How many times as much as by sampling a topic varies in periods of that many papers.
    var overdispersion: Double

    /// The periods up to September 2025: the papers of each on some weekdays, one with hardly any.
    func days(periods: Int, _ random: inout SeededGenerator) -> [DayCount] {
        let rates = MadeUpWeeks.usualRates(23)
        let slugs = MadeUpWeeks.slugs(rates.count)
        let last = Period.containing(day("2025-09-30"), by: granularity)
        return (0..<periods).flatMap { index -> [DayCount] in
            let period = last.advanced(by: index - periods + 1)
            let count = Int((Double(papers) * pow(2, 3 * random.unit() - 1)).rounded())
            var left = rates.map { rate in
                // The beta distribution with which φ = 1 + ρ(n − 1).
                let part = (overdispersion - 1) / Double(papers - 1)
                let pseudo = part > 0 ? 1 / part - 1 : 0
                let here = part > 0 ? random.beta(pseudo * rate, pseudo * (1 - rate)) : rate
                return random.binomial(count, here)
            }
            // A listing on the first and the last weekday and on some between.
            let owed = weekdays(from: period.first.description, to: period.last.description, papers: 0)
            let step = max(1, owed.count / 4)
            let listed = owed.indices.filter { $0 % step == 0 || $0 == owed.count - 1 }.map { owed[$0] }
            let cuts = [0] + listed.dropFirst().map { _ in random.below(count + 1) }.sorted() + [count]
            return listed.enumerated().map { place, entry in
                // Which papers of the period are of a topic is the same for every day.
                let topics = slugs.indices.map { topic in
                    let part = Double(cuts[place + 1] - cuts[place]) / Double(max(1, count - cuts[place]))
                    let here = min(left[topic], Int((Double(left[topic]) * part).rounded()))
                    left[topic] -= here
                    return (slugs[topic], TopicTally(papers: here))
                }
                return DayCount(
                    day: entry.day, papers: cuts[place + 1] - cuts[place],
                    topics: Dictionary(uniqueKeysWithValues: topics))
            }
        }
    }
}

extension SeededGenerator {
    /// A gamma number of this shape and a scale of 1 (Marsaglia & Tsang 2000).
    fileprivate mutating func gamma(_ shape: Double) -> Double {
        guard shape >= 1 else { return gamma(shape + 1) * pow(1 - unit(), 1 / shape) }
        let center = shape - 1 / 3.0
        while true {
            let normal = normal()
            let cube = pow(1 + normal / (9 * center).squareRoot(), 3)
            if cube > 0, log(1 - unit()) < normal * normal / 2 + center * (1 - cube + log(cube)) {
                return center * cube
            }
        }
    }

    /// A beta number.
    fileprivate mutating func beta(_ first: Double, _ second: Double) -> Double {
        let (left, right) = (gamma(first), gamma(second))
        return left + right > 0 ? left / (left + right) : 0.5
    }

    /// An exactly binomial number: the middle one of the trials in order is a beta number, and
    /// parts those above from those below (Devroye 1986, X.4.3).
    fileprivate mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
        guard trials > 16 else { return (0..<trials).count { _ in unit() < probability } }
        let middle = trials / 2
        let value = beta(Double(middle), Double(trials + 1 - middle))
        return value <= probability
            ? middle + binomial(trials - middle, (probability - value) / (1 - value))
            : binomial(middle - 1, probability / value)
    }
}
