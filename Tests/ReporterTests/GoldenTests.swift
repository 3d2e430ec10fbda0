import Testing

@testable import Reporter

@Suite("What a report looks like")
struct GoldenTests {
    @Test("on 80 columns") func text80() throws {
        try expectGolden(TextRenderer(width: 80).render(SampleReport.report()), "report-80.txt")
    }

    @Test("on 120 columns") func text120() throws {
        try expectGolden(TextRenderer(width: 120).render(SampleReport.report()), "report-120.txt")
    }

    @Test("on 60 columns, of a week that is not over") func text60() throws {
        try expectGolden(
            TextRenderer(width: 60).render(SampleReport.report("2025-11-20..2025-12-25")), "report-partial-60.txt")
    }

    @Test("in colour") func color() throws {
        try expectGolden(
            TextRenderer(width: 80, color: true).render(SampleReport.report()).replacing("\u{1B}", with: "ESC"),
            "report-color.txt")
    }

    @Test("in Markdown") func markdown() throws {
        try expectGolden(MarkdownRenderer().render(SampleReport.report()), "report.md")
    }

    @Test("in JSON") func json() throws {
        try expectGolden(JSONRenderer().render(SampleReport.report()), "report.json")
    }

    @Test("in CSV") func csv() throws {
        try expectGolden(CSVRenderer().render(SampleReport.report()), "report.csv")
    }

    @Test("on 40 columns, with the periods") func text40() throws {
        let options = RenderOptions(width: 40, periodTable: true, allPapers: true)
        try expectGolden(TextRenderer(options: options).render(SampleReport.report()), "report-40.txt")
    }

    @Test("in Markdown, with the periods and all papers") func markdownPeriods() throws {
        let options = RenderOptions(periodTable: true, allPapers: true)
        try expectGolden(MarkdownRenderer(options: options).render(SampleReport.report()), "report-periods.md")
    }

    @Test("as a page") func html() throws {
        try expectGolden(HTMLRenderer().render(SampleReport.report()), "report.html")
    }

    @Test("as a picture") func svg() throws {
        try expectGolden(SVGRenderer().render(SampleReport.report("2025-11-20..2025-12-25")), "report-partial.svg")
        try expectGolden(SVGRenderer().render(SampleReport.report()), "report.svg")
    }

    @Test("as an e-mail") func email() throws {
        // Lines end with CR LF, which a checkout may change.
        try expectGolden(EmailRenderer().render(SampleReport.report()).replacing("\r\n", with: "\n"), "report.eml")
    }

    @Test("as a feed") func atom() throws {
        try expectGolden(AtomRenderer().render(SampleReport.report()), "report.atom")
    }

    @Test("as the feed of a topic") func topicFeed() throws {
        let feed = AtomRenderer().feeds(of: try SampleReport.report()).first { $0.file == "efficiency.atom" }
        try expectGolden(try #require(feed).content, "efficiency.atom")
    }
}
