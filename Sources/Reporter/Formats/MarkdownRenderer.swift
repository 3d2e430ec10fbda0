import Papers
import Wording

/// A report in Markdown (CommonMark with GitHub's tables): for a README, an issue or a chat.
///
/// Everything that comes from a listing, a taxonomy or a file name is escaped; links are made from
/// identifiers of arXiv alone. Files have their names alone, since the document is put where others read it.
public struct MarkdownRenderer: ReportRenderer {
    /// Titles longer than this are cut.
    private static let longestTitle = 300

    private let options: RenderOptions

    /// A renderer.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole document.
    public func render(_ report: Report) -> String {
        let report = report.withoutFolders
        let prose = ReportProse(report: report)
        if report.extent?.nothingSince != nil { return paragraph(prose.headline) + "\n" }
        var blocks = ["## \(MarkdownText.escaped(prose.title))", "**\(prose.counts).** " + paragraph(prose.headline)]
        if report.papers.counted > 0 {
            blocks += watches(report) + themes(report)
            blocks += [table(report.topics), MarkdownText.escaped(prose.caption(withIntervals: true))]
            let moved = report.moved.map { movement($0, report) }
            if !moved.isEmpty { blocks += ["### What moved, and why"] + moved }
            let (forecasts, periods) = (ForecastTable(report), PeriodTable(report.topics))
            if !forecasts.rows.isEmpty { blocks += ["### Forecast", table(forecasts.head, forecasts.rows)] }
            if options.periodTable { blocks += ["### Periods", table(periods.head, periods.rows)] }
            blocks += titled("### Worth opening", report.readingList.enumerated().map(item), separator: "\n")
            blocks +=
                options.allPapers
                ? titled("### All papers", report.topics.compactMap(evidence), separator: "\n\n")
                : titled("### \(ReadingWords.rows)", ReadingRows(report).rows.map(row), separator: "\n")
        }
        blocks += [
            "### What this rests on",
            prose.basis.map { "- **\($0.label):** \(MarkdownText.escaped($0.text))" }.joined(separator: "\n"),
        ]
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func paragraph(_ sentences: [String]) -> String { MarkdownText.escaped(sentences.joined(separator: " ")) }

    private func watches(_ report: Report) -> [String] {
        if report.watches.isEmpty { return [] }
        let topics = report.watches.map(\.topic)
        return ["### \(WatchWords.title)", table(topics, title: "Watch"), MarkdownText.escaped(WatchWords.caption)]
            + topics.compactMap(evidence)
    }

    private func themes(_ report: Report) -> [String] {
        let (shown, more) = ThemeWords.shown(report.themes)
        if shown.isEmpty { return [] }
        let items = shown.map { entry in
            let words = ThemeWords(entry: entry)
            let head = "- **\(MarkdownText.escaped(words.name))** (\(words.status.lowercased())): "
            return
                ([head + MarkdownText.escaped(words.sentence)]
                + entry.papers.prefix(3).map { "  - " + self.words($0, atLineStart: true) }).joined(separator: "\n")
        }
        return ["### \(ThemeWords.title(report))", items.joined(separator: "\n")]
            + (ThemeWords.more(more, report).map { [MarkdownText.escaped($0)] } ?? []) + [
                MarkdownText.escaped(ThemeWords.caption)
            ]
    }

    private func table(_ topics: [ReportTopic], title: String = "Topic") -> String {
        let head = [
            "| \(title) | Papers | Share | 95 % interval | Before | Change | p | |",
            "|:--|--:|--:|:--|--:|--:|--:|:-:|",
        ]
        return (head + topics.map(row)).joined(separator: "\n")
    }

    private func row(_ topic: ReportTopic) -> String {
        let movement = topic.movement
        let cells = [
            MarkdownText.escaped(topic.name), String(movement.papers), Figures.percent(movement.share),
            Figures.interval(movement.interval), Figures.percent(movement.baseline), Figures.change(movement.change),
            Figures.pValue(movement.pValue).replacing("<", with: "&lt;"), Figures.mark(movement),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func movement(_ topic: ReportTopic, _ report: Report) -> String {
        let facts = MovementWords(topic: topic, report: report).facts.map {
            "- \($0.label): \(MarkdownText.escaped($0.text))"
        }
        return (["**\(MarkdownText.escaped(topic.name))** \(Figures.mark(topic.movement))", ""] + facts).joined(
            separator: "\n")
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let rule = "|:--|" + String(repeating: "--:|", count: head.count - 1)
        let lines = ([head] + rows).map { "| " + $0.map { MarkdownText.escaped($0) }.joined(separator: " | ") + " |" }
        return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
    }

    private func titled(_ title: String, _ lines: [String], separator: String) -> [String] {
        lines.isEmpty ? [] : [title, lines.joined(separator: separator)]
    }

    /// A paper of the reading list: title and facts, authors, the first sentence, a line each.
    private func item(_ place: Int, _ paper: ReadingPaper) -> String {
        let (title, mark) = (ReadingWords.title(paper), "\(place + 1). ")
        let link =
            paper.url.map { "[\(MarkdownText.escaped(title))](\($0))" }
            ?? MarkdownText.escaped(title, atLineStart: true)
        let facts = ReadingWords.facts(paper).map { MarkdownText.escaped($0) }
        let below = [ReadingWords.authors(paper) ?? "", SafeText.line(paper.sentence)].filter { !$0.isEmpty }.map {
            String(repeating: " ", count: mark.utf8.count) + MarkdownText.escaped($0, atLineStart: true)
        }
        // A backslash at its end breaks a line.
        return ([mark + ([link] + facts).joined(separator: " · ")] + below).joined(separator: "\\\n")
    }

    private func row(_ row: ReadingRows.Row) -> String {
        "- **\(MarkdownText.escaped(row.topic.name))** \(words(row.paper, atLineStart: false))"
    }

    private func evidence(_ topic: ReportTopic) -> String? {
        guard !topic.evidence.isEmpty else { return nil }
        let lines = topic.evidence.map { "- " + words($0, atLineStart: true) }
        return (["**\(MarkdownText.escaped(topic.name))**", ""] + lines).joined(separator: "\n")
    }

    private func words(_ paper: EvidencePaper, atLineStart: Bool) -> String {
        let title = DisplayWidth.fitted(SafeText.line(paper.title), to: Self.longestTitle)
        var line =
            paper.url.map { "[\(MarkdownText.escaped(title))](\($0))" }
            ?? MarkdownText.escaped(title, atLineStart: atLineStart)
        if let id = paper.id { line += " · \(MarkdownText.escaped(DisplayWidth.fitted(SafeText.line(id), to: 40)))" }
        if let votes = paper.upvotes { line += " · \(ReadingWords.votes(votes))" }
        if let mark = paper.mark { line += " · \(mark)" }
        return line
    }
}
