import Papers
import Wording

/// A feed (RFC 4287) that stands alone.
struct Feed {
    let id: String
    let title: String
    let author: String
    let entries: [FeedEntry]

    var xml: String {
        // A feed is as new as its newest entry, so that a second run gives the same bytes.
        let updated = entries.map(\.updated).max() ?? CalendarDay(daysSinceEpoch: 0)
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
            <id>\(Markup.text(id))</id>
            <title>\(Markup.text(title))</title>
            <updated>\(FeedEntry.time(updated))</updated>
            <author><name>\(Markup.text(author))</name></author>
            <generator>trends</generator>
            \(entries.map(\.xml).joined(separator: "\n"))
            </feed>

            """
    }
}
