import Papers
import Wording

/// A feed (RFC 4287) that stands alone: what there is to say now, and what its file said before.
///
/// An entry has a `link` to the page that it is about, or to itself, as a fragment of the feed, where none is known.
/// With the address of the feed the link is absolute, and the feed says its address (`rel="self"`).
struct Feed {
    /// What all identifiers begin with, as markup: the authority of the one who first made the feed.
    let prefix: String
    /// What of the identifier of the feed is its own: `reports`.
    let name: String
    let title: String
    let author: String
    /// Where the feed can be had; nil where that is not known.
    let url: String?
    /// The entries, the newest first.
    private let entries: [WrittenFeed.Entry]

    /// A feed of these entries, and of those that its file had.
    ///
    /// What its file says of a period that is over stays as it is, so that no one reads a week twice; the entry
    /// `renewed` and those of periods that were not over are written again.
    init(
        prefix: String, name: String, title: String, author: String, url: String?, entries: [FeedEntry],
        renewed: String, earlier: WrittenFeed?
    ) {
        let earlier = earlier.flatMap { $0.name == name ? $0 : nil }
        (self.prefix, self.name, self.title, self.author) = (earlier?.prefix ?? prefix, name, title, author)
        self.url = url
        let written = Dictionary(earlier?.entries.map { ($0.name, $0) } ?? [], uniquingKeysWith: { first, _ in first })
        let made = Set(entries.map(\.name))
        let now = entries.map { entry in
            if entry.name != renewed, let before = written[entry.name], before.isFinal { return before }
            return WrittenFeed.Entry(
                name: entry.name, updated: FeedEntry.time(entry.updated), body: entry.body, address: entry.address)
        }
        let kept = written.values.filter { !made.contains($0.name) }
        self.entries = (now + kept).sorted { ($1.updated, $1.name) < ($0.updated, $0.name) }
    }

    var xml: String {
        // A feed is as new as its newest entry, so that a second run gives the same bytes.
        let updated = entries.first?.updated ?? FeedEntry.time(CalendarDay(daysSinceEpoch: 0))
        var lines = [
            WrittenFeed.head, "<id>\(prefix)\(name)</id>", "<title>\(Markup.text(title))</title>",
            "<updated>\(updated)</updated>", "<author><name>\(Markup.text(author))</name></author>",
        ]
        if let url {
            lines.append(Markup.empty("link", ["rel": "self", "type": "application/atom+xml", "href": url]))
        }
        lines.append("<generator>trends</generator>")
        for entry in entries {
            let anchor = entry.name.replacing("/", with: "-")
            lines.append("<entry xml:id=\"\(anchor)\">")
            lines.append("<id>\(prefix)\(entry.name)</id>")
            lines.append(Markup.empty("link", ["rel": "alternate", "href": entry.address ?? "\(url ?? "")#\(anchor)"]))
            lines += entry.body + ["</entry>"]
        }
        return lines.joined(separator: "\n") + "\n</feed>\n"
    }
}
