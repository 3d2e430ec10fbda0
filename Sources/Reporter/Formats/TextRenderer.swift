import Wording

/// A report for the terminal, in 30 columns or more; the more there are, the more each line of the table says.
///
/// Everything that comes from a listing, a taxonomy or a file name goes through `SafeText`. Without
/// colour the page holds no control character but the line feed.
public struct TextRenderer: ReportRenderer {
    /// The columns that a line may take.
    public let width: Int
    /// Whether to use colour and weight.
    public let color: Bool
    private let options: RenderOptions

    /// A renderer; fewer than 30 columns are taken for 30, more than 140 for 140.
    public init(options: RenderOptions = RenderOptions()) {
        self.options = options
        width = min(140, max(30, options.width))
        color = options.color
    }

    /// A renderer for so many columns.
    public init(width: Int, color: Bool = false) { self.init(options: RenderOptions(width: width, color: color)) }

    /// The whole page.
    public func render(_ report: Report) -> String {
        let prose = ReportProse(report: report)
        let ink = Ink(color: color)
        if report.extent?.nothingSince != nil {
            return prose.headline.flatMap(paragraph).map { $0 + "\n" }.joined()
        }
        var lines = head(prose, ink: ink) + [""]
        lines += prose.headline.flatMap(paragraph)
        if report.papers.counted > 0 {
            lines += watches(report, ink: ink) + themes(report, ink: ink) + topics(report, prose: prose, ink: ink)
        }
        lines += ["", ink.strong("What this rests on")]
        for (label, text) in prose.basis { lines += entry(label, text, ink: ink) }
        return lines.map(Self.withoutTrailingSpaces).joined(separator: "\n") + "\n"
    }

    private func head(_ prose: ReportProse, ink: Ink) -> [String] {
        let fits = DisplayWidth.of(prose.title) + 3 + DisplayWidth.of(prose.counts) <= width
        if fits { return [ink.strong(prose.title) + " · " + prose.counts] }
        return DisplayWidth.wrapped(prose.title, to: width).map(ink.strong) + [
            DisplayWidth.fitted(prose.counts, to: width)
        ]
    }

    private func topics(_ report: Report, prose: ReportProse, ink: Ink) -> [String] {
        let shown = report.topics.filter { $0.movement.papers > 0 || $0.movement.baselinePapers > 0 }
        let silent = report.topics.filter { $0.movement.papers == 0 && $0.movement.baselinePapers == 0 }
        var lines = [""] + TopicTable(topics: shown, width: width, ink: ink).lines
        if !silent.isEmpty { lines += [""] + paragraph("No papers now or in the periods compared: \(list(silent)).") }
        lines +=
            [""]
            + paragraph(prose.caption(withIntervals: TopicTable.showsInterval(at: width, topics: shown))).map(ink.faint)
        lines += movers(report, ink: ink) + forecasts(report, ink: ink) + periods(report, ink: ink)
        return lines + reading(report, ink: ink)
            + (options.allPapers
                ? titled("All papers", EvidenceList(topics: shown, width: width, ink: ink).lines, ink: ink) : [])
    }

    private func themes(_ report: Report, ink: Ink) -> [String] {
        let (shown, more) = ThemeWords.shown(report.themes)
        let lines =
            ThemeSheet.lines(shown, width: width, ink: ink) + (ThemeWords.more(more, report).map(paragraph) ?? [])
        return titled(ThemeWords.title(report), lines, ink: ink)
    }

    private func watches(_ report: Report, ink: Ink) -> [String] {
        titled(WatchWords.title, WatchSheet.lines(report.watches, width: width, ink: ink), ink: ink)
    }

    private func reading(_ report: Report, ink: Ink) -> [String] {
        let reading = ReadingText(report, width: width, ink: ink)
        let rows = options.allPapers ? [] : reading.rows
        return titled("Worth opening", reading.list, ink: ink) + titled(ReadingWords.rows, rows, ink: ink)
    }

    private func titled(_ title: String, _ lines: [String], ink: Ink) -> [String] {
        lines.isEmpty ? [] : ["", ink.strong(title)] + lines
    }

    private func movers(_ report: Report, ink: Ink) -> [String] {
        let facts = report.moved.flatMap { topic in
            [DisplayWidth.fitted(SafeText.line(topic.name), to: width)]
                + MovementWords(topic: topic, report: report).facts.flatMap { entry($0.label, $0.text, ink: ink) }
        }
        return facts.isEmpty ? [] : ["", ink.strong("What moved, and why")] + facts
    }

    private func forecasts(_ report: Report, ink: Ink) -> [String] {
        let table = ForecastTable(report)
        guard !table.rows.isEmpty else { return [] }
        return ["", ink.strong("Forecast")]
            + TextColumns(head: table.head, rows: table.rows, width: width, ink: ink).lines
    }

    private func periods(_ report: Report, ink: Ink) -> [String] {
        guard options.periodTable else { return [] }
        let table = PeriodTable(report.topics)
        return ["", ink.strong("Periods")]
            + TextColumns(head: table.head, rows: table.rows, width: width, ink: ink).lines
    }

    private func list(_ topics: [ReportTopic]) -> String { ReportProse.list(topics.map(\.name), limit: topics.count) }

    private func paragraph(_ text: String) -> [String] { DisplayWidth.wrapped(SafeText.line(text), to: width) }

    private func entry(_ label: String, _ text: String, ink: Ink) -> [String] {
        let indent = width < 50 ? 4 : 12
        let lines = DisplayWidth.wrapped(SafeText.line(text), to: width - indent)
        let head = indent == 12 ? [] : [ink.faint("  \(label)")]
        return head
            + lines.enumerated().map { index, line in
                ink.faint(DisplayWidth.padded(index == 0 && indent == 12 ? "  \(label)" : "", to: indent)) + line
            }
    }

    private static func withoutTrailingSpaces(_ line: String) -> String {
        let bytes = line.utf8
        return String(
            line.prefix(upTo: bytes.lastIndex { $0 != UInt8(ascii: " ") }.map(bytes.index(after:)) ?? line.startIndex))
    }
}
