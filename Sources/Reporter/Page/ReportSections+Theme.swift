import Themes
import Timelines

extension ReportSections {
    /// The chart of one theme by its weeks, drawn as a topic's: ``chart`` alone has something to show.
    package init?(_ entry: ReportTheme) {
        let theme = entry.theme
        guard let last = theme.history.last?.period else { return nil }
        let history = theme.history.map { week in
            HistoryPoint(
                period: week.period, papers: week.papers, of: week.of, share: week.share, interval: week.interval,
                missing: week.of == 0)
        }
        // The value at the end of the line is that of its last week, as of a topic.
        let end = history.last
        let movement = TopicMovement(
            topic: theme.slug, papers: end?.papers ?? theme.papers, share: end?.share, interval: end?.interval,
            history: history)
        self.init(
            Report(
                period: last, dateKind: .listed, partial: false,
                papers: Reconciliation(counted: theme.of, outside: 0, undated: 0, rejected: 0), untagged: 0,
                inferred: 0, inferredOfAll: 0, coverage: Coverage(daysExpected: nil, daysFound: 0),
                baseline: Baseline(requested: 0, periods: [], papers: 0), falseDiscoveryRate: 0.1,
                topics: [ReportTopic(name: theme.name, movement: movement)], basis: ReportBasis()))
    }
}
