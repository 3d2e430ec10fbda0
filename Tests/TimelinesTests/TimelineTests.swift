import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("Timelines")
struct TimelineTests {
    /// Six full weeks of twenty papers, W45 to W50; one topic rises in the last, one stays.
    private static let weeks =
        weekdays(from: "2025-11-03", to: "2025-12-05", papers: 20, topics: ["rising": 1, "steady": 5])
        + weekdays(from: "2025-12-08", to: "2025-12-12", papers: 20, topics: ["rising": 6, "steady": 5])

    @Test("set the last complete week against the four before")
    func movement() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks, topics: ["steady", "rising", "silent"])
        #expect(timeline.period == period("2025-W50"))
        #expect(!timeline.partial)
        #expect(timeline.papers == 100)
        #expect(timeline.outside == 500)
        #expect(timeline.choice == nil)
        #expect(
            timeline.baseline
                == Baseline(
                    requested: 4, periods: ["2025-W46", "2025-W47", "2025-W48", "2025-W49"].map(period), papers: 400))
        #expect(timeline.coverage == Coverage(daysExpected: 5, daysFound: 5))
        #expect(timeline.topics.map(\.topic) == ["steady", "rising", "silent"])

        let rising = timeline.topics[1]
        #expect(rising.papers == 30)
        #expect(rising.share == 0.3)
        #expect(rising.interval == ShareInterval(WilsonInterval(30, of: 100)))
        #expect(rising.baselinePapers == 20)
        #expect(rising.baseline == 0.05)
        #expect(rising.change == 0.25)
        // Three topics over four weeks leave open how much weeks differ: less sure than Fisher's test itself.
        let fisher = FisherExactTest.twoSided(papers: 30, of: 100, baseline: 20, of: 400)
        #expect(rising.pValue.map { $0 > fisher && $0 < 0.001 } == true)
        #expect(rising.significant)

        #expect(timeline.topics[0].change == 0)
        #expect(timeline.topics[0].pValue == 1)
        #expect(!timeline.topics[0].significant)
        #expect(timeline.topics[2].share == 0)
        #expect(!timeline.topics[2].significant)
        #expect(timeline.tested == 3)
    }

    @Test("show twelve periods, the missing ones as gaps and not as zero")
    func history() throws {
        let timeline = try Timeline(request(.week), days: Self.weeks, topics: ["rising"])
        let history = timeline.topics[0].history
        #expect(history.count == 12)
        #expect(history.map(\.period).first == period("2025-W39"))
        #expect(history.map(\.period).last == period("2025-W50"))
        #expect(
            history.map(\.missing) == [true, true, true, true, true, true, false, false, false, false, false, false])
        #expect(
            history[0]
                == HistoryPoint(period: period("2025-W39"), papers: 0, of: 0, share: nil, interval: nil, missing: true))
        #expect(
            history[11]
                == HistoryPoint(
                    period: period("2025-W50"), papers: 30, of: 100, share: 0.3,
                    interval: ShareInterval(WilsonInterval(30, of: 100)),
                    listed: ShareInterval(low: 0.3, high: 0.3)))
    }

    @Test("choose the granularity where none is given")
    func choice() throws {
        let timeline = try Timeline(request(), days: Self.weeks, topics: [])
        #expect(timeline.choice?.granularity == .week)
        #expect(timeline.period == period("2025-W50"))
    }

    @Test("measure a partial period but test nothing in it")
    func partial() throws {
        let days = Self.weeks + weekdays(from: "2025-12-15", to: "2025-12-16", papers: 20, topics: ["rising": 20])
        let timeline = try Timeline(request(nil, "2025-W51"), days: days, topics: ["rising"])
        #expect(timeline.partial)
        #expect(timeline.coverage == Coverage(daysExpected: 5, daysFound: 2))
        #expect(timeline.topics[0].share == 1)
        #expect(timeline.topics[0].change != nil)
        #expect(timeline.topics[0].pValue == nil)
        #expect(!timeline.topics[0].significant)
        #expect(timeline.topics[0].history.last?.partial == true)
    }

    @Test("leave a partial first week out of the baseline")
    func partialBaseline() throws {
        let timeline = try Timeline(request(.week), days: Array(Self.weeks.dropFirst(16)), topics: ["rising"])
        #expect(timeline.baseline.periods == ["2025-W49"].map(period))
        #expect(timeline.baseline.papers == 100)
    }

    @Test("leave weeks without listings out of the baseline, but count empty topics in it as zero")
    func gapInBaseline() throws {
        let days = Self.weeks.filter { !period("2025-W48").contains($0.day) }
        let timeline = try Timeline(request(.week), days: days, topics: ["silent"])
        #expect(timeline.baseline.periods == ["2025-W46", "2025-W47", "2025-W49"].map(period))
        #expect(timeline.topics[0].baseline == 0)
    }

    @Test("have no baseline at the beginning of the data")
    func noBaseline() throws {
        let timeline = try Timeline(request(nil, "2025-W45"), days: Self.weeks, topics: ["rising"])
        #expect(timeline.baseline.periods.isEmpty)
        #expect(timeline.topics[0].share == 0.05)
        #expect(timeline.topics[0].baseline == nil)
        #expect(timeline.topics[0].change == nil)
        #expect(timeline.topics[0].pValue == nil)
    }

    @Test("answer for a period without papers")
    func emptyPeriod() throws {
        let timeline = try Timeline(request(nil, "2026-W10"), days: Self.weeks, undated: 2, topics: ["rising"])
        #expect(timeline.papers == 0)
        #expect(timeline.outside == 600)
        #expect(timeline.topics[0].share == nil)
        #expect(timeline.topics[0].interval == nil)
        #expect(timeline.topics[0].pValue == nil)
        #expect(timeline.topics[0].history.last?.missing == true)
        let none = try Timeline(request(nil, "2026-W10"), days: [], topics: ["rising"])
        #expect(none.papers + none.outside == 0)
        #expect(none.firstDay == nil)
    }

    @Test("set a range against the range of the same length before")
    func range() throws {
        let timeline = try Timeline(
            request(.month, "2025-12-01..2025-12-12", history: 3), days: Self.weeks, topics: ["rising"])
        #expect(timeline.papers == 200)
        #expect(timeline.baseline.periods == ["2025-11-19..2025-11-30"].map(period))
        #expect(timeline.topics[0].history.map(\.period.description).first == "2025-11-07..2025-11-18")
        #expect(!timeline.partial)
    }

    @Test("count every paper once: in the period or outside")
    func reconciliation() throws {
        var days = Self.weeks
        days[7].inferred = 4
        days[29].inferred = 3
        days[29].untagged = 2
        days.append(DayCount(day: days[29].day, papers: 5, untagged: 1, topics: ["rising": TopicTally(papers: 2)]))
        let timeline = try Timeline(request(.week), days: days.reversed(), undated: 7, topics: ["rising"])
        #expect(timeline.papers == 105)
        #expect(timeline.papers + timeline.outside == days.reduce(0) { $0 + $1.papers })
        #expect(timeline.undated == 7)
        #expect(timeline.untagged == 3)
        #expect(timeline.inferred == 3)
        #expect(timeline.inferredOfAll == 7)
        #expect(timeline.coverage.daysFound == 5)
        #expect(timeline.topics[0].papers == 32)
    }

    @Test("a trending page of many years is its whole span by year; asked by year, the last that was over when listed")
    func trendingPage() throws {
        let page = papers(on: [
            "2018-07-08", "2021-11-08", "2023-05-24", "2023-10-04", "2024-02-13", "2024-04-01", "2024-05-26",
            "2024-10-07", "2025-01-15",
            "2025-05-16", "2025-11-10",
        ])
        let timeline = try Timeline(
            request(by: .published, listedThrough: "2025-12-11"), days: page, undated: 2, topics: [])
        #expect(timeline.period == period("2018-07-08..2025-11-10"))
        #expect(timeline.window == TimelineWindow(days: timeline.period, granularity: .year, papers: 11))
        #expect((timeline.papers, timeline.outside, timeline.partial) == (11, 0, false))
        #expect(timeline.baseline == Baseline(requested: 0, periods: [], papers: 0))
        #expect(timeline.coverage.daysExpected == nil)
        #expect(timeline.lastDay == day("2025-11-10"))

        let year = try Timeline(
            request(.year, by: .published, listedThrough: "2025-12-11"), days: page, undated: 2, topics: [])
        #expect(year.period == period("2024"))
        #expect((year.papers, year.outside) == (4, 7))
        #expect(year.baseline == Baseline(requested: 1, periods: [period("2023")], papers: 2))
        #expect(year.window == nil)
    }

    @Test("say why there is none")
    func noDates() {
        #expect(throws: TimelineError.noDatedPapers(.listed, undated: 36)) {
            try Timeline(request(), days: [], undated: 36, topics: [])
        }
        let listed = TimelineError.noDatedPapers(.listed, undated: 36).description
        #expect(listed.contains("36 papers have no listed date"))
        let published = TimelineError.noDatedPapers(.published, undated: 1).description
        #expect(published.contains("1 paper has no published date"))
    }

    @Test("agree with plain counting on random data", arguments: 0..<40)
    func naiveTwin(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 977)
        let slugs = ["a", "b", "c"]
        let days = (0..<random.below(60)).map { _ in
            let papers = random.below(9)
            return DayCount(
                day: day("2025-01-01").adding(days: random.below(200)), papers: papers,
                topics: Dictionary(
                    uniqueKeysWithValues: slugs.map { ($0, TopicTally(papers: random.below(papers + 1))) }))
        }
        let chosen = Period.containing(
            day("2025-01-01").adding(days: random.below(200)), by: Granularity.allCases[random.below(5)])
        let timeline = try Timeline(request(nil, chosen.description), days: days, topics: slugs)
        let inside = days.filter { chosen.contains($0.day) }
        #expect(timeline.papers == inside.reduce(0) { $0 + $1.papers })
        #expect(timeline.coverage.daysFound == Set(inside.map(\.day)).count)
        for (index, slug) in slugs.enumerated() {
            let topic = timeline.topics[index]
            #expect(topic.papers == inside.reduce(0) { $0 + ($1.topics[slug]?.papers ?? 0) })
            let pooled = days.filter { entry in timeline.baseline.periods.contains { $0.contains(entry.day) } }
            #expect(topic.baselinePapers == pooled.reduce(0) { $0 + ($1.topics[slug]?.papers ?? 0) })
            #expect(topic.history.count == 12 && topic.history.last?.papers == topic.papers)
            for point in topic.history {
                let there = days.filter { point.period.contains($0.day) }
                #expect(point.of == there.reduce(0) { $0 + $1.papers })
                #expect(point.missing == there.isEmpty)
            }
        }
    }

    @Test(
        "a report made on a past day says what it said then, whatever came later",
        arguments: [
            (Granularity.week, "2025-11-24", "2025-W47"), (.week, "2025-11-28", "2025-W48"),
            (.week, "2025-11-27", "2025-W47"), (.day, "2025-11-26", "2025-11-26"), (.month, "2025-11-28", "2025-11"),
            (.month, "2025-11-27", "2025-10"), (.quarter, "2025-11-24", "2025-Q3"), (nil, "2025-11-24", "2025-W47"),
        ])
    func replay(granularity: Granularity?, now: String, label: String) throws {
        // With papers on a Saturday, which the Friday's report could not know.
        let days =
            weekdays(from: "2025-03-31", to: "2025-12-12", papers: 20, topics: ["steady": 5])
            + [DayCount(day: day("2025-11-29"), papers: 3, topics: ["steady": TopicTally(papers: 3)])]
        let then = days.filter { $0.day <= day(now) }
        for kind in [DateKind.listed, .published] {
            func wanted(listedThrough: String?) -> TimelineRequest {
                TimelineRequest(
                    granularity: granularity, dateKind: kind, today: day(now), listedThrough: listedThrough.map(day))
            }
            let past = try Timeline(wanted(listedThrough: now), days: then, topics: ["steady"])
            var replayed = try Timeline(wanted(listedThrough: "2025-12-12"), days: days, topics: ["steady"])
            #expect(kind == .published || replayed.period == period(label))
            #expect(replayed.countedDays.last <= day(now) || replayed.countedDays == past.countedDays)
            #expect(replayed.papers + replayed.outside == days.reduce(0) { $0 + $1.papers })
            replayed.outside = past.outside
            #expect(replayed == past)
        }
    }

    @Test("papers that are all dated later are looked at all the same")
    func allLater() throws {
        var wanted = request(.week)
        wanted.today = day("2025-01-15")
        let timeline = try Timeline(wanted, days: Self.weeks, topics: ["steady"])
        #expect(timeline.period == period("2025-W50") && timeline.through == nil)
        // A named period and a named comparison are as they are, whenever the report is made.
        wanted.today = day("2025-11-23")
        wanted.comparison = period("2025-W50")
        let named = try Timeline(wanted, days: Self.weeks, topics: ["steady"])
        #expect(named.period == period("2025-W47") && named.baseline.papers == 100)
        wanted.selection = .period(period("2025-W49"))
        #expect(try Timeline(wanted, days: Self.weeks, topics: ["steady"]).papers == 100)
    }
}
