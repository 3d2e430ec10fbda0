import Papers
import Testing

@testable import Timelines

/// What a timeline says besides counts.
@Suite("The statistics of a timeline")
struct TimelineStatisticsTests {
    /// Twenty full weeks of a hundred papers up to 2025-W50; one topic grows, one bursts in W47 and W48, one stays.
    private static func weeks(skipping: Set<String> = []) -> [DayCount] {
        (0..<20).flatMap { week in
            let monday = day("2025-07-28").adding(days: 7 * week)
            let topics = [
                "growing": 1 + week / 3, "bursting": week == 16 || week == 17 ? 6 : 2, "steady": week % 2 == 0 ? 4 : 5,
            ]
            return weekdays(
                from: monday.description, to: monday.adding(days: 4).description, papers: 20, topics: topics,
                skipping: skipping)
        }
    }

    private let topics = ["growing", "bursting", "steady"]

    @Test("the slope of the periods shown, on the scale of log-odds")
    func slope() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks(), topics: topics)
        let slope = try #require(timeline.topics[0].slope)
        #expect(slope.periods == 12)
        #expect(slope.perPeriod > 0 && slope.pValue < 0.001 && slope.tau > 0.8)
        #expect(slope.firstShare < slope.lastShare)
        // The ends are what was counted: the papers of the first and last four weeks.
        let points = timeline.topics[0].history
        func share(_ part: ArraySlice<HistoryPoint>) -> Double {
            part.reduce(0) { $0 + Double($1.of) * ($1.share ?? 0) } / Double(part.reduce(0) { $0 + $1.of })
        }
        #expect(slope.endPeriods == 4 && slope.isSeen)
        #expect(abs(slope.earliestShare - share(points.prefix(4))) < 1e-12)
        #expect(abs(slope.latestShare - share(points.suffix(4))) < 1e-12)
        #expect(try #require(timeline.topics[2].slope).pValue > 0.1)
        #expect(try Timeline(request(.week, history: 3), days: Self.weeks(), topics: topics).topics[0].slope == nil)
    }

    @Test("bursts, by the periods they last")
    func bursts() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks(), topics: topics)
        #expect(timeline.topics[1].bursts.map(\.first) == [period("2025-W47")])
        #expect(timeline.topics[1].bursts.map(\.last) == [period("2025-W48")])
        #expect(timeline.topics[2].bursts.isEmpty)
    }

    @Test("changes, slopes and bursts are each adjusted for their own number, and for no other")
    func courses() throws {
        // Thirty weeks, the bursts long enough to be seen in few orders.
        let days = (0..<30).flatMap { week -> [DayCount] in
            let monday = day("2025-05-19").adding(days: 7 * week)
            let topics = [
                "growing": 1 + week / 4, "bursting": (14..<18).contains(week) ? 8 : 2 + week % 2,
                "restless": week % 7 == 3 ? 7 : 2, "steady": 4 + week % 2,
            ]
            return weekdays(
                from: monday.description, to: monday.adding(days: 4).description, papers: 20, topics: topics)
        }
        let slugs = ["growing", "bursting", "restless", "steady"]
        let timeline = try Timeline(request(.week, history: 30), days: days, topics: slugs)
        let movements = timeline.topics
        #expect(
            movements.map { $0.slope?.adjustedPValue }
                == BenjaminiHochberg.adjusted(movements.map { $0.slope?.pValue }))
        #expect(movements.map { $0.slope?.significant } == [true, false, false, false])
        let weightiest = movements.map(\.weightiestBurst)
        #expect(weightiest.map { $0?.adjustedPValue } == BenjaminiHochberg.adjusted(weightiest.map { $0?.pValue }))
        #expect(weightiest[1]?.significant == true && weightiest[1]?.first == period("2025-W35"))
        // Single high weeks, as often as these, weigh as much in nearly every order.
        #expect(movements[2].bursts.count > 1 && movements[2].bursts.allSatisfy { !$0.significant })
        #expect(movements[2].bursts.count { $0.pValue != nil } == 1)
        #expect(movements.map(\.adjustedPValue) == BenjaminiHochberg.adjusted(movements.map(\.pValue)))
    }

    @Test("a forecast of the next period where the past was forecast well, else why there is none")
    func forecast() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks(), topics: topics)
        guard case .forecast(let forecast) = timeline.topics[2].forecast else {
            Issue.record("no forecast, but \(String(describing: timeline.topics[2].forecast))")
            return
        }
        #expect(forecast.period == period("2025-W51"))
        #expect(forecast.interval.low < forecast.share && forecast.share < forecast.interval.high)
        #expect(forecast.past.error < forecast.past.errorOfLastTime && forecast.past.periods == 12)
        let short = try Timeline(request(.week), days: Array(Self.weeks().suffix(50)), topics: topics)
        #expect(short.topics[0].forecast == .tooFewPeriods(10, needed: 16))
        let partial = try Timeline(request(nil, "2025-W50"), days: Array(Self.weeks().dropLast(2)), topics: topics)
        #expect(partial.topics.allSatisfy { $0.forecast == .periodNotComplete })
    }

    @Test("the split of each change, which adds up to it")
    func split() throws {
        for topic in try Timeline(request(.week), days: Self.weeks(), topics: topics).topics {
            let split = try #require(topic.split)
            let change = try #require(topic.change)
            #expect(abs(split.fromTopic + split.fromOthers - change) < 1e-12)
            #expect(split.papers + split.others == 100)
        }
    }

    @Test("how many topics moved by themselves, and how many survive together")
    func summary() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks(), topics: topics)
        let summary = timeline.summary
        #expect(summary.tested == 3 && summary.moved == timeline.topics.count(where: \.moved))
        #expect(summary.surviving == timeline.topics.count(where: \.significant) && summary.surviving <= summary.moved)
        for topic in timeline.topics {
            let (adjusted, own) = (try #require(topic.adjustedPValue), try #require(topic.pValue))
            #expect(adjusted >= own)
            let interval = try #require(topic.changeInterval)
            let change = try #require(topic.change)
            #expect(interval.low <= change && change <= interval.high)
        }
    }

    @Test("missing days are named, and a missing week has no share, however many papers surround it")
    func gaps() throws {
        let skipped: Set<String> = ["2025-11-17", "2025-11-18", "2025-11-19", "2025-11-20", "2025-11-21", "2025-12-02"]
        let timeline = try Timeline(request(.week), days: Self.weeks(skipping: skipped), topics: topics)
        let coverage = try #require(timeline.historyCoverage)
        #expect(Set(coverage.missing.map(\.description)) == skipped)
        #expect((coverage.daysExpected, coverage.daysFound) == (60, 54))
        let gap = try #require(timeline.topics[0].history.first { $0.period == period("2025-W47") })
        #expect(gap.missing && gap.share == nil && gap.interval == nil && gap.listed == nil)
        #expect(timeline.topics[0].slope?.periods == 11)
        #expect(timeline.baseline.periods == ["2025-W46", "2025-W48", "2025-W49"].map(period))
    }

    @Test("shares are those of the probabilities, corrected by the drift of the request")
    func probabilities() throws {
        let days = Self.weeks().map { entry in
            var entry = entry
            entry.topics["steady"] = TopicTally(papers: 4, expected: 3, variance: 2)
            return entry
        }
        let plain = try Timeline(request(.week), days: days, topics: topics).topics[2]
        #expect(plain.papers == 20 && plain.share == 0.15)
        let listed = try #require(plain.listed)
        let rate = try #require(plain.interval)
        #expect(rate.low < listed.low && listed.high < rate.high)
        var corrected = request(.week)
        corrected.drift = CalibrationDrift(shift: ["steady": 0.5], spread: 0.1)
        let moved = try Timeline(corrected, days: days, topics: topics).topics[2]
        #expect(moved.share == 0.2 && moved.baseline == 0.2 && moved.history.last?.share == 0.2)
        let narrower = try #require(moved.listed)
        #expect(narrower.high - narrower.low < listed.high - listed.low)
    }
}
