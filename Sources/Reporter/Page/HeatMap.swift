import Timelines
import Wording

/// The map of topics and periods: a row a topic, a column a period, darker where the share is larger.
struct HeatMap {
    let topics: [ReportTopic]
    private let periods: [Period]

    /// The largest share of each shade above zero, in per cent: round numbers, the same in every report, so that a
    /// shade means the same everywhere. They grow, so that small topics differ too. What is larger has the last.
    static let bounds = [1.0, 2, 5, 10, 20, 30, 50]

    /// The height of a row in pixels: that of its name in the style sheet.
    static let rowHeight = 26

    /// The shade of a share: 0 for what is told as 0.0 %, else the first whose bound the share, as told, does not pass.
    static func shade(_ share: Double) -> Int {
        let told = (share * 1_000).rounded() / 10
        guard told > 0 else { return 0 }
        return (bounds.firstIndex { told <= $0 } ?? bounds.count - 1) + 1
    }

    init(_ report: Report) {
        topics = report.topics.filter { topic in topic.movement.history.contains { !$0.missing } }
        periods = topics.first?.movement.history.map(\.period) ?? []
    }

    var html: String {
        let names = topics.map { "<li>\(Markup.text($0.name, limit: 60))</li>" }.joined()
        let grid =
            "<div class=\"map\"><ul aria-hidden=\"true\">\(names)</ul><div class=\"plot\"><div "
            + "class=\"cells\">\(svg)</div>\(dates)</div></div>"
        return key + grid
    }

    private var key: String {
        let largest = topics.flatMap { $0.movement.history.compactMap(\.share) }.max() ?? 0
        let steps = (1...max(1, Self.shade(largest))).map { shade in
            let bound = Self.bounds[shade - 1]
            let label = shade == Self.bounds.count && largest * 100 > bound ? "100" : Markup.number(bound)
            return "<span><i class=\"k\(shade)\"></i>\(label)</span>"
        }.joined()
        return
            "<p class=\"key\"><span><i class=\"k0\"></i>0</span>\(steps) % at most <span class=\"gap\"><i "
            + "class=\"gap\"></i>no listing</span></p>"
    }

    private var dates: String {
        let ticks = DateAxis(periods: periods, limit: 3).ticks.reversed()
        let labels = ticks.map { tick in
            let place = Markup.number((Double(tick.index) + 0.5) * 100 / Double(periods.count))
            return
                "<span style=\"right:\(Markup.number(100 - (Double(place) ?? 0)))%\">"
                + "\(tick.label)\(tick.year.isEmpty ? "" : " " + tick.year)</span>"
        }
        return "<div class=\"dates\" aria-hidden=\"true\">\(labels.joined())</div>"
    }

    private var svg: String {
        let cells = topics.enumerated().flatMap { row, topic in
            topic.movement.history.enumerated().compactMap { column, point in
                cell(point, topic: topic, row: row, column: column)
            }
        }
        return Markup.element(
            "svg",
            [
                "class": "heat", "viewBox": "0 0 \(periods.count) \(topics.count)", "preserveAspectRatio": "none",
                "role": "img",
                "style": "height:\(topics.count * Self.rowHeight)px", "aria-labelledby": "heat-title heat-desc",
            ],
            "<title id=\"heat-title\">\(Markup.text(ChartWords.title(periods)))</title><desc id=\"heat-desc\">A "
                + "row a topic, a column a period; "
                + "darker where the share is larger.</desc>\n" + cells.joined())
    }

    /// A gap has no cell: what lies behind shows.
    private func cell(_ point: HistoryPoint, topic: ReportTopic, row: Int, column: Int) -> String? {
        guard !point.missing, let share = point.share else { return nil }
        let shade = Self.shade(share)
        let title = Markup.text(
            "\(topic.name), \(point.period): \(Figures.percent(share)) of "
                + "\(point.of)\(point.partial ? ", partial" : "")"
        )
        let style = point.partial ? "k\(shade) part" : "k\(shade)"
        return "<path class=\"\(style)\" d=\"M\(column) \(row)h1v1h-1z\"><title>\(title)</title></path>"
    }
}
