import Timelines
import Wording

/// The HTML of an e-mail: tables and styles in place, since readers of mail drop pictures in the page and style sheets.
struct MailPage {
    let report: Report
    let options: RenderOptions

    /// The bytes that the page may take as it is sent, in quoted-printable: Gmail clips a message above 102 KB.
    static let limit = 100_000

    /// So many rows of what the report rests on do not go before any paper goes.
    private static let leastBasis = 40

    private static let fonts = "font:15px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1d1d1b"
    private static let line = "border-top:1px solid #e3e0d8"

    /// What of the page is shown: all of it, or less.
    private struct Extent {
        /// How many papers, in the order of the page.
        var papers: Int
        var periods = true
        /// How many rows of what the report rests on.
        var basis: Int
        var topics = true

        func with(_ part: WritableKeyPath<Extent, Int>, _ value: Int) -> Extent {
            var extent = self
            extent[keyPath: part] = value
            return extent
        }
    }

    /// The page, cut where it is longer than the limit: notes beyond the first go first, then papers, from the end, the
    /// table of the periods, the other notes and the table of the topics. A table is there as a whole or not at all.
    var fitted: String {
        let shelves = shelves
        let prose = ReportProse(report: report)
        func page(_ extent: Extent) -> String { html(extent, shelves, prose) }
        func fits(_ extent: Extent) -> Bool {
            let page = page(extent)
            return page.utf8.count <= Self.limit && QuotedPrintable.body(page).utf8.count <= Self.limit
        }
        let all = shelves.flatMap(\.items)
        var extent = Extent(papers: all.count, basis: prose.basis.count)
        if fits(extent) { return page(extent) }
        extent.basis = min(extent.basis, Self.leastBasis)
        if fits(extent) { return page(extent) }
        extent.papers = 0
        if !fits(extent) { extent.periods = false }
        if !fits(extent) { extent.basis = Self.most(extent.basis) { fits(extent.with(\.basis, $0)) } }
        if !fits(extent) { extent.topics = false }
        extent.papers = Self.most(Self.first(all)) { fits(extent.with(\.papers, $0)) }
        return page(extent)
    }

    /// The largest number from 0 to `all` with which the page fits; 0 where none does.
    private static func most(_ all: Int, _ fits: (Int) -> Bool) -> Int {
        var (low, high) = (0, all)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// How many of these, from the first on, are no longer than the limit together.
    private static func first(_ items: [Item]) -> Int {
        var length = 0
        for (place, item) in items.enumerated() {
            length += item.markup.utf8.count
            if length > limit { return place }
        }
        return items.count
    }

    private func html(_ extent: Extent, _ shelves: [Shelf], _ prose: ReportProse) -> String {
        var blocks = [headline(prose)]
        if report.papers.counted > 0 {
            blocks += [
                watches, themes,
                extent.topics ? topics : note("The table of the topics is too long for a message."),
                note(prose.caption(withIntervals: false)),
                extent.periods ? periods : note("The table of the periods is too long for a message."),
                Self.papers(shelves, showing: extent.papers),
            ]
        }
        blocks.append(basis(prose, showing: extent.basis))
        return """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" \
            content="light"/>
            <title>\(Markup.text(prose.title))</title></head>
            <body style="margin:0 auto;padding:16px;max-width:640px;\(Self.fonts)">
            \(blocks.filter { !$0.isEmpty }.joined(separator: "\n"))
            </body></html>

            """
    }

    private func headline(_ prose: ReportProse) -> String {
        let sentences = prose.headlines.map { headline in
            let color =
                switch headline.kind {
                case .rise: "#0b5ca8"
                case .fall: "#a8400a"
                case .course, .summary, .largest, .nothing: "inherit"
                }
            let mark = headline.kind == .rise ? "▲ " : headline.kind == .fall ? "▼ " : ""
            return
                "<p style=\"margin:0 0 8px\"><span "
                + "style=\"color:\(color)\">\(mark)</span>\(Markup.text(headline.text, limit: 600))</p>"
        }
        let title = "<h1 style=\"margin:0 0 4px;font-size:22px\">\(Markup.text(prose.title))</h1>"
        return title + note(prose.counts) + sentences.joined(separator: "\n")
    }

    /// What the reader follows, at the head of the message: few rows, so that they always fit.
    private var watches: String {
        if report.watches.isEmpty { return "" }
        let shown = report.watches.prefix(Self.mostWatches)
        let largest = shown.compactMap(\.topic.movement.share).max() ?? 0
        let rows = shown.map { row($0.topic, largest: largest, color: "#62615d") }
        let left = report.watches.count - shown.count
        return "<h2 style=\"margin:16px 0 4px;font-size:18px\">\(WatchWords.title)</h2>"
            + Self.table(size: 14, "width=\"100%\" ", heads: Self.shareHeads("Watch"), rows: rows)
            + note(WatchWords.caption + (left > 0 ? " And \(left) more." : ""))
    }

    private static let mostWatches = 30

    /// What is new, behind that: a few, so that they fit too.
    private var themes: String {
        let markup = ThemeMarkup.list(report)
        if markup.isEmpty { return "" }
        return "<h2 style=\"margin:16px 0 4px;font-size:18px\">\(ThemeWords.title(report))</h2>"
            + markup + note(ThemeWords.caption)
    }

    private var topics: String {
        let largest = report.topics.compactMap(\.movement.share).max() ?? 0
        let colors = ChartColors(report)
        let rows = report.topics.filter { $0.movement.papers > 0 || $0.movement.baselinePapers > 0 }.map {
            row($0, largest: largest, color: colors[$0.slug].light)
        }
        return Self.table(size: 14, "width=\"100%\" ", heads: Self.shareHeads("Topic"), rows: rows)
    }

    /// The heads of rows of shares. A share takes two cells: its number and its bar.
    private static func shareHeads(_ title: String) -> String {
        head(title) + "<th scope=\"col\" colspan=\"2\" align=\"left\" \(headStyle)>Share</th>"
            + head("Change", align: "right")
    }

    private func row(_ topic: ReportTopic, largest: Double, color: String) -> String {
        let movement = topic.movement
        let cell = "style=\"padding:3px 8px 3px 0;\(Self.line);white-space:nowrap\""
        let width = largest > 0 ? Int(((movement.share ?? 0) / largest * 90).rounded()) : 0
        let bar = "<div style=\"width:\(width)px;height:9px;background:\(color)\"></div>"
        return """
            <tr>\(Self.rowHead(topic.name))\
            <td align="right" \(cell)>\(Figures.percent(movement.share))</td><td \(cell)>\(bar)</td>
            <td align="right" \(cell)>\(Figures.mark(movement)) \(Figures.change(movement.change))</td></tr>
            """
    }

    private var periods: String {
        guard options.periodTable else { return "" }
        let table = PeriodTable(ChartSelection(report).named)
        let cell = "style=\"padding:3px 8px 3px 0;\(Self.line)\""
        let rows = table.rows.map { row in
            let cells = row.dropFirst().map { "<td align=\"right\" \(cell)>\(Markup.text($0, limit: 60))</td>" }
            return "<tr>\(Self.rowHead(row.first ?? ""))\(cells.joined())</tr>"
        }
        let heads = table.head.enumerated().map { Self.head($1, align: $0 == 0 ? "left" : "right") }.joined()
        return Self.table(size: 13, "", heads: heads, rows: rows)
    }

    /// A table of data: a reader for the blind says the heads of its columns and rows.
    private static func table(size: Int, _ attributes: String, heads: String, rows: [String]) -> String {
        "<table cellpadding=\"0\" cellspacing=\"0\" \(attributes)"
            + "style=\"border-collapse:collapse;font-size:\(size)px\">\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n"
            + "\(rows.joined(separator: "\n"))\n</tbody></table>"
    }

    private static let headStyle = "style=\"padding:3px 8px 3px 0;color:#62615d;font-weight:600\""

    private static func head(_ text: String, align: String = "left") -> String {
        "<th scope=\"col\" align=\"\(align)\" \(headStyle)>\(Markup.text(text, limit: 60))</th>"
    }

    private static func rowHead(_ text: String) -> String {
        "<th scope=\"row\" align=\"left\" style=\"padding:3px 8px 3px 0;\(line);font-weight:normal\">"
            + "\(Markup.text(text, limit: 60))</th>"
    }

    private func basis(_ prose: ReportProse, showing shown: Int) -> String {
        let rows = prose.basis
        var lines = rows.prefix(shown).map {
            "<b>\(Markup.text($0.label))</b>: \(Markup.text($0.text, limit: 1_000))<br/>"
        }
        if rows.count > shown { lines.append("and \(Figures.count(rows.count - shown, "more line"))<br/>") }
        return "<h2 style=\"margin:24px 0 4px;font-size:18px\">What this rests on</h2>"
            + "<p style=\"margin:0;font-size:13px;color:#62615d\">\(lines.joined(separator: "\n"))</p>"
    }

    private func note(_ text: String) -> String {
        "<p style=\"margin:0 0 12px;font-size:13px;color:#62615d\">\(Markup.text(text, limit: 600))</p>"
    }
}

extension MailPage {
    /// A paper of the page.
    private struct Item {
        let title: String
        let id: String?
        /// The element of a list.
        let markup: String

        var name: [String] { [title, id ?? ""] }
    }

    /// A list of papers under a heading, possibly the first one of a part of the page.
    private struct Shelf {
        var part: String?
        var heading = ""
        let list: (begin: String, end: String)
        let items: [Item]
    }

    /// All lists of papers, in the order of the page.
    private var shelves: [Shelf] {
        let plain = (begin: "<ul class=\"papers\">", end: "</ul>")
        func named(_ topic: ReportTopic, _ part: String?) -> Shelf {
            Shelf(
                part: part,
                heading: "<h3 style=\"margin:16px 0 4px;font-size:15px\">\(Markup.text(topic.name))</h3>", list: plain,
                items: topic.evidence.map {
                    Item(title: $0.title, id: $0.id, markup: "<li>\(PaperList.paper($0))</li>")
                })
        }
        let watched = report.watches.map(\.topic).filter { !$0.evidence.isEmpty }.enumerated().map {
            named($1, $0 == 0 ? WatchWords.papers : nil)
        }
        let reading = report.readingList.map { Item(title: $0.title, id: $0.id, markup: ReadingMarkup.item($0)) }
        var shelves =
            watched + [Shelf(part: "Worth opening", list: ("<ol class=\"reading\">", "</ol>"), items: reading)]
        if options.allPapers {
            shelves += report.topics.filter { !$0.evidence.isEmpty }.enumerated().map {
                named($1, $0 == 0 ? "All papers" : nil)
            }
        } else {
            let rows = ReadingRows(report).rows.map {
                Item(title: $0.paper.title, id: $0.paper.id, markup: ReadingMarkup.item($0))
            }
            shelves.append(Shelf(part: ReadingWords.rows, list: plain, items: rows))
        }
        return shelves.filter { !$0.items.isEmpty }
    }

    /// The first so many papers, and how many there are besides that are shown nowhere.
    private static func papers(_ shelves: [Shelf], showing shown: Int) -> String {
        var room = shown
        var blocks: [String] = []
        for shelf in shelves where room > 0 {
            let items = shelf.items.prefix(room)
            room -= items.count
            if let part = shelf.part { blocks.append("<h2 style=\"margin:24px 0 0;font-size:18px\">\(part)</h2>") }
            if !shelf.heading.isEmpty { blocks.append(shelf.heading) }
            blocks.append(
                "\(shelf.list.begin)\(items.map(\.markup).joined(separator: "\n"))\(shelf.list.end)")
        }
        let all = shelves.flatMap(\.items)
        guard all.count > shown else { return blocks.joined(separator: "\n") }
        let named = Set(all.prefix(shown).map(\.name))
        let left = Set(all.dropFirst(shown).map(\.name)).subtracting(named).count
        let words = left > 0 ? Figures.count(left, "more paper") : "the papers above again, under other topics"
        blocks.append("<p style=\"margin:12px 0\">and \(words)</p>")
        return blocks.joined(separator: "\n")
    }
}
