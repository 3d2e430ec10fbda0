import Papers
import Wording

/// An entry of a feed (RFC 4287): a name that never changes, a day, a title and what there is to read.
struct FeedEntry {
    /// What of its identifier is its own: `report/2025-W50`.
    let name: String
    let updated: CalendarDay
    let title: String
    /// A short text.
    let summary: String
    /// HTML, as markup.
    let content: String
    /// Whether its period is not over, so that a later report says more.
    var isOpen = false
    /// The page that it is about, where it is about one of elsewhere.
    var address: String?

    /// All but the identifier and the link, which depend on the feed: a line each.
    var body: [String] {
        var lines = [
            "<title>\(Markup.text(title))</title>", "<updated>\(Self.time(updated))</updated>",
            "<summary>\(Markup.text(summary, limit: 2_000))</summary>",
            Markup.element(
                "content", ["type": "xhtml"], "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(content)</div>"),
        ]
        if isOpen { lines.append(Self.openMark) }
        return lines
    }

    /// The line that marks an entry on a period that is not over.
    static let openMark = Markup.empty("category", ["term": "partial"])

    /// The beginning of a day (RFC 3339).
    static func time(_ day: CalendarDay) -> String { "\(day)T00:00:00Z" }
}
