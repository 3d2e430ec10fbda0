import Themes
import Wording

/// The themes that rise, as HTML that page, mail and feed share.
enum ThemeMarkup {
    /// An entry for each, with its papers; empty where there are none.
    static func list(_ report: Report) -> String {
        let (shown, more) = ThemeWords.shown(report.themes)
        if shown.isEmpty { return "" }
        let items = shown.map { entry in
            let words = ThemeWords(entry: entry)
            let head =
                "<p><b>\(Markup.text(words.name))</b> (\(words.status.lowercased())) · \(Markup.text(words.counts))"
            let line = "<span aria-hidden=\"true\">\(Markup.text(words.sparkline))</span>"
            let papers = entry.papers.prefix(3)
            return "\(head) \(line)<br/>\(Markup.text(words.facts, limit: 600))</p>"
                + (papers.isEmpty ? "" : PaperList.html(Array(papers)))
        }
        let rest = ThemeWords.more(more, report).map { "<p>\(Markup.text($0))</p>" } ?? ""
        return items.joined(separator: "\n") + rest
    }
}
