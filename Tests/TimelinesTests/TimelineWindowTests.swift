import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("Windows of time")
struct TimelineWindowTests {
    private func window(
        _ label: String, by granularity: Granularity, _ days: [DayCount], kind: DateKind = .listed,
        listedThrough: String? = nil
    ) throws -> Timeline {
        try Timeline(
            TimelineRequest(
                selection: .window(period(label), by: granularity), dateKind: kind, historyLength: 3,
                today: day("2026-06-01"), listedThrough: listedThrough.map(day)), days: days, topics: ["a"])
    }

    private static let days = weekdays(from: "2024-07-01", to: "2025-11-14", papers: 2, topics: ["a": 1])

    @Test("by quarters to its end: the last complete one against those before, the unfinished one partial")
    func quarters() throws {
        let timeline = try window("2024-10-01..2026-03-31", by: .quarter, Self.days)
        #expect(timeline.period == period("2025-Q3"))
        #expect(
            timeline.baseline
                == Baseline(
                    requested: 4, periods: ["2024-Q4", "2025-Q1", "2025-Q2"].map(period), papers: 390))
        let history = timeline.topics[0].history
        #expect(
            history.map(\.period)
                == ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"].map(period))
        #expect(history.map(\.partial) == [false, false, false, false, true, false])
        #expect(history.map(\.missing) == [false, false, false, false, false, true])
        #expect(timeline.window?.papers == history.reduce(0) { $0 + $1.of })
        #expect(timeline.papers + timeline.outside == Self.days.count * 2)
    }

    @Test("a period is cut where a day is left out that is owed a listing or has one, weekends else not")
    func cut() throws {
        // From a Monday to a Friday.
        let whole = try window("2025-03-10..2025-03-21", by: .week, Self.days)
        #expect(whole.topics[0].history.map(\.partial) == [false, false])
        #expect(whole.period == period("2025-W12"))
        let sunday = try window(
            "2025-03-10..2025-03-21", by: .week, Self.days + [DayCount(day: day("2025-03-23"), papers: 1)])
        #expect(sunday.topics[0].history.map(\.partial) == [false, true])
        #expect(sunday.period == period("2025-W11"))
        let published = try window("2025-03-10..2025-03-21", by: .week, Self.days, kind: .published)
        #expect(published.topics[0].history.map(\.partial) == [false, true])
        // Where the window cuts all, the last with papers, of which its days alone are counted.
        let within = try window("2025-03-12..2025-03-13", by: .month, Self.days)
        #expect((within.period, within.papers, within.partial) == (period("2025-03"), 4, true))
        #expect(within.countedDays == period("2025-03-12..2025-03-13"))
        #expect(within.coverage == Coverage(daysExpected: 2, daysFound: 2))
        #expect(within.topics[0].pValue == nil)
    }

    @Test("without papers in it the last period, empty")
    func empty() throws {
        let timeline = try window("2020-01-01..2020-12-31", by: .quarter, Self.days)
        #expect((timeline.period, timeline.papers, timeline.partial) == (period("2020-Q4"), 0, false))
        #expect(timeline.topics[0].history.allSatisfy { $0.missing })
        let nothing = try window("2020-01-01..2020-12-31", by: .quarter, [])
        #expect(nothing.papers == 0)
    }

    @Test("its periods are counted as they are listed", arguments: Granularity.allCases)
    func periodCount(granularity: Granularity) {
        for label in ["1969-12-20..1970-01-20", "2024-12-31..2025-01-01", "2025-02-10..2026-06-30"] {
            let window = TimelineWindow(days: period(label), granularity: granularity)
            #expect(window.periodCount == window.periods.count)
            #expect(window.periods.first?.contains(window.days.first) == true)
            #expect(window.periods.last?.contains(window.days.last) == true)
        }
    }

    @Test("every paper of a window is in one of its periods", arguments: 0..<30)
    func sums(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 1_009 &+ 3)
        let start = day("2024-01-01")
        let days = (0..<80).map { _ in
            DayCount(day: start.adding(days: random.below(500)), papers: random.below(4))
        }
        let first = start.adding(days: random.below(300))
        let label = "\(first)..\(first.adding(days: random.below(400)))"
        for granularity in Granularity.allCases {
            let timeline = try window(label, by: granularity, days)
            let all = days.reduce(0) { $0 + $1.papers }
            let held = days.filter { period(label).contains($0.day) }.reduce(0) { $0 + $1.papers }
            let history = timeline.topics[0].history
            #expect(history.reduce(0) { $0 + $1.of } == held)
            #expect(timeline.window?.papers == held)
            #expect(timeline.papers + timeline.outside == all)
            let here = try #require(history.first { $0.period == timeline.period })
            #expect((here.of, here.partial) == (timeline.papers, timeline.partial))
            #expect(Set(timeline.baseline.periods).isSubset(of: history.map(\.period)))
        }
    }

    /// Two topics that differ from day to day, from 2023 on.
    private static let varied: [DayCount] = {
        var random = SeededGenerator(seed: 41)
        return weekdays(from: "2023-01-02", to: "2025-11-14", papers: 20).map { listed in
            var listed = listed
            let quarter = Period.containing(listed.day, by: .quarter).place
            for (topic, usual) in [("a", 0.2), ("b", 0.4)] {
                let rate = usual + (quarter % 3 == 0 ? 0.08 : 0)
                listed.topics[topic] = TopicTally(papers: (0..<20).count { _ in random.chance(rate) })
            }
            return listed
        }
    }()

    @Test(
        "the same comparison has one answer, in a window and by its period: what is before tells how shares vary",
        arguments: [
            ("2024-07-01..2025-11-14", Granularity.quarter), ("2025-04-07..2025-11-14", .week),
            ("2024-08-20..2025-11-14", .quarter), ("2025-05-01..2025-11-14", .month),
        ])
    func sameAnswer(label: String, granularity: Granularity) throws {
        for kind in [DateKind.listed, .published] {
            func timeline(_ selection: TimelineRequest.Selection, baseline: Int) throws -> Timeline {
                try Timeline(
                    TimelineRequest(
                        selection: selection, dateKind: kind, baselineLength: baseline, historyLength: 3,
                        today: day("2025-11-14")), days: Self.varied, topics: ["a", "b"])
            }
            let window = try timeline(.window(period(label), by: granularity), baseline: 3)
            let alone = try timeline(.period(window.period), baseline: 3)
            #expect(window.baseline == alone.baseline && window.baseline.periods.count == 3)
            for (one, other) in zip(window.topics, alone.topics) {
                #expect(one.pValue != nil)
                #expect(one.pValue == other.pValue)
                #expect(one.dispersion == other.dispersion)
                #expect(one.adjustedPValue == other.adjustedPValue && one.changeInterval == other.changeInterval)
            }
            // The account's last test is that of the report, and its periods those of the window.
            #expect(window.year.map { $0.periods < 40 } ?? (granularity != .week))
        }
    }

    @Test("a window that begins late says nothing of its own about how shares vary, the days before do")
    func context() throws {
        func dispersion(_ days: [DayCount]) throws -> Double? {
            try Timeline(
                TimelineRequest(
                    selection: .window(period("2025-04-01..2025-09-30"), by: .quarter), today: day("2025-11-14")),
                days: days, topics: ["a", "b"]
            ).topics[0].dispersion
        }
        let known = try #require(try dispersion(Self.varied))
        let unknown = try #require(try dispersion(Self.varied.filter { $0.day >= day("2025-04-01") }))
        #expect(known != unknown)
        let timeline = try Timeline(
            TimelineRequest(
                selection: .window(period("2025-04-01..2025-09-30"), by: .quarter), today: day("2025-11-14")),
            days: Self.varied, topics: ["a", "b"])
        #expect(timeline.topics[0].history.map(\.period) == ["2025-Q2", "2025-Q3"].map(period))
        #expect(timeline.baseline.periods == [period("2025-Q2")] && timeline.year == nil)
    }
}
