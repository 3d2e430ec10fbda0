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
                == "The largest topics, with 35 of 120 papers each (29.2 % [21.8, 37.8]): Efficiency and compression; Image and video generation. "
                + "Efficiency and compression rose from 8.3 % to 29.2 %; Speech and audio from 0.0 % to 4.2 %. "
                + "Reinforcement learning fell from 25.0 % to 8.3 %; Robotics from 4.2 % to 0.0 %. "
                + "4 of 8 topics moved against the 4 weeks before (false discovery rate 10 %).")
    }

    @Test("say when nothing moved")
    func still() throws {
        #expect(
            headline(try SampleReport.report("2025-W49"))
                == "Image and video generation is the largest topic: 35 of 120 papers, 29.2 % [21.8, 37.8]. "
                + "No topic moved against the 4 weeks before beyond what chance explains (8 tested, false discovery rate 10 %).")
    }

    @Test("say when there is nothing to compare with")
    func first() throws {
        #expect(headline(try SampleReport.report("2025-W45")).hasSuffix("There is nothing before it to compare with."))
    }

    @Test("say when the period is not covered")
    func partial() throws {
        let report = try SampleReport.report("2025-12")
        #expect(report.partial)
        #expect(headline(report).hasSuffix("The data do not cover the whole month, so no movement is tested."))
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
        #expect(rows["Dates"] == "by listing day; 4 of 5 days listed; missing: 2025-11-27; 4 years inferred in the week, 39 in all")
        #expect(rows["Model"] == "daily-1, trained with 13000 papers, fingerprint 5f3a9c02")
        #expect(rows["Papers"] == "699 found = 96 in the week + 600 outside + 2 undated + 1 rejected; 8 of the 96 without a topic")
        #expect(rows["Period"] == nil)
        report.choice = try SampleReport.report().choice
        #expect(ReportProse(report: report).basis.contains { $0.label == "Period" && $0.text.hasPrefix("week, the smallest of") })
        report.basis = ReportBasis()
        #expect(ReportProse(report: report).basis.map(\.label) == ["Model", "Papers", "Dates", "Period", "Movement"])
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
