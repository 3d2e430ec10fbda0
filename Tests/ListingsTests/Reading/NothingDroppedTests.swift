import Papers
import ReadableText
import Testing

@testable import Listings

/// What stands behind a fault is read, or somebody is told: with any format.
@Suite("What stands behind a fault")
struct NothingDroppedTests {
    /// A text with two good entries, `First` and `Last`, and a fault between or behind them.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        /// Whether the reader goes on behind the fault; else it says where it ended.
        var readsOn = true
        /// How many records are there, where they can be counted.
        var records: Int?

        var testDescription: String { name }
    }

    private static func python(_ title: String) -> String {
        "{'paper': {'id': '2412.0773\(title.count)', 'title': '\(title)', 'summary': 'It\\'s \(title).'}, "
            + "'numComments': None}"
    }

    private static func feed(_ entries: String...) -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>arXiv "
            + "Query</title>\(entries.joined(separator: "\n"))</feed>\n"
    }

    private static func entry(_ title: String) -> String {
        "<entry><id>http://arxiv.org/abs/2412.07730v1</id><title>\(title)</title><summary>We say "
            + "\(title).</summary></entry>"
    }

    private static func mail(_ title: String, end: String = "\\\\ ( https://arxiv.org/abs/2403.90001 ,  7kb)") -> String
    {
        "\\\\\narXiv:2403.90001\nDate: Mon, 11 Mar 2024 09:00:00 GMT   (7kb)\n\nTitle: \(title)\nAuthors: Ada "
            + "Example\n\\\\\n  We say.\n\(end)\n"
    }

    private static func page(_ title: String) -> String {
        "\(title) of all papers\n\nWe say at length what is in it. And then we say it once more.\n\n• 6 "
            + "authors\nDec 10, 2025\n\n"
    }

    static let cases = [
        Case(
            name: "Python, a dictionary a line",
            text: [python("First"), python("Second"), python("Last")].joined(separator: "\n"), records: 3),
        Case(
            name: "Python, a broken line",
            text: [python("First"), "{'paper': {'title'", python("Last")].joined(separator: "\n"), records: 3),
        Case(name: "Python, one behind another", text: "\(python("First")) \(python("Last"))", records: 2),
        Case(name: "Python, text behind it", text: "[\(python("First")), \(python("Last"))]\nand so on", records: 3),
        Case(
            name: "Python, an array and a value behind it", text: "[\(python("First"))]\n[\(python("Last"))]",
            records: 2),
        Case(name: "JSON, text behind it", text: #"[{"title":"First"},{"title":"Last"}] and so on"#, records: 3),
        Case(name: "JSON, an array behind it", text: #"[{"title":"First"}] [{"title":"Last"}]"#, records: 2),
        Case(
            name: "JSON, a broken entry",
            text: #"[{"title":"First"},"# + "\n" + #"{"title":"B" "x":1},"# + "\n" + #"{"title":"Last"}]"#, records: 3),
        Case(
            name: "JSON, a comma missing",
            text: #"[{"title":"First"}"# + "\n" + #"{"title":"Last","authors":[{"name":"A"},{"name":"B"}]}]"#),
        Case(name: "JSON, a quote missing", text: #"[{"title":"First"},{"title":"B},"# + "\n" + #"{"title":"Last"}]"#),
        Case(
            name: "JSON, papers under several keys",
            text: #"{"papers":[{"title":"First"}],"more":[{"title":"Last"}]}"#, records: 2),
        Case(
            name: "Daily Papers, a broken entry",
            text: #"[{"paper":{"title":"First"}},{"paper":{"title":"B"},},{"paper":{"title":"Last"}}]"#),
        Case(name: "JSON, cut", text: #"[{"title":"First"},{"title":"Last"},{"title":"Th"#, records: 3),
        Case(
            name: "JSON Lines, a line cut",
            text: #"{"title":"First"}"# + "\n" + #"{"title":"Th"# + "\n" + #"{"title":"Last"}"#, records: 3),
        Case(
            name: "JSON Lines, text behind an object",
            text: #"{"title":"First"}"# + "\n" + #"{"title":"B"} x"# + "\n" + #"{"title":"Last"}"#, records: 3),
        Case(
            name: "CSV, a quote that is not closed", text: "id,title,abstract\na,First,x\nb,\"Broken,y\nc,Last,z\n",
            records: 3),
        Case(
            name: "BibTeX, a brace that is not closed",
            text: "@article{a, title={First}}\n@article{b, title={B}\n@article{c, title={Last}}\n", records: 3),
        Case(
            name: "BibTeX, a brace too many",
            text: "@article{a, title={First}}, author={Ada One}}\n@article{c, title={Last}}\n"),
        Case(
            name: "BibTeX, an entry without its mark",
            text: "@article{a, title={First}}\narticle{b, title={B}}\n@article{c, title={Last}}\n"),
        Case(name: "BibTeX, cut in a type", text: "@article{a, title={First}}\n@article{c, title={Last}}\n@inproc"),
        Case(
            name: "BibTeX, on one line",
            text: "@article{a, title={First}} @article{b, title={B} x} @article{c, title={Last}}", records: 3),
        Case(
            name: "XML, cut", text: String(feed(entry("First"), entry("Last"), entry("Third")).dropLast(60)), records: 3
        ),
        Case(
            name: "XML, a tag amiss", text: feed(entry("First"), "<entry><title>B</entry>", entry("Last")),
            readsOn: false),
        Case(name: "XML, text behind it", text: feed(entry("First"), entry("Last")) + "and so on, and so on"),
        Case(name: "Mail, an entry without end", text: mail("First") + mail("B", end: "") + mail("Last"), records: 3),
        Case(
            name: "Mail, fields that are cut",
            text: mail("First") + "\\\\\narXiv:2403.90002\nTitle: B\n" + mail("Last"), records: 3),
        Case(
            name: "Page, an entry without title",
            text: "Daily Papers\n\n" + page("First") + "• 7 authors\nDec 9, 2025\n\n" + page("Last")),
        Case(
            name: "RIS, a record without end",
            text: "TY  - JOUR\nTI  - First\nTY  - JOUR\nAU  - B\nTY  - JOUR\nTI  - Last\nER  - \n", records: 3),
        Case(
            name: "RIS, a record without beginning",
            text: "TY  - JOUR\nTI  - First\nER  - \nAU  - B\nER  - \nTI  - Last\nER  - \n", records: 3),
        Case(
            name: "Metadata text, an entry without title",
            text:
                "Title: First\nPDF: https://arxiv.org/pdf/2412.07730\nSummary: We say.\n---\nSummary: "
                + "Alone.\n---\nTitle: Last\nSummary: x\n---\n",
            records: 3),
    ]

    @Test("is read or rejected, and never dropped without a word", arguments: cases)
    func behindTheFault(_ given: Case) throws {
        let listing = try ListingReader().read(Array(given.text.utf8), name: "x")
        let titles = listing.papers.map(\.title)
        #expect(titles.first?.hasPrefix("First") ?? false)
        #expect(titles.contains { $0.hasPrefix("Last") } == given.readsOn)
        if let records = given.records { #expect(listing.paperCount + listing.rejectionCount == records) }
        if titles.count == given.records { return }
        let lines = listing.rejections.map(\.line) + listing.notes.map(\.line)
        #expect(lines.contains { $0 != nil }, "somebody is told, with the line: \(listing.rejections) \(listing.notes)")
    }
}
