import Timelines
import Wording

/// The HTML of an e-mail: tables and styles in place, since readers of mail drop pictures in the page and style sheets.
struct MailPage {
    let report: Report
    let options: RenderOptions

    private static let fonts = "font:15px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1d1d1b"

    var html: String {
        let prose = ReportProse(report: report)
        var blocks = [headline(prose)]
        if report.papers.counted > 0 {
            blocks += [topics, note(prose.caption(withIntervals: false)), periods, papers]
        }
        blocks.append(basis(prose))
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

    private var topics: String {
        let largest = report.topics.compactMap(\.movement.share).max() ?? 0
        let colors = ChartColors(report)
        let rows = report.topics.filter { $0.movement.papers > 0 || $0.movement.baselinePapers > 0 }.map {
            row($0, largest: largest, color: colors[$0.slug].light)
        }
        let table =
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" "
            + "style=\"border-collapse:collapse;font-size:14px\">"
        return table + rows.joined(separator: "\n") + "</table>"
    }

    private func row(_ topic: ReportTopic, largest: Double, color: String) -> String {
        let movement = topic.movement
        let cell = "style=\"padding:3px 8px 3px 0;border-top:1px solid #e3e0d8;white-space:nowrap\""
        let width = largest > 0 ? Int(((movement.share ?? 0) / largest * 90).rounded()) : 0
        let bar = "<div style=\"width:\(width)px;height:9px;background:\(color)\"></div>"
        return """
            <tr><td style="padding:3px 8px 3px 0;border-top:1px solid \
            #e3e0d8">\(Markup.text(topic.name, limit: 60))</td>\
            <td align="right" \(cell)>\(Figures.percent(movement.share))</td><td \(cell)>\(bar)</td>
            <td align="right" \(cell)>\(Figures.mark(movement)) \(Figures.change(movement.change))</td></tr>
            """
    }

    private var periods: String {
        guard options.periodTable else { return "" }
        let table = PeriodTable(ChartSelection(report).named)
        let cell = "style=\"padding:3px 8px 3px 0;border-top:1px solid #e3e0d8\""
        let rows = ([table.head] + table.rows).map { row in
            "<tr>\(row.map { "<td \(cell)>\(Markup.text($0, limit: 60))</td>" }.joined())</tr>"
        }
        return
            "<table cellpadding=\"0\" cellspacing=\"0\" "
            + "style=\"border-collapse:collapse;font-size:13px\">\n\(rows.joined(separator: "\n"))</table>"
    }

    private var papers: String {
        let list = titled("Worth opening", ReadingMarkup.list(report))
        guard options.allPapers else { return list + titled(ReadingWords.rows, ReadingMarkup.rows(report)) }
        let shelves = report.topics.filter { !$0.evidence.isEmpty }.map { topic in
            "<h3 style=\"margin:16px 0 "
                + "4px;font-size:15px\">\(Markup.text(topic.name))</h3>\n\(PaperList.html(topic.evidence))"
        }
        return list + titled("All papers", shelves.joined(separator: "\n"))
    }

    private func titled(_ title: String, _ content: String) -> String {
        content.isEmpty ? "" : "<h2 style=\"margin:24px 0 0;font-size:18px\">\(title)</h2>\n\(content)\n"
    }

    private func basis(_ prose: ReportProse) -> String {
        let rows = prose.basis.map { "<b>\(Markup.text($0.label))</b>: \(Markup.text($0.text, limit: 1_000))<br/>" }
        return "<h2 style=\"margin:24px 0 4px;font-size:18px\">What this rests on</h2>"
            + "<p style=\"margin:0;font-size:13px;color:#62615d\">\(rows.joined(separator: "\n"))</p>"
    }

    private func note(_ text: String) -> String {
        "<p style=\"margin:0 0 12px;font-size:13px;color:#62615d\">\(Markup.text(text, limit: 600))</p>"
    }
}
