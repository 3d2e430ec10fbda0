import Timelines

/// Which topics a chart shows: few enough to be told apart. The others have charts of their own.
struct ChartSelection {
    /// The topics shown, the one with most to tell first.
    let named: [ReportTopic]

    /// At most `limit` topics: what moved significantly in the period of the report, the largest change first; then
    /// those with a trend that is a finding, the longest way first; then the largest shares.
    init(_ report: Report, limit: Int = 5) {
        let seen = report.topics.filter { topic in topic.movement.history.contains { $0.papers > 0 } }
        let visible = Set(seen.map(\.slug))
        let ranked = report.moved + CourseWords(report: report).trending.map(\.topic) + seen
        var chosen: Set<String> = []
        named = Array(ranked.filter { visible.contains($0.slug) && chosen.insert($0.slug).inserted }.prefix(limit))
    }
}
