import Wording

/// Papers as a list: titles that lead to arXiv where the identifier is known.
enum PaperList {
    static func html(_ papers: [EvidencePaper]) -> String {
        "<ul class=\"papers\">\(papers.map { "<li>\(paper($0))</li>" }.joined(separator: "\n"))</ul>"
    }

    /// A paper: its title, and what is known of it beside.
    static func paper(_ paper: EvidencePaper) -> String {
        let words = Markup.text(paper.title)
        let title = "<bdi>\(words.isEmpty ? "(no title)" : words)</bdi>"
        let link = paper.url.map { Markup.element("a", ["href": $0, "rel": "noreferrer"], title) } ?? title
        let notes = [
            paper.id.map { "<bdi>\(Markup.text($0, limit: 40))</bdi>" }, paper.upvotes.map(ReadingWords.votes),
            paper.mark,
        ].compactMap { $0 }
        let remarks = notes.isEmpty ? "" : " <span class=\"soft\">\(notes.joined(separator: " · "))</span>"
        return link + remarks
    }
}
