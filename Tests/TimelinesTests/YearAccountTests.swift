import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("The year's account")
struct YearAccountTests {
    @Test("false findings to expect, by hand")
    func expectedFalse() {
        func expected(_ pValues: [Double?], _ rate: Double = 0.1) -> Double {
            BenjaminiHochberg.expectedFalse(pValues, rate: rate)
        }
        // One test: 1 finding if it were 0.
        #expect(expected([0.5]) == 0.1 && expected([0.001]) == 0.1)
        // 0.04 is a finding (at most 0.05): 1 if the first were 0, 2 if the second were, since 0.04 is at most 0.1.
        #expect(abs(expected([0.04, 0.5]) - 0.1 * 3 / 2) < 1e-12)
        // Two findings, and three if the last were 0.
        #expect(abs(expected([0.001, 0.002, 0.9]) - 0.1 * 7 / 3) < 1e-12)
        // What was not tested does not count.
        #expect(abs(expected([0.001, nil, 0.002, 0.9, nil]) - 0.1 * 7 / 3) < 1e-12)
        #expect(expected([]) == 0 && expected([nil, nil]) == 0)
        // Far from any finding: the rate.
        #expect(abs(expected([0.2, 0.4, 0.6, 0.8, 1]) - 0.1) < 1e-12)
    }

    @Test("false findings are as many as expected where nothing happens in any test")
    func uniform() {
        var random = SeededGenerator(seed: 9)
        var (found, expected) = (0, 0.0)
        for _ in 0..<3000 {
            let pValues = (0..<10).map { _ in random.unit() }
            found += BenjaminiHochberg.findings(pValues, rate: 0.1)
            expected += BenjaminiHochberg.expectedFalse(pValues, rate: 0.1)
        }
        // Some 340 of them, in at most 300 sets: three standard errors of a clustered count.
        #expect(abs(Double(found) - expected) < 75, "\(found), expected \(expected)")
        #expect(expected > 300 && expected < 400)
    }

    /// Weeks of 100 papers up to 2025-W50, ten of them on the topic, in the last one sixty.
    private static func weeks(_ count: Int, skipping: Set<Int> = [], topic: String = "topic") -> [DayCount] {
        (0..<count).filter { !skipping.contains($0) }.flatMap { week in
            let monday = day("2025-12-08").adding(days: 7 * (week - count + 1))
            return weekdays(
                from: monday.description, to: monday.adding(days: 4).description, papers: 20,
                topics: [topic: week == count - 1 ? 12 : 2])
        }
    }

    @Test("of a topic that is as it was but for the last week: one arrow, and a tenth of a false one a week")
    func byHand() throws {
        let year = try #require(try Timeline(request(.week), days: Self.weeks(16), topics: ["topic"]).year)
        // The first of 16 weeks has nothing before it.
        #expect(year.periods == 15 && year.arrows == 1 && year.last == period("2025-W50"))
        #expect(abs(year.expectedFalse - 1.5) < 1e-9)
        let before = try #require(try Timeline(request(nil, "2025-W49"), days: Self.weeks(16), topics: ["topic"]).year)
        #expect(before.periods == 14 && before.arrows == 0 && before.last == period("2025-W49"))
        #expect(abs(before.expectedFalse - 1.4) < 1e-9)
    }

    @Test("a week that was not listed, and one that is not complete, are not among its periods")
    func gaps() throws {
        let gap = try #require(
            try Timeline(request(.week), days: Self.weeks(16, skipping: [8]), topics: ["topic"]).year)
        #expect(gap.periods == 14 && gap.arrows == 1)
        let partial = try #require(
            try Timeline(request(nil, "2025-W50"), days: Self.weeks(16).dropLast(), topics: ["topic"]).year)
        #expect(partial.periods == 14 && partial.arrows == 0 && partial.last == period("2025-W49"))
    }

    @Test("at most a year of weeks, and no account of fewer than eight of them")
    func length() throws {
        func year(_ weeks: Int) throws -> YearAccount? {
            try Timeline(request(.week), days: Self.weeks(weeks), topics: ["topic"]).year
        }
        #expect(try year(70)?.periods == 52)
        #expect(try year(9)?.periods == 8)
        #expect(try year(8) == nil)
        let months = try Timeline(request(.month), days: Self.weeks(140), topics: ["topic"]).year
        #expect(months?.periods == 12 && months?.last == period("2025-11"))
        let quarters = try Timeline(request(.quarter), days: Self.weeks(140), topics: ["topic"]).year
        // Of 140 weeks from 10 April 2023: complete from the third quarter of 2023 on, which has none before it.
        #expect(quarters?.periods == 8 && quarters?.last == period("2025-Q3"))
    }

    @Test("is none where a report has no like: of a range of days, of a named comparison, of the whole span")
    func none() throws {
        let days = Self.weeks(70)
        let range = try Timeline(request(nil, "2025-12-01..2025-12-14"), days: days, topics: ["topic"])
        #expect(range.year == nil)
        var named = request(.week)
        named.comparison = period("2025-W40")
        #expect(try Timeline(named, days: days, topics: ["topic"]).year == nil)
        #expect(try Timeline(request(.week, baseline: 0), days: days, topics: ["topic"]).year == nil)
    }

    @Test(
        "is the sum of the reports of its periods, from whichever end the days are read",
        arguments: [DateKind.listed, .published])
    func sum(_ kind: DateKind) throws {
        var random = SeededGenerator(seed: 5)
        // Topics that differ from week to week, so that there are findings.
        let slugs = (0..<6).map { "topic-\($0)" }
        let days = (0..<24).flatMap { week -> [DayCount] in
            let rates = slugs.indices.map { Sigmoid.of(-2 + 0.2 * Double($0) + (week % 9 < 2 ? 1.5 : 0)) }
            return (0..<5).map { weekday in
                let papers = 10 + random.below(20)
                let tallies = rates.map { rate in
                    let count = (0..<papers).count { _ in random.chance(rate) }
                    return TopicTally(papers: count, expected: Double(count) * 0.9, variance: Double(count) * 0.09)
                }
                return DayCount(
                    day: day("2025-12-08").adding(days: 7 * (week - 23) + weekday), papers: papers,
                    topics: Dictionary(uniqueKeysWithValues: zip(slugs, tallies)))
            }
        }
        var wanted = request(.week, by: kind)
        wanted.drift = CalibrationDrift(shift: ["topic-1": 0.2], spread: 0.1)
        let timeline = try Timeline(wanted, days: days, topics: slugs)
        var sum = YearAccount(periods: 0, last: timeline.period, arrows: 0, expectedFalse: 0)
        for back in (0..<24).reversed() {
            wanted.selection = .period(timeline.period.advanced(by: -back))
            let report = try Timeline(wanted, days: days, topics: slugs)
            sum.periods += report.tested > 0 ? 1 : 0
            sum.arrows += report.topics.count(where: \.significant)
            sum.expectedFalse += BenjaminiHochberg.expectedFalse(report.topics.map(\.pValue), rate: 0.1)
        }
        #expect(timeline.year == sum && sum.periods == 23 && sum.arrows > 5)
        wanted.selection = .latestComplete
        #expect(try Timeline(wanted, days: days.reversed(), topics: slugs).year == sum)
        // None before a window is among its periods.
        let window = Period(from: day("2025-09-01"), to: day("2025-12-14"))
        wanted.selection = .window(window, by: .week)
        #expect(try Timeline(wanted, days: days, topics: slugs).year?.periods == 14)
    }

    @Test("where nothing happens, arrows are no more than the false ones expected, and not many times fewer")
    func null() throws {
        var (arrows, expected) = (0, 0.0)
        let slugs = (0..<23).map { "topic-\($0)" }
        for seed in 0..<3 {
            var random = SeededGenerator(seed: UInt64(seed) &+ 70)
            let days = (0..<64).flatMap { week -> [DayCount] in
                [0, 4].map { weekday in
                    let papers = 20 + random.below(80)
                    let tallies = slugs.indices.map { topic in
                        TopicTally(papers: (0..<papers).count { _ in random.chance(0.04 + 0.01 * Double(topic)) })
                    }
                    return DayCount(
                        day: day("2025-12-08").adding(days: 7 * (week - 63) + weekday), papers: papers,
                        topics: Dictionary(uniqueKeysWithValues: zip(slugs, tallies)))
                }
            }
            let year = try #require(try Timeline(request(.week, history: 1), days: days, topics: slugs).year)
            #expect(year.periods == 52)
            arrows += year.arrows
            expected += year.expectedFalse
        }
        // Exact tests of whole papers find fewer than the rate allows: about half as many. No more than expected but for
        // two standard errors; findings of a week come together, which doubles their variance.
        #expect(Double(arrows) <= expected + 2 * (2 * expected).squareRoot(), "\(arrows), expected \(expected)")
        #expect(Double(arrows) > expected / 4, "\(arrows), expected \(expected)")
    }
}
