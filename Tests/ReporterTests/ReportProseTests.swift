import Papers
import Testing
import Timelines

@testable import Reporter

@Suite("The sentences of a report")
struct ReportProseTests {
    private func headline(_ report: Report) -> String { ReportProse(report: report).headline.joined(separator: " ") }

    @Test("name the largest topic and what moved, largest movement first")
    func moved() throws {
        #expect(
            headline(try SampleReport.report())
                == "Efficiency and compression rose from 8.3 % to 29.2 % of 120 papers [21.8, 37.8]. "
                + "Reinforcement learning fell from 25.0 % to 8.3 % of 120 papers [4.6, 14.7]. "
                + "Speech and audio rose from 0.0 % to 4.2 % of 120 papers [1.8, 9.4]. Robotics fell from 4.2 % "
                + "to 0.0 % of 120 papers [0.0, 3.1]. "
                + "4 of 8 topics moved against the 4 weeks before, at a false discovery rate of 10 %. "
                + "The largest topics of 120 papers: Efficiency and compression (35 papers, 29.2 %); "
                + "Image and video generation (35 papers, 29.2 %)."
        )
    }

    private func year(_ arrows: Int, expected: Double, of topics: [String]? = nil) throws -> String? {
        var report = try SampleReport.report()
        report.year = YearAccount(periods: 52, last: report.period, arrows: arrows, expectedFalse: expected)
        if let topics { report = report.limited(to: topics) }
        return ReportProse(report: report).basis.first { $0.label == "Year" }?.text
    }

    @Test("say what a year of such reports comes to, and never that more arrows are false than there are")
    func year() throws {
        let start = "52 weeks up to 2025-W50, each tested against its own baseline: "
        #expect(try year(31, expected: 8.3) == start + "31 arrows, at most about 8 of them false")
        #expect(try year(31, expected: 8.3, of: ["agents"])?.contains("31 arrows among all topics, at most") == true)
        #expect(try year(5, expected: 5.4) == start + "5 arrows, no more than chance alone may bring (about 5)")
        #expect(try year(1, expected: 0.2) == start + "1 arrow, hardly one of them false")
        #expect(try year(0, expected: 5.2) == start + "no arrow, where chance alone may bring about 5")
        // Six weeks are no year.
        #expect(try !ReportProse(report: SampleReport.report()).basis.contains { $0.label == "Year" })
    }

    @Test("say what carried a movement: its terms, or what became of the others")
    func causes() throws {
        var report = try SampleReport.report()
        func sentence(_ slug: String) throws -> String {
            MovementWords(topic: try #require(report.topics.first { $0.slug == slug }), report: report).sentence
        }
        let place = try #require(report.topics.firstIndex { $0.slug == "efficiency" })
        report.topics[place].movement.terms = ["quantization", "KV cache", "pruning"].map {
            TermMovement(
                term: $0, papers: 4, of: 35, baselinePapers: 1, baselineOf: 40, logOddsRatio: 1.4, pValue: 0.01)
        }
        #expect(
            try sentence("efficiency").hasSuffix(
                "[21.8, 37.8]; more of its papers are on quantization, KV cache and pruning."))
        report.topics[place].movement.terms.removeLast()
        #expect(
            try sentence("efficiency").hasSuffix("[21.8, 37.8]; more of its papers are on quantization and KV cache."))
        report.topics[place].movement.terms = []
        report.topics[place].movement.split = ChangeSplit(
            papers: 10, others: 10, baselinePapers: 10, baselineOthers: 90)
        #expect(try sentence("efficiency").hasSuffix("[21.8, 37.8]; mostly because other topics had fewer papers."))
        let fallen = try #require(report.topics.firstIndex { $0.slug == "reinforcement-learning" })
        report.topics[fallen].movement.fallenTerms = [
            TermMovement(
                term: "reward model", papers: 0, of: 10, baselinePapers: 9, baselineOf: 60, logOddsRatio: -2,
                pValue: 0.01)
        ]
        #expect(try sentence("reinforcement-learning").hasSuffix("; fewer of its papers are on reward model."))
    }

    @Test("say in a clause that nothing moved; that nothing has a trend only where one could be found")
    func still() throws {
        #expect(
            headline(try SampleReport.report("2025-W49"))
                == "No topic moved against the 4 weeks before by more than chance explains. "
                + "Image and video generation is the largest topic: 29.2 % of 120 papers [21.8, 37.8].")
        var report = try SampleReport.report("2025-W49")
        report.topics[0].movement.slope?.periods = 6
        report.topics[0].movement.slope?.span = 6
        #expect(headline(report).contains("explains, and none has a trend over the 6 weeks. Image"))
    }

    @Test("a quiet week tells the year: trends and bursts with direction, size and certainty")
    func courses() throws {
        var report = try SampleReport.report("2025-W49")
        func set(_ slug: String, _ first: Double, _ last: Double, adjusted: Double) throws {
            let place = try #require(report.topics.firstIndex { $0.slug == slug })
            var slope = TopicSlope(
                perPeriod: last - first, firstShare: first, lastShare: last, periods: 52, tau: 0.5,
                pValue: adjusted / 4)
            (slope.adjustedPValue, slope.significant) = (adjusted, adjusted <= 0.1)
            report.topics[place].movement.slope = slope
        }
        try set("agents", 0.17, 0.31, adjusted: 0.0001)
        try set("reinforcement-learning", 0.2, 0.09, adjusted: 0.02)
        try set("efficiency", 0.2, 0.4, adjusted: 0.2)
        let quiet = "No topic moved against the 4 weeks before by more than chance explains; over the 52 weeks "
        #expect(
            headline(report).hasPrefix(
                quiet + "Agents rose from 17.0 % to 31.0 % and Reinforcement learning fell from 20.0 % to 9.0 % "
                    + "(first and last 4 weeks; adjusted p at most 0.020). Image and video generation"))
        let place = try #require(report.topics.firstIndex { $0.slug == "agents" })
        var burst = Burst(first: report.period.advanced(by: -2), last: report.period, weight: 9)
        (burst.pValue, burst.adjustedPValue, burst.significant) = (0.001, 0.02, true)
        report.topics[place].movement.bursts = [burst]
        #expect(headline(report).contains("0.020). More frequent than usual: Agents since 2025-W47 (20.8 %). Image"))
        report.topics[place].movement.bursts[0].significant = false
        #expect(!headline(report).contains("usual"))
    }

    @Test("a trend that the topic has left is counted, not told; the share of a burst is of its periods")
    func left() throws {
        var report = try SampleReport.report("2025-W49")
        let place = try #require(report.topics.firstIndex { $0.slug == "agents" })
        var slope = TopicSlope(perPeriod: 0.01, firstShare: 0.1, lastShare: 0.2, periods: 52, tau: 0.5, pValue: 0.001)
        (slope.adjustedPValue, slope.significant, slope.latestShare, slope.span) = (0.01, true, 0.09, 60)
        report.topics[place].movement.slope = slope
        #expect(!slope.isSeen)
        #expect(
            headline(report).contains(
                "over 52 of 60 weeks 1 topic has a trend, and left it (first and last 4 weeks; adjusted p at most 0.010)"
            ))
        report.topics[place].movement.slope = nil
        var burst = Burst(first: report.period.advanced(by: -1), last: report.period, weight: 9)
        burst.significant = true
        report.topics[place].movement.bursts = [burst]
        for index in report.topics[place].movement.history.indices {
            report.topics[place].movement.history[index].of = 100
            report.topics[place].movement.history[index].share = 0.1
        }
        #expect(headline(report).contains("Agents since 2025-W48 (10.0 %)"))
    }

    @Test("against one earlier period the largest changes are told, and that they cannot be tested")
    func fewPeriods() throws {
        var report = try SampleReport.report("2025-W49")
        for index in report.topics.indices {
            let history = report.topics[index].movement.history
            report.topics[index].movement.history = history.filter { $0.period >= report.period.advanced(by: -1) }
        }
        #expect(headline(report).contains("by more than chance"))
        (report.baseline.requested, report.baseline.periods) = (1, [report.period.advanced(by: -1)])
        #expect(
            headline(report).contains("the largest changes against the week before, which alone cannot tell how"))
        #expect(!headline(report).contains("by more than chance"))
    }

    @Test("no number of the report contradicts which topic is the largest")
    func largest() throws {
        var report = try SampleReport.report("2025-W49")
        report.topics[1].movement.papers = report.topics[0].movement.papers + 1
        let (first, second) = (report.topics[0], report.topics[1])
        #expect(
            headline(report).hasSuffix(
                "The largest topics of 120 papers: \(second.name) (\(second.movement.papers) papers, 25.0 %); "
                    + "\(first.name) (\(first.movement.papers) papers, 29.2 %)."))
    }

    @Test("say when there is nothing to compare with")
    func first() throws {
        #expect(
            headline(try SampleReport.report("2025-W45")).hasPrefix("There is nothing before it to compare with."))
    }

    /// The data are of the weekdays from Monday 3 November to Friday 12 December 2025, without Thursday 27 November.
    @Test(
        "say what is missing where there is something before it",
        arguments: [
            ("2025-11-04..2025-12-11", "listed", "The data do not cover all of the 38 days before it"),
            ("2025-11-28..2025-11-28", "listed", "No paper was listed on the day before it (27 Nov 2025)"),
            ("2025-12-08..2025-12-08", "listed", "No paper was listed on the day before it (7 Dec 2025)"),
            ("2025-12-08..2025-12-09", "listed", "No paper was listed in the 2 days before it"),
            ("2025-12-08..2025-12-08", "published", "No paper was published on the day before it (7 Dec 2025)"),
            ("2025-12", "listed", "The data do not cover the whole month"),
            ("2025-11-03..2025-11-20", "listed", "There is nothing before it to compare with"),
            ("2025-11-03..2025-11-03", "published", "There is nothing before it to compare with"),
        ])
    func missingBefore(label: String, dateKind: String, cause: String) throws {
        let selected = try #require(Period(label: label))
        let report = try report(.period(selected), by: try #require(DateKind(rawValue: dateKind)))
        let end = cause.hasPrefix("There") ? "" : ", so no change is tested"
        #expect(report.baseline.periods.isEmpty != report.partial)
        #expect(headline(report).hasPrefix(cause + end), "\(headline(report))")
        #expect(!headline(report).contains("none has"))
    }

    @Test("say against which day a day was measured")
    func dayBefore() throws {
        let report = try report(.period(try #require(Period(label: "2025-12-09..2025-12-09"))))
        #expect(headline(report).contains(" moved against the day before "))
    }

    @Test("say when a window has nothing to compare with, though the data go further back")
    func windowBefore() throws {
        func headline(_ days: String, _ granularity: Granularity) throws -> String {
            self.headline(try report(.window(try #require(Period(label: days)), by: granularity)))
        }
        let none = "The window holds no whole week with papers before it, so no change is tested."
        #expect(try headline("2025-12-01..2025-12-07", .week).hasPrefix(none))
        #expect(try headline("2025-11-26..2025-12-07", .week).hasPrefix(none))
        #expect(try headline("2025-11-03..2025-11-09", .week).hasPrefix("There is nothing before it to compare with."))
        #expect(try headline("2025-01-01..2025-11-09", .week).hasPrefix("There is nothing before it to compare with."))
    }

    @Test("say that a named period has no papers, and do not say that nothing moved against it")
    func namedEmpty() throws {
        var report = try report(.latestComplete, comparedWith: "2025-W10")
        #expect(report.period.description == "2025-W50")
        #expect(headline(report).hasPrefix("No paper was listed in 2025-W10, so no change is tested, and no topic"))
        #expect(!TextRenderer().render(report).contains("against 2025-W10"))
        #expect(TextRenderer().render(report).contains("not tested: 2025-W10 is without papers"))
        report.baseline.absence = .notCovered
        #expect(headline(report).hasPrefix("The data do not cover all of 2025-W10, so no change is tested"))
    }

    /// A report on the sample's days.
    private func report(
        _ selection: TimelineRequest.Selection, by kind: DateKind = .listed, comparedWith named: String? = nil
    ) throws -> Report {
        let compared = named.flatMap { Period(label: $0) }
        let timeline = try Timeline(
            TimelineRequest(
                granularity: .week, selection: selection, dateKind: kind, comparison: compared,
                today: CalendarDay(daysSinceEpoch: 20_440)),
            days: SampleReport.days, topics: SampleReport.taxonomy.topics.map(\.slug))
        var report = Report(timeline: timeline, taxonomy: SampleReport.taxonomy, papers: [])
        report.comparedWith = compared
        return report
    }

    @Test("say when the period is not covered")
    func partial() throws {
        let report = try SampleReport.report("2025-12")
        #expect(report.partial)
        #expect(headline(report).hasPrefix("The data do not cover the whole month, so no change is tested"))
    }

    @Test("say against what, where a period was named, and that only some topics are shown")
    func compared() throws {
        var report = try SampleReport.report().limited(to: ["agents"])
        report.comparedWith = Period(label: "2025-W45")
        #expect(headline(report).hasPrefix("None of these topics moved against 2025-W45 by more than chance"))
        #expect(headline(report).hasSuffix("Agents is the largest of these topics: 25.0 % of 120 papers [18.1, 33.4]."))
    }

    @Test("say when there are no papers, in every format")
    func empty() throws {
        let report = try SampleReport.report("2026-W10")
        #expect(headline(report) == "No paper has its listed date in this week.")
        let page = TextRenderer().render(report)
        #expect(page.hasPrefix("Week 2026-W10 (2–8 Mar 2026) · 0 papers of 699 found\n"))
        #expect(!page.contains("Topic "))
        #expect(!MarkdownRenderer().render(report).contains("|"))
        #expect(JSONRenderer().render(report).contains(#""share": null"#))
    }

    @Test("say what is missing, inferred, chosen, and what the model is")
    func basis() throws {
        var report = try SampleReport.report("2025-W48")
        report.basis.trained = nil
        let rows = Dictionary(uniqueKeysWithValues: ReportProse(report: report).basis.map { ($0.label, $0.text) })
        #expect(
            rows["Dates"]
                == "by listing day; 4 of 5 days listed; missing: 2025-11-27; 4 years inferred in the week, 39 in all")
        #expect(rows["Model"] == "daily-1, trained with 13000 papers, fingerprint 5f3a9c02")
        #expect(
            rows["Papers"]
                == "699 found = 96 in the week + 600 outside + 2 undated + 1 rejected; 8 of the 96 without a topic")
        #expect(rows["Period"] == nil)
        report.choice = try SampleReport.report().choice
        #expect(
            ReportProse(report: report).basis.contains {
                $0.label == "Period" && $0.text.hasPrefix("week, the smallest of")
            })
        report.basis = ReportBasis()
        #expect(
            ReportProse(report: report).basis.map(\.label) == [
                "Model", "Papers", "Dates", "Period", "Movement", "Forecast",
            ])
        #expect(ReportProse(report: report).basis.first?.text == "not stated")
    }

    @Test("lists say how many they leave out")
    func lists() {
        #expect(ReportProse.list([], limit: 3) == "")
        #expect(ReportProse.list(["a"], limit: 3) == "a")
        #expect(ReportProse.list(["a", "b", "c"], limit: 3) == "a, b and c")
        #expect(ReportProse.list(["a", "b", "c", "d", "e"], limit: 3) == "a, b and 3 more")
    }
}
