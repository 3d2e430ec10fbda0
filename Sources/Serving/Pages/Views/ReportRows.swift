import PaperDesk
import Papers
import Reporter
import Timelines
import Wording

/// The topics of a report in a table, each with a link to its page.
struct TopicRows {
    private let report: Report

    init(_ report: Report) { self.report = report }

    /// The section; empty without topics.
    var section: String {
        let rows = report.topics.map { topic in
            FigureRow(
                topic.movement,
                "<i class=\"\(TopicColor(slug: topic.slug).name)\"></i> "
                    + PageParts.link(PageAddress.topic(topic.slug).text, Markup.text(topic.name, limit: 60)))
        }
        return rows.isEmpty ? "" : PageParts.section("Every topic", FigureRow.table("Topic", rows))
    }
}

/// What the reader follows, in a table.
struct WatchRows {
    private let report: Report

    init(_ report: Report) { self.report = report }

    /// The section; empty where nothing is followed.
    var section: String {
        let rows = report.watches.map { watch in
            FigureRow(
                watch.topic.movement,
                PageParts.link(PageAddress.papers([("watch", watch.name)]).text, Markup.text(watch.name, limit: 60)))
        }
        return rows.isEmpty ? "" : PageParts.section("What you follow", FigureRow.table("Followed", rows))
    }
}

/// One row of figures.
struct FigureRow {
    private let movement: TopicMovement
    /// What the row is of, as markup.
    private let name: String

    init(_ movement: TopicMovement, _ name: String) { (self.movement, self.name) = (movement, name) }

    private var html: String {
        let cells = [
            String(movement.papers), Figures.percent(movement.share), Figures.interval(movement.interval),
            Figures.change(movement.change), Figures.mark(movement),
        ]
        return "<tr><th scope=\"row\">\(name)</th>\(cells.map { "<td>\(Markup.text($0))</td>" }.joined())</tr>"
    }

    /// A table in a frame that scrolls where it is too wide.
    static func table(_ first: String, _ rows: [FigureRow]) -> String {
        let heads = [first, "Papers", "Share", "95 % interval", "Change", ""]
            .map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\($0)</th>" }
        return Markup.element(
            "div", ["class": "frame", "role": "region", "tabindex": "0", "aria-label": first + ", in numbers"],
            "<table class=\"numbers\"><thead><tr>\(heads.joined())</tr></thead>"
                + "<tbody>\(rows.map(\.html).joined(separator: "\n"))</tbody></table>")
    }
}
