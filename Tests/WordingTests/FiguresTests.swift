import Foundation
import Papers
import Testing
import Timelines

@testable import Wording

@Suite("Numbers and days for people")
struct FiguresTests {
    @Test("decimals agree with Foundation's, but for halves and the sign of zero", arguments: 0..<300)
    func naiveTwin(seed: Int) {
        var random = HostileText(seed: seed)
        let value = Double.random(in: -2000...2000, using: &random)
        for decimals in 0...4 {
            let twin = String(format: "%.\(decimals)f", value)
            #expect(Figures.fixed(value, decimals: decimals) == (Double(twin) == 0 ? twin.replacing("-", with: "") : twin))
        }
    }

    @Test(
        "halves go away from zero, and zero has no sign",
        arguments: [
            (0.5, 0, "1"), (-0.5, 0, "-1"), (0.25, 1, "0.3"), (-0.04, 1, "0.0"), (-0.0, 1, "0.0"), (1.999, 2, "2.00"), (0.05, 2, "0.05"),
        ])
    func edges(value: Double, decimals: Int, text: String) {
        #expect(Figures.fixed(value, decimals: decimals) == text)
    }

    @Test("what is no number is a dash")
    func noNumber() {
        #expect(Figures.fixed(.nan, decimals: 1) == "–")
        #expect(Figures.fixed(.infinity, decimals: 1) == "–")
        #expect(Figures.percent(nil) == "–" && Figures.interval(nil) == "–" && Figures.change(nil) == "–" && Figures.pValue(nil) == "–")
    }

    @Test("shares, intervals, changes, p-values and counts")
    func forms() {
        #expect(Figures.percent(0.1322) == "13.2 %")
        #expect(Figures.interval(ShareInterval(low: 0.083, high: 1)) == "[8.3, 100.0]")
        #expect(Figures.change(0.051) == "+5.1 pp" && Figures.change(-0.051) == "-5.1 pp" && Figures.change(0.0001) == "0.0 pp")
        #expect(Figures.pValue(0.0123) == "0.012" && Figures.pValue(0.0009999) == "<0.001" && Figures.pValue(1) == "1.000")
        #expect(Figures.count(1, "paper") == "1 paper" && Figures.count(0, "paper") == "0 papers")
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
        #expect(PeriodPhrases.title(try #require(Period(label: label)), partial: true) == title.dropLast() + ", partial)")
    }

    @Test(
        "baselines have names",
        arguments: [
            ("2025-W50", 4, 4, "the 4 weeks before"), ("2025-W50", 4, 3, "3 of the 4 weeks before"), ("2025", 1, 1, "the year before"),
            ("2025-12-01..2025-12-11", 1, 1, "the 11 days before"), ("2025-12-01..2025-12-11", 3, 2, "2 of the 3 times 11 days before"),
            ("2025-W50", 4, 0, nil),
        ])
    func baselines(label: String, requested: Int, pooled: Int, phrase: String?) throws {
        let period = try #require(Period(label: label))
        let baseline = Baseline(requested: requested, periods: (0..<pooled).map { period.advanced(by: -$0 - 1) }, papers: 9)
        #expect(PeriodPhrases.baseline(baseline, of: period) == phrase)
    }
}
