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
        try expectGolden(TextRenderer(width: 60).render(SampleReport.report("2025-11-20..2025-12-25")), "report-partial-60.txt")
    }

    @Test("in colour") func color() throws {
        try expectGolden(
            TextRenderer(width: 80, color: true).render(SampleReport.report()).replacing("\u{1B}", with: "ESC"), "report-color.txt")
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
}
