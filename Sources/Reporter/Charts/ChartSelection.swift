import Timelines

/// Which topics a chart shows in colour and by name; the others are thin and grey behind them.
struct ChartSelection {
    /// The topics in colour, the one with most to tell first.
    let named: [ReportTopic]
    /// All others that have a history.
    let others: [ReportTopic]

    /// At most `limit` topics: what moved significantly in the period of the report, the largest change first; then
    /// those with a trend that is a finding, the longest way first; then the largest shares.
    init(_ report: Report, limit: Int = 5) {
        let seen = report.topics.filter { topic in topic.movement.history.contains { $0.papers > 0 } }
        let visible = Set(seen.map(\.slug))
        let ranked = report.moved + CourseWords(report: report).trending.map(\.topic) + seen
        var chosen: Set<String> = []
        named = Array(ranked.filter { visible.contains($0.slug) && chosen.insert($0.slug).inserted }.prefix(limit))
        let shown = Set(named.map(\.slug))
        others = seen.filter { !shown.contains($0.slug) }
    }
}
