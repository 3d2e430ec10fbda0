import Wording

/// What is the same around every page: its head with the policy that forbids the browser to fetch anything, the header and
/// the sections.
struct PageFrame {
    /// A sentence of the lead.
    struct Sentence {
        /// How it stands there: large, or large with a mark, or small.
        enum Kind { case rise, fall, large, small }

        let kind: Kind
        let text: String
    }

    let title: String
    /// The line over the title.
    let over: String
    let lead: [Sentence]
    let sections: [String]
    /// The style sheet.
    var style = PageStyle.sheet("") + "\n" + JudgingStyle.rules
    /// Where the link leads that is first for those who go by keyboard.
    var skip = "To the figures"
    /// What makes the page answer to whoever looks at it; most pages have none.
    var script: PageScript?

    /// What the browser may do: fetch nothing, and run no script but the page's own.
    var policy: String { "default-src 'none'; style-src 'unsafe-inline'\(script?.policy ?? "")" }

    /// The whole page.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="generator" content="trends"/>
        <title>\(Markup.text(title)) · trends</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <a class="skip" href="#main">\(skip)</a>
        <header>
        <p class="over">\(Markup.text(over))</p>
        <h1>\(Markup.text(title))</h1>
        \(Self.lead(lead))
        </header>
        <main id="main">
        \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
        </main>
        \(script?.markup ?? "")</body>
        </html>

        """
    }

    /// Sentences that stand first.
    static func lead(_ sentences: [Sentence]) -> String {
        "<ul class=\"lead\">\n\(sentences.map(item).joined(separator: "\n"))\n</ul>"
    }

    private static func item(_ sentence: Sentence) -> String {
        let words = Markup.text(sentence.text, limit: 600)
        switch sentence.kind {
        case .rise: return "<li class=\"rise\"><span class=\"mark\">▲</span> \(words)</li>"
        case .fall: return "<li class=\"fall\"><span class=\"mark\">▼</span> \(words)</li>"
        case .large: return "<li class=\"course\">\(words)</li>"
        case .small: return "<li class=\"plain\">\(words)</li>"
        }
    }

    /// A section with its heading and, where there is one, a note.
    static func section(_ title: String, note: String = "", _ content: String) -> String {
        let words = note.isEmpty ? "" : "\n<p class=\"note\">\(Markup.text(note, limit: 1_000))</p>"
        return "<section>\n<h2>\(Markup.text(title))</h2>\(words)\n\(content)\n</section>"
    }

    /// What the dots of a chart mean, by the class that colours them.
    static func key(_ marks: KeyValuePairs<String, String>) -> String {
        let items = marks.map { "<span><i class=\"dot-key \($0.key)\"></i>\(Markup.text($0.value))</span>" }
        return "<p class=\"key\">\(items.joined())</p>"
    }

    /// Facts with their labels.
    static func facts(_ rows: [(label: String, text: String)]) -> String {
        let items = rows.map { "<dt>\(Markup.text($0.label))</dt><dd>\(Markup.text($0.text, limit: 1_000))</dd>" }
        return "<dl>\(items.joined(separator: "\n"))</dl>"
    }
}
