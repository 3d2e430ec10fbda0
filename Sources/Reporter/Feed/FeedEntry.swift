import Papers
import Wording

/// An entry of a feed (RFC 4287): an identifier that never changes, a day, a title and what there is to read.
struct FeedEntry {
    let id: String
    let updated: CalendarDay
    let title: String
    /// A short text.
    let summary: String
    /// HTML, as markup; nil where the summary is all.
    var content: String?

    var xml: String {
        var parts = [
            "<id>\(Markup.text(id))</id>", "<title>\(Markup.text(title))</title>",
            "<updated>\(Self.time(updated))</updated>",
        ]
        parts.append("<summary>\(Markup.text(summary, limit: 2_000))</summary>")
        if let content {
            parts.append(
                Markup.element(
                    "content", ["type": "xhtml"], "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(content)</div>"))
        }
        return "<entry>\n\(parts.joined(separator: "\n"))\n</entry>"
    }

    /// The beginning of a day (RFC 3339).
    static func time(_ day: CalendarDay) -> String { "\(day)T00:00:00Z" }
}
