import TestSupport
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("The news in one line")
struct NewsLineTests {
    private static func slope(_ report: inout Report, _ slug: String, _ first: Double, _ last: Double) throws {
        let place = try #require(report.topics.firstIndex { $0.slug == slug })
        var slope = TopicSlope(
            perPeriod: 0.01, firstShare: first, lastShare: last, periods: 52, tau: 0.5, pValue: 0.001)
        (slope.adjustedPValue, slope.significant) = (0.01, true)
        report.topics[place].movement.slope = slope
    }

    @Test("says what moved, else trends of the year, else bursts, else the largest topic, else that there is nothing")
    func order() throws {
        #expect(
            NewsLine(report: try SampleReport.report()).text
                == "Week 2025-W50 · ▲ Efficiency and compression 8 → 29 %, 3 more")
        var report = try SampleReport.report("2025-W49")
        #expect(NewsLine(report: report).text == "Week 2025-W49 · Image and video generation 29 % of 120 papers")
        let place = try #require(report.topics.firstIndex { $0.slug == "agents" })
        var burst = Burst(first: report.period.advanced(by: -2), last: report.period, weight: 9)
        burst.significant = true
        report.topics[place].movement.bursts = [burst]
        #expect(NewsLine(report: report).text == "Week 2025-W49 · more Agents since 2025-W47 (21 %)")
        try Self.slope(&report, "agents", 0.14, 0.291)
        try Self.slope(&report, "robotics", 0.081, 0.084)
        #expect(
            NewsLine(report: report).text == "Week 2025-W49 · Agents 14 → 29 %, Robotics 8.1 → 8.4 % over 52 weeks")
        #expect(NewsLine(report: try SampleReport.report("2026-W10")).text == "Week 2026-W10 · no papers")
        let range = try SampleReport.report("2025-11-20..2025-12-25")
        #expect(
            NewsLine(report: range).text.hasPrefix(
                "Range 2025-11-20..2025-12-25\(range.partial ? " (partial)" : "") · "))
        #expect(NewsLine(report: try SampleReport.report("2025-12")).text.hasPrefix("Month 2025-12 (partial) · "))
    }

    @Test("is cut between items, at 78 columns, and a name that is too long inside itself")
    func cut() throws {
        var report = try SampleReport.report("2025-W49")
        for (number, topic) in report.topics.enumerated() {
            try Self.slope(&report, topic.slug, 0.1, 0.5 - Double(number) / 100)
        }
        let line = NewsLine(report: report).text
        #expect(DisplayWidth.of(line) <= 78 && line.hasSuffix(" more over 52 weeks"))
        for place in report.topics.indices { report.topics[place].name = String(repeating: "長い名", count: 40) }
        let long = NewsLine(report: report).text
        #expect(DisplayWidth.of(long) <= 78 && long.contains("… 10 → 50 %, 7 more over"), "\(long)")
    }

    @Test("no name of a topic begins another header", arguments: 0..<60)
    func hostile(seed: Int) throws {
        var report = try HostileReport.report(seed: seed)
        for place in report.topics.indices {
            report.topics[place].name = "x\r\nBcc: eve@example.org\r\n\r\n" + report.topics[place].name
            report.topics[place].movement.significant = seed % 2 == 0
        }
        #expect(DisplayWidth.of(NewsLine(report: report).text) <= 78)
        let message = try ParsedMessage(EmailRenderer().render(report))
        #expect(message.headers.map(\.name) == ParsedMessage.expectedHeaders)
        let subject = try #require(message["Subject"])
        #expect(subject.hasPrefix("Week 2025-W50 · ") && !subject.unicodeScalars.contains(where: SafeText.isHarmful))
    }
}
