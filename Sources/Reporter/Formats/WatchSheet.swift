import Papers
public import Timelines
import Wording

/// The queries that a reader follows, on a terminal.
public struct WatchSheet {
    private let width: Int
    private let ink: Ink

    /// A sheet in so many columns, at least 30 and at most 140.
    public init(width: Int, color: Bool = false) {
        self.width = min(140, max(30, width))
        ink = Ink(color: color)
    }

    /// Their table, and below it their papers of the period; nothing where there are none.
    static func lines(_ watches: [ReportWatch], width: Int, ink: Ink) -> [String] {
        if watches.isEmpty { return [] }
        let topics = watches.map(\.topic)
        return TopicTable(topics: topics, width: width, ink: ink, title: "Watch").lines
            + EvidenceList(topics: topics, width: width, ink: ink).lines
    }

    /// One of them by itself: what it finds, what became of it, its history period by period, and its papers.
    public func render(_ watch: ReportWatch, in timeline: Timeline) -> String {
        let baseline =
            timeline.baseline.periods.isEmpty
            ? nil : PeriodPhrases.baseline(timeline.baseline, of: timeline.period)
        let sentence = WatchWords.sentence(watch, of: timeline.papers, before: baseline)
        let title = "\(PeriodPhrases.title(timeline.period, partial: timeline.partial)) · \(watch.query)"
        var lines = wrapped(title).map(ink.strong) + [""] + wrapped(sentence) + [""]
        lines += TopicTable(topics: [watch.topic], width: width, ink: ink, title: "Watch").lines
        lines += ["", ink.strong("Periods")] + history(watch)
        let papers = EvidenceList(topics: [watch.topic], width: width, ink: ink).lines
        if !papers.isEmpty { lines += ["", ink.strong("Its papers")] + papers.dropFirst() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func history(_ watch: ReportWatch) -> [String] {
        let rows = watch.topic.movement.history.filter { !$0.missing }.suffix(Self.shownPeriods).map { point in
            [
                point.period.description + (point.partial ? " (partial)" : ""), String(point.papers), String(point.of),
                Figures.percent(point.share), Figures.interval(point.interval),
            ]
        }
        return TextColumns(
            head: ["Period", "Papers", "Of", "Share", "95 % interval"], rows: Array(rows), width: width, ink: ink
        ).lines
    }

    private static let shownPeriods = 12

    private func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(SafeText.line(text), to: width) }
}
