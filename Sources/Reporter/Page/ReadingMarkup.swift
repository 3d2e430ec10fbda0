import Wording

/// What is worth opening, as HTML that page, mail and feed share.
enum ReadingMarkup {
    /// The reading list; empty where there is none.
    static func list(_ report: Report) -> String {
        let papers = report.readingList.map(item)
        return papers.isEmpty ? "" : "<ol class=\"reading\">\(papers.joined(separator: "\n"))</ol>"
    }

    /// A row for each topic; empty where the list shows all papers already.
    static func rows(_ report: Report) -> String {
        let rows = ReadingRows(report).rows
        guard !rows.isEmpty else { return "" }
        return "<ul class=\"papers\">\(rows.map(item).joined(separator: "\n"))</ul>"
    }

    /// A topic and its paper, as an element of a list.
    static func item(_ row: ReadingRows.Row) -> String {
        "<li><b>\(Markup.text(row.topic.name, limit: 60))</b> \(PaperList.paper(row.paper))</li>"
    }

    /// A paper of the reading list, as an element of a list.
    static func item(_ paper: ReadingPaper) -> String {
        let title = "<bdi>\(Markup.text(ReadingWords.title(paper)))</bdi>"
        let link = paper.url.map { Markup.element("a", ["href": $0, "rel": "noreferrer"], title) } ?? title
        let facts = ReadingWords.facts(paper).map { "<bdi>\(Markup.text($0, limit: 1_000))</bdi>" }
        var parts = ["\(link)<br/><small>\(facts.joined(separator: " · "))"]
        if let authors = ReadingWords.authors(paper) { parts.append("<br/><bdi>\(Markup.text(authors))</bdi>") }
        parts.append("</small>")
        if !paper.sentence.isEmpty { parts.append("<br/><bdi>\(Markup.text(paper.sentence))</bdi>") }
        return "<li>\(parts.joined())</li>"
    }
}
