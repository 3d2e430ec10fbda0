import Foundation
import Papers
import Testing
import Timelines

@testable import Reporter

/// The sample report with every text replaced by hostile ones: the page keeps its shape in every format.
@Suite("Hostile texts in a report")
struct HostileReportTests {
    private static func report(seed: Int) throws -> Report {
        var random = HostileText(seed: seed)
        func text() -> String { random.next(length: Int.random(in: 1...40, using: &random)) }
        var report = try SampleReport.report()
        for index in report.topics.indices {
            report.topics[index].name = text()
            report.topics[index].movement.topic = text()
            for place in report.topics[index].evidence.indices {
                report.topics[index].evidence[place].title = text()
                report.topics[index].evidence[place].id = text()
            }
        }
        report.basis = ReportBasis(model: text(), fingerprint: text(), sources: [text(), text()], notes: [text(), text()])
        return report
    }

    @Test("on a terminal: only line feeds control, and no line is too long", arguments: 0..<60)
    func text(seed: Int) throws {
        let report = try Self.report(seed: seed)
        let lineCount = TextRenderer(width: 80).render(report).split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lineCount < 120)
        for width in [60, 80, 120] {
            let page = TextRenderer(width: width).render(report)
            #expect(page.hasSuffix("\n"))
            #expect(!page.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
            for line in page.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
        }
    }

    @Test("in colour: no escape sequence but our own", arguments: 0..<60)
    func color(seed: Int) throws {
        let report = try Self.report(seed: seed)
        var page = TextRenderer(width: 80, color: true).render(report)
        for code in ["0", "1", "2", "36", "1;32", "1;31"] { page = page.replacing("\u{1B}[\(code)m", with: "") }
        #expect(page == TextRenderer(width: 80).render(report))
    }

    @Test("in Markdown: every row has its cells, no markup, and links only to arXiv", arguments: 0..<60)
    func markdown(seed: Int) throws {
        let report = try Self.report(seed: seed)
        let document = MarkdownRenderer().render(report)
        #expect(!document.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        let lines = document.components(separatedBy: "\n")
        let rows = lines.filter { $0.hasPrefix("|") }
        #expect(rows.count == report.topics.count + 2)
        for row in rows { #expect(Self.unescaped("|", in: row) == 9, "\(row)") }
        for line in lines {
            #expect(!line.contains("<"))
            #expect(!line.contains("://"))
            #expect(Self.unescaped("`", in: line) == 0 && Self.unescaped("_", in: line) == 0 && Self.unescaped("$", in: line) == 0)
            #expect(!line.hasPrefix("#") || line.hasPrefix("## Week") || line == "### Worth opening" || line == "### What this rests on")
        }
    }

    @Test("in JSON: it parses, and every text comes back unchanged", arguments: 0..<60)
    func json(seed: Int) throws {
        let report = try Self.report(seed: seed)
        let document = JSONRenderer().render(report)
        #expect(!document.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        let parsed = try ParsedReport(of: report)
        #expect(parsed.topics.map { Array($0.name.unicodeScalars) } == report.topics.map { Array($0.name.unicodeScalars) })
        #expect(
            parsed.topics.flatMap(\.evidence).map { Array($0.title.unicodeScalars) }
                == report.topics.flatMap(\.evidence).map { Array($0.title.unicodeScalars) })
        #expect(parsed.topics.flatMap(\.evidence).allSatisfy { $0.url == nil })
    }

    @Test("in CSV: every line has its fields, and none is a formula", arguments: 0..<60)
    func csv(seed: Int) throws {
        let document = CSVRenderer().render(try Self.report(seed: seed))
        for line in document.components(separatedBy: "\r\n").dropLast() {
            let fields = Self.fields(of: line)
            #expect(fields.count == 8, "\(line)")
            #expect(!fields.contains { field in ["=", "+", "-", "@", "\t"].contains { field.hasPrefix($0) } }, "\(line)")
        }
    }

    @Test("a title of ten thousand characters takes its line and no more")
    func longTitle() throws {
        var report = try SampleReport.report()
        report.topics[0].evidence[0].title = String(repeating: "long ", count: 2_000)
        let page = TextRenderer(width: 80).render(report)
        #expect(
            page.components(separatedBy: "\n").count
                == TextRenderer(width: 80).render(try SampleReport.report()).components(separatedBy: "\n").count)
        #expect(MarkdownRenderer().render(report).components(separatedBy: "\n").allSatisfy { $0.count < 700 })
    }

    /// How often a mark stands in a line without a backslash before it.
    private static func unescaped(_ mark: Character, in line: String) -> Int {
        var count = 0
        var isEscaped = false
        for character in line {
            if character == mark, !isEscaped { count += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        return count
    }

    /// The fields of a line by RFC 4180.
    private static func fields(of line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var previous: Unicode.Scalar?
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\"":
                isQuoted.toggle()
                // A quotation mark right after the closing one stands for itself.
                if isQuoted, previous == "\"" { fields[fields.count - 1] += "\"" }
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return fields
    }
}
