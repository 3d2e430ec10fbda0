import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("Parts of charts")
struct ChartPartsTests {
    @Test(
        "a scale has round lines and room for all", arguments: [0, 0.003, 0.01, 0.034, 0.07, 0.2, 0.333, 0.61, 0.99, 1])
    func scale(largest: Double) {
        let scale = ShareScale(largest: largest)
        #expect(scale.top >= largest && scale.top <= 1)
        #expect(
            scale.ticks.first == 0 && (2...6).contains(scale.ticks.count)
                && scale.ticks.allSatisfy { $0 <= scale.top + 1e-9 })
        #expect(scale.fraction(0) == 0 && scale.fraction(scale.top) == 1 && scale.fraction(2) == 1)
    }

    @Test("the map's shades change at round numbers, and a cell's shade agrees with the share that it tells")
    func shades() throws {
        let shares = [0, 0.0004, 0.0005, 0.01, 0.0104, 0.0106, 0.02, 0.021, 0.05, 0.1, 0.101, 0.2, 0.3, 0.31, 0.5, 0.9]
        #expect(shares.map(HeatMap.shade) == [0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 7])
        var report = try SampleReport.report()
        func key() -> [String] {
            HeatMap(report).html.matches(of: /<i class="k[0-7]"><\/i>([0-9.]+)</).map { String($0.1) }
        }
        #expect(key() == ["0", "1", "2", "5", "10", "20", "30"])
        report.topics[0].movement.history[11].share = 0.6
        #expect(key() == ["0", "1", "2", "5", "10", "20", "30", "100"])
    }

    @Test("dates: the last period always has one, the year stands where it begins")
    func dates() throws {
        let last = try #require(Period(label: "2026-W02"))
        let periods = (0..<12).reversed().map { last.advanced(by: -$0) }
        let axis = DateAxis(periods: periods, limit: 4)
        #expect(axis.title == "week beginning")
        #expect(axis.ticks.map(\.index) == [2, 5, 8, 11])
        #expect(axis.ticks.map(\.label) == ["3 Nov", "24 Nov", "15 Dec", "5 Jan"])
        #expect(axis.ticks.map(\.year) == ["2025", "", "", "2026"])
        #expect(DateAxis(periods: [], limit: 4).ticks.isEmpty)
    }

    @Test(
        "periods under a chart",
        arguments: [
            ("2025-12", "Dec"), ("2025-Q4", "Q4"), ("2025", "2025"), ("2025-12-11", "11 Dec"),
            ("2025-12-01..2025-12-11", "1 Dec"),
        ])
    func labels(label: String, text: String) throws {
        #expect(DateAxis.label(try #require(Period(label: label))) == text)
    }

    @Test("a history is cut at gaps, and partial periods are set apart")
    func runs() throws {
        let first = try #require(Period(label: "2025-W01"))
        let marks = "pccgccep"
        let history = marks.enumerated().map { index, mark in
            HistoryPoint(
                period: first.advanced(by: index), papers: 1, of: 4, share: mark == "g" || mark == "e" ? nil : 0.25,
                interval: nil,
                partial: mark == "p",
                missing: mark == "g")
        }
        let runs = HistoryRuns(history)
        #expect(runs.complete.map { $0.map(\.index) } == [[1, 2], [4, 5]])
        #expect(runs.partial.map { [$0.from.index, $0.to.index] } == [[0, 1]])
        #expect(runs.places.map(\.index) == [0, 1, 2, 4, 5, 7])
    }

    @Test("the line is the mean of those of the last four periods that are complete and have papers")
    func mean() throws {
        let first = try #require(Period(label: "2025-W01"))
        // Papers of the topic and of the period; -1: no listing; the last one is not over.
        let weeks = [(1, 10), (3, 10), (-1, 0), (8, 20), (0, 0), (4, 40), (0, 10), (6, 10)]
        let history = weeks.enumerated().map { index, week in
            HistoryPoint(
                period: first.advanced(by: index), papers: max(0, week.0), of: week.1,
                share: week.1 > 0 ? Double(week.0) / Double(week.1) : nil, interval: nil,
                partial: index == weeks.count - 1, missing: week.0 < 0)
        }
        let runs = HistoryRuns(history, window: 4)
        let means = runs.places.map { $0.mean }
        let expected = [1.0 / 10, 4.0 / 20, 12.0 / 40, 12.0 / 60, 12.0 / 70, 6.0 / 10]
        #expect(runs.places.map(\.index) == [0, 1, 3, 5, 6, 7])
        for (mean, value) in zip(means, expected) { #expect(abs(mean - value) < 1e-12) }
        #expect(runs.complete.map { $0.map(\.index) } == [[0, 1], [3], [5, 6]])
        // The line begins where four weeks lie behind it; a place alone has none.
        #expect(runs.lines.map { $0.map(\.index) } == [[5, 6]])
        #expect(HistoryRuns(history).lines.map { $0.map(\.index) } == [[0, 1], [5, 6]])
        #expect(HistoryRuns(history).places.allSatisfy { $0.mean == $0.share })
    }

    @Test("a line is a mean where its history is at least three times as long as the window")
    func window() throws {
        var report = try YearOfWeeks.report()
        for (periods, window) in [(52, 4), (12, 4), (11, 1), (1, 1)] {
            for index in report.topics.indices {
                report.topics[index].movement.history = report.topics[index].movement.history.suffix(periods)
            }
            #expect(HistoryRuns.window(for: report.topics) == window)
        }
        #expect(HistoryRuns.window(for: []) == 1)
    }

    @Test("what moved is shown first, then what has a trend, then what is large; five at most")
    func selection() throws {
        let report = try YearOfWeeks.report()
        let named = ChartSelection(report).named
        #expect(
            named.map(\.slug) == [
                "efficiency", "reasoning", "agents", "preference-optimization", "evaluation",
            ])
        #expect(ChartSelection(report, limit: 2).named.map(\.slug) == ["efficiency", "reasoning"])
    }

    @Test("the title of a chart tells the numbers of the headline, trends before movements")
    func finding() throws {
        let report = try YearOfWeeks.report()
        let words = CourseWords(report: report)
        let periods = report.topics[0].movement.history.map(\.period)
        let named = ChartSelection(report).named
        let title = words.finding(among: named, periods: periods)
        let trends = try #require(words.trends)
        for (topic, slope) in words.trending.prefix(3) {
            #expect(title.contains("\(topic.name) "))
            let (from, to) = (Figures.percent(slope.earliestShare), Figures.percent(slope.latestShare))
            #expect(trends.contains("from \(from) to \(to)"))
        }
        #expect(title.hasSuffix("over 50 of 52 weeks"))
        // Without its trends, the movements; without these, that there is neither.
        var still = report
        for index in still.topics.indices {
            still.topics[index].movement.slope?.significant = false
        }
        let moved = CourseWords(report: still).finding(among: named, periods: periods)
        #expect(moved.hasPrefix("Efficiency 2") && moved.hasSuffix("% in 2025-W50, against the 4 weeks before"))
        for index in still.topics.indices { still.topics[index].movement.significant = false }
        #expect(
            CourseWords(report: still).finding(among: named, periods: periods)
                == "No topic has a trend over 50 of 52 weeks")
        for index in still.topics.indices { still.topics[index].movement.slope = nil }
        #expect(
            CourseWords(report: still).finding(among: named, periods: periods)
                == "Share of papers by topic, in per cent, 2024-W51 to 2025-W50")
    }

    @Test("markup escapes what means something, and cuts what is too long")
    func markup() {
        #expect(Markup.text("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
        #expect(Markup.text(String(repeating: "<", count: 500)).utf8.count < 1_300)
        #expect(Markup.empty("rect", ["class": "\"><script>"]) == "<rect class=\"&quot;&gt;&lt;script&gt;\"/>")
        #expect(Markup.number(1.25) == "1.3" && Markup.number(2) == "2" && Markup.number(-0.01) == "0")
    }
}
