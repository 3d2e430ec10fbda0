import Wording

/// Pieces that many pages are made of. What is called content is markup already.
enum PageParts {
    /// A link within this server, or to the address of a paper.
    static func link(_ address: String, _ content: String, style: String = "") -> String {
        Markup.element("a", style.isEmpty ? ["href": address] : ["class": style, "href": address], content)
    }

    /// A section with its heading and, where there is one, a note.
    static func section(_ title: String, note: String = "", _ content: String) -> String {
        let words = note.isEmpty ? "" : "<p class=\"note\">\(Markup.text(note, limit: 1_000))</p>\n"
        return "<section>\n<h2>\(Markup.text(title))</h2>\n\(words)\(content)\n</section>"
    }

    /// A paragraph of our own words, and text of others.
    static func paragraph(_ text: String, style: String = "note") -> String {
        "<p class=\"\(style)\">\(Markup.text(text, limit: 1_000))</p>"
    }

    /// Facts with their labels; of those without content nothing.
    static func facts(_ rows: [(label: String, content: String)]) -> String {
        let told = rows.filter { !$0.content.isEmpty }.map { "<dt>\(Markup.text($0.label))</dt><dd>\($0.content)</dd>" }
        return told.isEmpty ? "" : "<dl>\(told.joined(separator: "\n"))</dl>"
    }

    /// Something that opens.
    static func details(_ summary: String, _ content: String, style: String = "") -> String {
        let head = style.isEmpty ? "<details>" : "<details class=\"\(style)\">"
        return "\(head)<summary>\(Markup.text(summary))</summary>\(content)</details>"
    }

    /// Lines as they stand, each with the blanks at its beginning.
    static func code(_ text: String, name: String, most: Int = 400) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(most).map { line in
            String(line.prefix { $0 == " " }) + Markup.text(String(line), limit: 1_000)
        }
        return Markup.element("pre", ["tabindex": "0", "aria-label": name], lines.joined(separator: "\n"))
    }

    /// A hidden field.
    static func hidden(_ name: String, _ value: String) -> String {
        Markup.empty("input", ["type": "hidden", "name": name, "value": SafeText.line(value)])
    }

    /// Text of others that keeps its own direction of writing.
    static func quoted(_ text: String, limit: Int = Markup.longestText) -> String {
        "<bdi>\(Markup.text(text, limit: limit))</bdi>"
    }
}
