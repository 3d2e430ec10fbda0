import Timelines
import Wording

/// What charts say in words: to those who do not see them, and under a pointer.
enum ChartWords {
    /// `Share of papers by topic, in per cent, 2025-W39 to 2025-W50`.
    static func title(_ periods: [Period]) -> String {
        guard let first = periods.first, let last = periods.last else { return "Share of papers by topic, in per cent" }
        return "Share of papers by topic, in per cent, \(first == last ? "\(last)" : "\(first) to \(last)")"
    }

    /// Each shown topic's last value.
    static func description(_ report: Report, named: [ReportTopic]) -> String {
        let values = named.compactMap { topic in
            HistoryRuns(topic.movement.history).places.last.map {
                "\(topic.name) \(Figures.percent($0.share)) in \($0.point.period)"
            }
        }
        let lines =
            report.topics.count == 1
            ? "A line, a dot for each period, and its 95 % interval."
            : "A line for each of \(shown(named.count, of: report)), a dot for each period, and the 95 % intervals of one "
                + "topic at a time."
        return "\(lines) The last values: \(values.joined(separator: "; "))."
    }

    /// `5 of 23 topics`, `all 3 topics`.
    private static func shown(_ count: Int, of report: Report) -> String {
        let all = Figures.count(report.topics.count, "topic")
        return count < report.topics.count ? "\(count) of \(all)" : "all \(all)"
    }

    /// The share in the period of the report: `29.2 %`, with an arrow where it moved.
    static func value(_ topic: ReportTopic) -> String {
        let mark = topic.movement.significant ? Figures.mark(topic.movement) + " " : ""
        return mark + Figures.percent(topic.movement.share)
    }

    /// The share at a point of the history, with the arrow where that is the period that was tested.
    static func value(_ topic: ReportTopic, at point: HistoryPoint, tested period: Period) -> String {
        point.period == period ? value(topic) : Figures.percent(point.share)
    }

    /// `29.2 % [21.8, 37.8], 35 of 120 papers`; what a gap or a partial period is.
    static func figures(_ point: HistoryPoint) -> String {
        guard !point.missing else { return "no listing" }
        guard let share = point.share else { return "no papers" }
        let partial = point.partial ? ", partial" : ""
        return
            "\(Figures.percent(share)) \(Figures.interval(point.interval)), \(point.papers) of "
            + "\(Figures.count(point.of, "paper"))\(partial)"
    }

    /// What stands above the plot for a dot: `Agents, 2026-W24 (8–14 Jun 2026):` and its figures; in a narrow picture
    /// `Agents, 8–14 Jun 2026:`. A name that is too long for it is cut, the figures never.
    static func readout(_ topic: ReportTopic, at point: HistoryPoint, in frame: ChartFrame) -> [String] {
        let days = point.period.granularity == nil ? "\(point.period)" : PeriodPhrases.days(point.period)
        let isNarrow = frame.layout.stacksLabels
        let when = isNarrow || point.period.granularity == nil ? days : "\(point.period) (\(days))"
        let (middle, figures) = (", \(when):", figures(point))
        let taken = LetterWidth.of(middle) + (isNarrow ? 0 : LetterWidth.of(" \(figures)"))
        return [LetterWidth.fitted(SafeText.line(topic.name), to: frame.room - taken) + middle, figures]
    }

    /// What stands there where nothing is pointed at: what line, dots and band are.
    static func key(_ topic: ReportTopic, unit: String, in frame: ChartFrame) -> [String] {
        let window = frame.window
        let line = window > 1 ? "Line: \(window)-\(unit) mean; dots: \(unit)s;" : "Line and dots: \(unit)s;"
        let band = "band: 95 % interval of "
        let taken = LetterWidth.of(frame.layout.stacksLabels ? band : "\(line) \(band)")
        return [line, band + LetterWidth.fitted(SafeText.line(topic.name), to: frame.room - taken)]
    }

    /// What is drawn, in full.
    static func note(_ report: Report, named: [ReportTopic], window: Int) -> String {
        let unit = PeriodPhrases.stepNoun(report)
        let line =
            window > 1
            ? "Lines: \(window)-\(unit) means, of those of the last \(window) \(unit)s that have papers, weighted by "
                + "papers. Dots, and the values at the end: single \(unit)s. "
            : ""
        if report.topics.count == 1 {
            return "Share of papers, %. \(line)Band: the 95 % interval of the rate behind each \(unit)'s share."
        }
        let which = named.count < report.topics.count ? ": those that moved, those with a trend, then the largest" : ""
        return "Share of papers, %, of \(shown(named.count, of: report))\(which). \(line)"
            + "Band: the 95 % interval of the rate behind each \(unit)'s share, of one topic at a time; point at, touch or "
            + "tab to another."
    }

    /// What hollow dots and broken lines mean, where there are any.
    static func incomplete(_ topics: [ReportTopic]) -> String {
        let history = topics.flatMap(\.movement.history)
        var parts: [String] = []
        if history.contains(where: { $0.partial && !$0.missing }) {
            parts.append("hollow dots and dotted lines belong to periods that are not complete")
        }
        if history.contains(where: \.missing) { parts.append("where nothing was listed there is no line") }
        return parts.isEmpty ? "" : " \(parts.joined(separator: "; ").capitalizedFirst)."
    }
}
