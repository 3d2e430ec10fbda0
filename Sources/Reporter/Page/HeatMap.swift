import Timelines
import Wording

/// The map of topics and periods: a row a topic, a column a period, darker where the share is larger.
struct HeatMap {
    let topics: [ReportTopic]
    private let scale: ShareScale
    private let periods: [Period]

    /// How many shades there are above zero.
    static let shades = 7

    init(_ report: Report) {
        topics = report.topics.filter { topic in topic.movement.history.contains { !$0.missing } }
        periods = topics.first?.movement.history.map(\.period) ?? []
        scale = ShareScale(largest: topics.flatMap { $0.movement.history.compactMap(\.share) }.max() ?? 0)
    }

    var html: String {
        let names = topics.map { "<li>\(Markup.text($0.name, limit: 60))</li>" }.joined()
        let grid =
            "<div class=\"map\"><ul aria-hidden=\"true\">\(names)</ul><div class=\"plot\"><div "
            + "class=\"cells\">\(svg)</div>\(dates)</div></div>"
        return key + grid
    }

    private var key: String {
        let steps = (1...Self.shades).map { "<span><i class=\"k\($0)\"></i>\(Self.bound($0, of: scale.top))</span>" }
            .joined()
        return
            "<p class=\"key\"><span><i class=\"k0\"></i>0</span>\(steps) % at most <span class=\"gap\"><i "
            + "class=\"gap\"></i>no listing</span></p>"
    }

    /// The largest share of a shade, in per cent. Shades go by the square root of the share, so
    /// that small topics differ too.
    private static func bound(_ shade: Int, of top: Double) -> String {
        let root = Double(shade) / Double(shades)
        return Markup.number(root * root * top * 100)
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
                "style": "height:\(topics.count * 22)px", "aria-labelledby": "heat-title heat-desc",
            ],
            "<title id=\"heat-title\">\(Markup.text(ChartWords.title(periods)))</title><desc id=\"heat-desc\">A "
                + "row a topic, a column a period; "
                + "darker where the share is larger.</desc>\n" + cells.joined())
    }

    /// A gap has no cell: what lies behind shows.
    private func cell(_ point: HistoryPoint, topic: ReportTopic, row: Int, column: Int) -> String? {
        guard !point.missing, let share = point.share else { return nil }
        let shade =
            share >= 0.0005
            ? min(Self.shades, max(1, Int((scale.fraction(share).squareRoot() * Double(Self.shades)).rounded(.up)))) : 0
        let title = Markup.text(
            "\(topic.name), \(point.period): \(Figures.percent(share)) of "
                + "\(point.of)\(point.partial ? ", partial" : "")"
        )
        let style = point.partial ? "k\(shade) part" : "k\(shade)"
        return "<path class=\"\(style)\" d=\"M\(column) \(row)h1v1h-1z\"><title>\(title)</title></path>"
    }
}
