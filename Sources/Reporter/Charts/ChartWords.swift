import Timelines
import Wording

/// What charts say in words: to those who do not see them, and under a pointer.
enum ChartWords {
    /// `Share of papers by topic, in per cent, 2025-W39 to 2025-W50`.
    static func title(_ periods: [Period]) -> String {
        guard let first = periods.first, let last = periods.last else { return "Share of papers by topic, in per cent" }
        return "Share of papers by topic, in per cent, \(first == last ? "\(last)" : "\(first) to \(last)")"
    }

    /// Each named topic's last value.
    static func description(_ report: Report, named: [ReportTopic]) -> String {
        let values = named.compactMap { topic in
            HistoryRuns(topic.movement.history).places.last.map {
                "\(topic.name) \(Figures.percent($0.share)) in \($0.point.period)"
            }
        }
        let others = report.topics.count - named.count
        let rest = others > 0 ? " \(Figures.count(others, "other topic")) without a name here, in grey." : ""
        return
            "A line for each topic over the periods, with a band for its 95 % interval. "
            + "\(values.joined(separator: "; ")).\(rest)"
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

    /// The lines that a pointer on a period sees: the period, then each topic.
    static func column(_ index: Int, of topics: [ReportTopic]) -> [String] {
        let points = topics.compactMap { topic in
            topic.movement.history.indices.contains(index) ? (topic, topic.movement.history[index]) : nil
        }
        guard let period = points.first?.1.period else { return [] }
        let sorted = points.sorted { ($1.1.share ?? -1) < ($0.1.share ?? -1) }
        return [PeriodPhrases.title(period, partial: points[0].1.partial)]
            + (points[0].1.missing ? ["no listing"] : sorted.map { "\($0.0.name): \(figures($0.1))" })
    }
}
