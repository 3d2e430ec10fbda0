import PaperArchive
import PaperDesk
import Papers
import Reporter
import Wording

/// A paper in a list: title, authors, day, votes, topics with their probabilities, the abstract when it is opened, and
/// what a reader can say of it.
struct PaperCard {
    let paper: Paper
    let topics: PaperTopics?
    /// The last words of the reader.
    var marks: Set<PaperMark.Kind> = []
    /// Title and excerpt with the words that were looked for.
    var found: SearchHit?
    /// Why it stands here, in a line.
    var reason = ""
    /// Whether the form of what a reader can say is open from the beginning.
    var isAsked = false

    var name: String { paper.nameInArchive }

    /// The element's identifier, by which a change finds it: of letters and digits alone.
    static func anchor(_ name: String) -> String {
        "p-"
            + name.utf8.map { byte in
                let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
            }.joined()
    }

    /// The card, on a page to which a change leads back.
    func html(_ visit: Visit) -> String {
        let id = Self.anchor(name)
        let style = marks.contains(.read) ? "entry read" : "entry"
        let parts = [
            "<h3 id=\"\(id)-t\">\(PageParts.link(PageAddress.paper(name).text, title))</h3>", facts, why,
            TopicChips(topics, paper).html, excerpt, abstract, form(visit),
        ]
        return Markup.element(
            "article", ["class": style, "id": id, "tabindex": "-1", "aria-labelledby": "\(id)-t"],
            parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private var title: String {
        let words = found.map { FoundText.html($0.title) } ?? Markup.text(paper.title)
        return "<bdi>\(words.isEmpty ? "(no title)" : words)</bdi>"
    }

    private var facts: String {
        let said = marks.sorted { $0.rawValue < $1.rawValue }.map(\.rawValue)
        let facts =
            [
                (paper.listed ?? paper.published)?.description, paper.upvotes.map { Figures.count($0, "vote") },
                PaperFacts.authors(paper),
            ].compactMap { $0 } + said
        let words = facts.map { PageParts.quoted($0, limit: 200) }
        return "<p class=\"meta\">\(words.joined(separator: " · "))</p>"
    }

    private var why: String { reason.isEmpty ? "" : "<p class=\"why\">\(PageParts.quoted(reason, limit: 400))</p>" }

    /// Where the words stand; the abstract's beginning says nothing that its opening does not.
    private var excerpt: String {
        guard let excerpt = found?.excerpt, !excerpt.marks.isEmpty else { return "" }
        return "<p class=\"why\"><bdi>\(FoundText.html(excerpt))</bdi></p>"
    }

    private var abstract: String {
        if paper.abstract.isEmpty { return "" }
        return PageParts.details("Abstract", "<p>\(PageParts.quoted(paper.abstract, limit: 8_000))</p>")
    }

    private func form(_ visit: Visit) -> String {
        let form = PaperForm(name: name, topics: topics, marks: marks, part: isAsked ? .asked : .card).html(visit)
        if form.isEmpty { return "" }
        if isAsked { return form }
        return PageParts.details("Label or mark", form, style: "say-it")
    }
}

/// What is said of a paper in one line.
enum PaperFacts {
    /// `Ada Lovelace, Grace Hopper, Alan Turing and 4 more`; where only their number is known, `7 authors`.
    static func authors(_ paper: Paper) -> String? {
        let count = max(paper.authorCount ?? 0, paper.authors.count)
        if count == 0 { return nil }
        let names = paper.authors.prefix(count == 4 ? 4 : 3).map { DisplayWidth.fitted(SafeText.line($0), to: 60) }
        if names.isEmpty { return Figures.count(count, "author") }
        return names.joined(separator: ", ") + (count > names.count ? " and \(count - names.count) more" : "")
    }
}

/// A text with the words that were looked for.
enum FoundText {
    static func html(_ text: MarkedText) -> String {
        var html = ""
        var place = text.text.startIndex
        for mark in text.marks {
            html += piece(text.text[place..<mark.lowerBound])
            html += "<mark>\(piece(text.text[mark]))</mark>"
            place = mark.upperBound
        }
        return html + piece(text.text[place...])
    }

    /// A piece, with the blanks at its ends, which the harmless form leaves out.
    private static func piece(_ text: Substring) -> String {
        let words = Markup.text(String(text), limit: 2_000)
        if words.isEmpty { return text.isEmpty ? "" : " " }
        return (text.first?.isWhitespace == true ? " " : "") + words + (text.last?.isWhitespace == true ? " " : "")
    }
}
