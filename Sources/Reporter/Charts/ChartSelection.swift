import Timelines

/// Which topics a chart shows in colour and by name; the others are thin and grey behind them.
struct ChartSelection {
    /// The topics in colour, those with the largest share last first.
    let named: [ReportTopic]
    /// All others that have a history.
    let others: [ReportTopic]

    /// At most `limit` topics: what moved significantly, the largest change first, then what moved
    /// by itself, then the largest shares.
    init(_ report: Report, limit: Int = 5) {
        let seen = report.topics.filter { topic in topic.movement.history.contains { $0.papers > 0 } }
        let moved = seen.filter(\.movement.significant) + seen.filter { $0.movement.moved && !$0.movement.significant }
        let still = seen.filter { !$0.movement.moved && !$0.movement.significant }
        let chosen = Set((moved.sorted(by: Self.comesFirst) + still).prefix(limit).map(\.slug))
        named = seen.filter { chosen.contains($0.slug) }
        others = seen.filter { !chosen.contains($0.slug) }
    }

    private static func comesFirst(_ left: ReportTopic, _ right: ReportTopic) -> Bool {
        if left.movement.significant != right.movement.significant { return left.movement.significant }
        return abs(right.movement.change ?? 0) < abs(left.movement.change ?? 0)
    }
}
