import Foundation
import Testing
import Timelines
import Wording

@testable import Reporter

/// The sample report with every text replaced by hostile ones: the page keeps its shape in every format.
@Suite("Hostile texts in a report")
struct HostileReportTests {
    @Test("on a terminal: only line feeds control, and no line is too long", arguments: 0..<60)
    func text(seed: Int) throws {
        let report = try HostileReport.report(seed: seed)
        let lineCount = TextRenderer(width: 80).render(report).split(separator: "\n", omittingEmptySubsequences: false)
            .count
        // Eight topics, two watches, two themes, their facts and a reading list: no text, however long, makes more than its few lines.
        #expect(lineCount < 240)
        for width in [30, 45, 60, 80, 120] {
            let page = TextRenderer(width: width).render(report)
            #expect(page.hasSuffix("\n"))
            #expect(!page.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
            for line in page.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
        }
    }

    @Test("in colour: no escape sequence but our own", arguments: 0..<60)
    func color(seed: Int) throws {
        let report = try HostileReport.report(seed: seed)
        var page = TextRenderer(width: 80, color: true).render(report)
        for code in ["0", "1", "2", "36", "1;32", "1;31"] { page = page.replacing("\u{1B}[\(code)m", with: "") }
        #expect(page == TextRenderer(width: 80).render(report))
    }

    @Test("in Markdown: every row has its cells, no markup, and links only to arXiv", arguments: 0..<60)
    func markdown(seed: Int) throws {
        let report = try HostileReport.report(seed: seed)
        let document = MarkdownRenderer().render(report)
        #expect(!document.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        let lines = document.components(separatedBy: "\n")
        let rows = lines.filter { $0.hasPrefix("|") }
        #expect(rows.count == report.topics.count + report.watches.count + 4)
        for row in rows { #expect(Self.unescaped("|", in: row) == 9, "\(row)") }
        for line in lines {
            #expect(!line.contains("<"))
            #expect(!line.contains("://"))
            #expect(
                Self.unescaped("`", in: line) == 0 && Self.unescaped("_", in: line) == 0
                    && Self.unescaped("$", in: line) == 0)
            let headings = [
                "### Yours", "### New this week", "### What moved, and why", "### Worth opening",
                "### And of each topic",
                "### What this rests on",
            ]
            #expect(!line.hasPrefix("#") || line.hasPrefix("## Week") || headings.contains(line))
        }
    }

    @Test("in JSON: it parses, and every text comes back unchanged", arguments: 0..<60)
    func json(seed: Int) throws {
        let report = try HostileReport.report(seed: seed)
        let document = JSONRenderer().render(report)
        #expect(!document.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        let parsed = try ParsedReport(of: report)
        #expect(
            parsed.topics.map { Array($0.name.unicodeScalars) } == report.topics.map { Array($0.name.unicodeScalars) })
        #expect(
            parsed.topics.flatMap(\.evidence).map { Array($0.title.unicodeScalars) }
                == report.topics.flatMap(\.evidence).map { Array($0.title.unicodeScalars) })
        #expect(parsed.topics.flatMap(\.evidence).allSatisfy { $0.url == nil })
    }

    @Test("in CSV: every line has its fields, and none is a formula", arguments: 0..<60)
    func csv(seed: Int) throws {
        let document = CSVRenderer().render(try HostileReport.report(seed: seed))
        for line in document.components(separatedBy: "\r\n").dropLast() {
            let fields = Self.fields(of: line)
            #expect(fields.count == 8, "\(line)")
            #expect(
                !fields.contains { field in ["=", "+", "-", "@", "\t"].contains { field.hasPrefix($0) } }, "\(line)")
        }
    }

    /// Everything in a page that could act: only our own elements, no handler, no address but arXiv's.
    static func expectHarmless(_ document: String, _ page: WellFormed) {
        #expect(!document.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        let known: Set<String> = [
            "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "p", "h1", "h2", "h3",
            "h4", "ul", "li",
            "span", "b", "i",
            "bdi", "div", "figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr",
            "th", "td", "dl", "dt",
            "dd",
            "article", "svg", "desc", "g", "path", "rect", "circle", "text", "tspan", "br", "feed", "entry", "id",
            "updated",
            "author", "name",
            "generator",
            "content", "ol", "small", "link", "category",
        ]
        #expect(Set(page.elements.map(\.name)).isSubset(of: known))
        for element in page.elements {
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "xlink:href" })
            let address = element.attributes["href"] ?? "#"
            #expect(address.hasPrefix("#") || address.hasPrefix("https://arxiv.org/abs/"))
        }
    }

    @Test("in HTML: it is well-formed, and nothing of the texts became an element", arguments: 0..<30)
    func html(seed: Int) throws {
        let options = RenderOptions(periodTable: true, allPapers: true)
        let document = HTMLRenderer(options: options).render(try HostileReport.report(seed: seed))
        let page = try WellFormed(document)
        Self.expectHarmless(document, page)
        var sample = try SampleReport.report()
        sample.watches = sample.topics.prefix(2).map { ReportWatch(query: "w", topic: $0) }
        sample.themes = [SampleTheme.entry(), SampleTheme.entry()]
        let twin = try WellFormed(HTMLRenderer(options: options).render(sample))
        #expect(
            page["section"].count == twin["section"].count && page["svg"].count == twin["svg"].count
                && page["td"].count == twin["td"].count
        )
    }

    @Test("in SVG: it is well-formed, and nothing of the texts became an element", arguments: 0..<30)
    func svg(seed: Int) throws {
        let document = SVGRenderer().render(try HostileReport.report(seed: seed))
        let picture = try WellFormed(document)
        Self.expectHarmless(document, picture)
        #expect(picture.elements.first?.name == "svg" && picture["text"].count > 10)
    }

    @Test("in Atom: it is well-formed, and a topic's feed stays in its folder", arguments: 0..<30)
    func atom(seed: Int) throws {
        var report = try HostileReport.report(seed: seed)
        report.earlier = [try HostileReport.report(seed: seed + 1_000)]
        report.earlier[0].period = report.period.previous
        let document = AtomRenderer().render(report)
        Self.expectHarmless(document, try WellFormed(document))
        // What was written before is read as it was written.
        let written = try #require(WrittenFeed(document))
        #expect(AtomRenderer().render(report, continuing: written) == document)
        #expect(AtomRenderer().render(report.earlier[0], continuing: written) == document)
        let feeds = AtomRenderer().feeds(of: report)
        #expect(Set(feeds.map(\.file)).count == Set(report.topics.map(\.slug)).count)
        for feed in feeds {
            #expect(feed.file.wholeMatch(of: /[0-9a-z_-]+(\.[0-9a-f]{16})?\.atom/) != nil)
            Self.expectHarmless(feed.content, try WellFormed(feed.content))
        }
    }

    @Test(
        "in e-mail: lines of ASCII of at most 76 characters, the headers and parts that it always has",
        arguments: 0..<30)
    func email(seed: Int) throws {
        let document = EmailRenderer().render(try HostileReport.report(seed: seed))
        let message = try ParsedMessage(document)
        #expect(message.headers.map(\.name) == ParsedMessage.expectedHeaders)
        #expect(message.parts.map(\.type) == ["text/plain; charset=utf-8", "text/html; charset=utf-8"])
        for part in message.parts {
            #expect(!part.text.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
        }
        Self.expectHarmless(message.parts[1].text, try WellFormed(message.parts[1].text))
    }

    @Test("a title of ten thousand characters takes its line and no more")
    func longTitle() throws {
        var report = try SampleReport.report()
        let title = String(repeating: "long ", count: 2_000)
        let place = try #require(report.readingCandidates.firstIndex { $0.id == report.topics[0].evidence[0].id })
        (report.topics[0].evidence[0].title, report.readingCandidates[place].title) = (title, title)
        // In the reading list, where titles are wrapped, it takes three.
        for (options, more) in [(RenderOptions(), 2), (RenderOptions(allPapers: true), 2)] {
            let renderer = TextRenderer(options: options)
            let lines = renderer.render(report).components(separatedBy: "\n").count
            #expect(lines == renderer.render(try SampleReport.report()).components(separatedBy: "\n").count + more)
        }
        #expect(MarkdownRenderer().render(report).components(separatedBy: "\n").allSatisfy { $0.count < 700 })
        for format in [RenderFormat.html, .atom, .email] {
            let (long, short) = (format.renderer().render(report), format.renderer().render(try SampleReport.report()))
            #expect(long.utf8.count - short.utf8.count < 2_000, "\(format)")
        }
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
