import Papers
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("Periods and intervals for people")
struct PeriodPhrasesTests {
    @Test("an interval is given in per cent, and none is a dash")
    func intervals() {
        #expect(Figures.interval(ShareInterval(low: 0.083, high: 1)) == "[8.3, 100.0]")
        #expect(Figures.interval(nil) == "–")
    }

    @Test(
        "periods have titles",
        arguments: [
            ("2025-W50", "Week 2025-W50 (8–14 Dec 2025)"), ("2026-W01", "Week 2026-W01 (29 Dec 2025 – 4 Jan 2026)"),
            ("2025-W49", "Week 2025-W49 (1–7 Dec 2025)"), ("2025-W44", "Week 2025-W44 (27 Oct – 2 Nov 2025)"),
            ("2025-12", "Month 2025-12 (1–31 Dec 2025)"), ("2025-Q4", "Quarter 2025-Q4 (1 Oct – 31 Dec 2025)"),
            ("2024", "Year 2024 (1 Jan – 31 Dec 2024)"), ("2025-12-11", "Day 2025-12-11 (11 Dec 2025)"),
            ("2025-12-01..2025-12-11", "Days 2025-12-01..2025-12-11 (1–11 Dec 2025)"),
        ])
    func titles(label: String, title: String) throws {
        #expect(PeriodPhrases.title(try #require(Period(label: label)), partial: false) == title)
        #expect(
            PeriodPhrases.title(try #require(Period(label: label)), partial: true) == title.dropLast() + ", partial)")
    }

    @Test(
        "baselines have names",
        arguments: [
            ("2025-W50", 4, 4, "the 4 weeks before"), ("2025-W50", 4, 3, "3 of the 4 weeks before"),
            ("2025", 1, 1, "the year before"),
            ("2025-12-01..2025-12-11", 1, 1, "the 11 days before"),
            ("2025-12-01..2025-12-11", 3, 2, "2 of the 3 times 11 days before"),
            ("2025-W50", 4, 0, nil),
        ])
    func baselines(label: String, requested: Int, pooled: Int, phrase: String?) throws {
        let period = try #require(Period(label: label))
        let baseline = Baseline(
            requested: requested, periods: (0..<pooled).map { period.advanced(by: -$0 - 1) }, papers: 9)
        #expect(PeriodPhrases.baseline(baseline, of: period) == phrase)
    }
}
