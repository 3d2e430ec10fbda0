import Timelines
import Wording

/// The periods of a report as a table: how many papers each has, and the shares of topics.
struct PeriodTable {
    /// The heads of the columns: period, papers, then the topics.
    let head: [String]
    /// A row for each period, oldest first.
    let rows: [[String]]

    /// A table with the shares of these topics.
    init(_ topics: [ReportTopic], intervals: Bool = false) {
        head = ["Period", "Papers"] + topics.map(\.name)
        guard let first = topics.first else {
            rows = []
            return
        }
        rows = first.movement.history.indices.map { index in
            let period = first.movement.history[index]
            let shares = topics.map { topic in
                topic.movement.history.indices.contains(index)
                    ? Self.cell(topic.movement.history[index], interval: intervals) : "–"
            }
            return [Self.name(period), period.missing ? "–" : String(period.of)] + shares
        }
    }

    private static func name(_ point: HistoryPoint) -> String {
        point.period.description + (point.partial ? " (partial)" : "")
    }

    private static func cell(_ point: HistoryPoint, interval: Bool) -> String {
        guard !point.missing, point.share != nil else { return "–" }
        return Figures.percent(point.share) + (interval ? " \(Figures.interval(point.interval))" : "")
    }
}
