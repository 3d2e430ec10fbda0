import Papers
import Testing
import Themes
import Timelines
import Wording

@testable import Reporter

@Suite("New this week: themes, in every format") struct ThemeSectionTests {
    private static func report(_ themes: [ReportTheme] = [SampleTheme.entry("agent <harness> & more")]) throws -> Report
    {
        var report = try SampleReport.report()
        (report.themes, report.themeWeek) = (themes, report.period)
        return report
    }

    @Test("every format for reading tells the theme, its papers and what is usual, before the topics") func formats()
        throws
    {
        let report = try Self.report()
        for format in [RenderFormat.text, .markdown, .html, .atom, .email] {
            let page = format.renderer(RenderOptions(width: 120)).render(report)
            #expect(page.contains("New this week"), "\(format)")
            #expect(!page.contains("<harness>") || format == .text || format == .email, "\(format)")
        }
        let text = TextRenderer(width: 100).render(report)
        #expect(text.contains("New     agent <harness> & more  18 papers in 4 weeks, usually 5  "))
        #expect(text.contains("first seen 2025-W28 · also harness · Agents 11, Safety 3 · no topic covers it"))
        #expect(text.contains("EnvHarness · "))
        let (new, topics) = (try #require(text.range(of: "New this week")), try #require(text.range(of: "\nTopic ")))
        #expect(new.lowerBound < topics.lowerBound)
    }

    @Test("lines fit", arguments: [30, 40, 60, 80, 140]) func fits(width: Int) throws {
        let report = try Self.report([SampleTheme.entry(String(repeating: "long name of a theme ", count: 4))])
        let sheet = ThemeSheet(width: width).render(report.themes, by: report.period, papers: 400)
        for line in sheet.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
    }

    @Test("a report shows the new ones first, then those that rise, and says how many it leaves out") func order()
        throws
    {
        let rising = (0..<9).map { SampleTheme.entry("rising \($0)", status: .rising) }
        let report = try Self.report(rising + [SampleTheme.entry("newest"), SampleTheme.entry("old", status: .known)])
        let text = TextRenderer(width: 100).render(report)
        #expect(
            text.contains("newest") && text.contains("rising 6") && !text.contains("rising 7") && !text.contains("old ")
        )
        #expect(text.contains("And 2 more: see 'trends emerging --week 2025-W50'."))
        let newest = try #require(text.range(of: "newest")), first = try #require(text.range(of: "rising 0"))
        #expect(newest.lowerBound < first.lowerBound)
    }

    @Test("another period names the week; topics that are shown leave the themes of others out") func elsewhere() throws
    {
        var report = try Self.report([SampleTheme.entry()])
        report.themeWeek = report.period.previous
        #expect(TextRenderer(width: 100).render(report).contains("New by week 2025-W49"))
        #expect(report.limited(to: ["agents"]).themes.count == 1)
        #expect(report.limited(to: ["video"]).themes.isEmpty)
    }

    @Test("a topic covers a theme where four of five of its papers have it") func covering() {
        let topic = { ThemeTopic(topic: "agents", name: "Agents", papers: $0) }
        #expect(SampleTheme.entry(papers: 15, topics: [topic(12)]).covering?.topic == "agents")
        #expect(SampleTheme.entry(papers: 15, topics: [topic(11)]).covering == nil)
        #expect(SampleTheme.entry(topics: []).covering == nil)
    }

    @Test("without themes there is no section, and the document has an empty list") func without() throws {
        let report = try SampleReport.report()
        for format in RenderFormat.allCases where format != .json {
            #expect(!format.renderer().render(report).contains("New this week"), "\(format)")
        }
        #expect(RenderFormat.json.renderer().render(report).contains("\"themes\": []"))
    }
}
