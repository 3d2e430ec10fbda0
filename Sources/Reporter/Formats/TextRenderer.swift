/// A report for the terminal, in 60 columns or more.
///
/// Everything that comes from a listing, a taxonomy or a file name goes through `SafeText`. Without colour the page holds no control character but the
/// line feed.
public struct TextRenderer: ReportRenderer {
    /// The columns that a line may take.
    public let width: Int
    /// Whether to use colour and weight.
    public let color: Bool

    /// A renderer for so many columns; fewer than 60 are taken for 60, more than 140 for 140.
    public init(width: Int = 80, color: Bool = false) {
        self.width = min(140, max(60, width))
        self.color = color
    }

    /// The whole page.
    public func render(_ report: Report) -> String {
        let prose = ReportProse(report: report)
        let ink = Ink(color: color)
        var lines = head(prose, ink: ink) + [""]
        lines += paragraph(prose.headline.joined(separator: " "))
        if report.papers.counted > 0 { lines += topics(report, prose: prose, ink: ink) }
        lines += ["", ink.strong("What this rests on")]
        for (label, text) in prose.basis { lines += entry(label, text, ink: ink) }
        return lines.map(Self.withoutTrailingSpaces).joined(separator: "\n") + "\n"
    }

    private func head(_ prose: ReportProse, ink: Ink) -> [String] {
        let fits = DisplayWidth.of(prose.title) + 3 + DisplayWidth.of(prose.counts) <= width
        return fits ? [ink.strong(prose.title) + " · " + prose.counts] : [ink.strong(prose.title), prose.counts]
    }

    private func topics(_ report: Report, prose: ReportProse, ink: Ink) -> [String] {
        let shown = report.topics.filter { $0.movement.papers > 0 || $0.movement.baselinePapers > 0 }
        let silent = report.topics.filter { $0.movement.papers == 0 && $0.movement.baselinePapers == 0 }
        var lines = [""] + TopicTable(topics: shown, width: width, ink: ink).lines
        if !silent.isEmpty { lines += [""] + paragraph("No papers now or in the periods compared: \(list(silent)).") }
        lines += [""] + paragraph(prose.caption(withIntervals: TopicTable.showsInterval(at: width))).map(ink.faint)
        let opened = EvidenceList(topics: shown, width: width, ink: ink).lines
        return opened.isEmpty ? lines : lines + ["", ink.strong("Worth opening")] + opened
    }

    private func list(_ topics: [ReportTopic]) -> String { ReportProse.list(topics.map(\.name), limit: topics.count) }

    private func paragraph(_ text: String) -> [String] { DisplayWidth.wrapped(SafeText.line(text), to: width) }

    private func entry(_ label: String, _ text: String, ink: Ink) -> [String] {
        let indent = 12
        let lines = DisplayWidth.wrapped(SafeText.line(text), to: width - indent)
        return lines.enumerated().map { index, line in
            ink.faint(DisplayWidth.padded(index == 0 ? "  \(label)" : "", to: indent)) + line
        }
    }

    private static func withoutTrailingSpaces(_ line: String) -> String {
        let bytes = line.utf8
        return String(line.prefix(upTo: bytes.lastIndex { $0 != UInt8(ascii: " ") }.map(bytes.index(after:)) ?? line.startIndex))
    }
}
