import Timelines
import Wording

/// One topic of the small multiples: its name, its share now, and its course on the scale that all share.
struct TopicTile {
    let topic: ReportTopic
    let scale: ShareScale
    /// The name of the class that sets its colour.
    let color: String

    private static let width = 200.0
    private static let height = 64.0
    private static let padding = 4.0

    var html: String {
        let movement = topic.movement
        let value = ChartWords.value(topic)
        let head =
            "<figcaption><b>\(Markup.text(topic.name, limit: 60))</b> <span "
            + "class=\"value\">\(Markup.text(value))</span></figcaption>"
        return Markup.element("figure", ["class": "tile \(movement.significant ? "moved" : "")"], head + svg)
    }

    private var svg: String {
        let history = topic.movement.history
        let runs = HistoryRuns(history)
        let label = "\(topic.name): \(runs.places.last.map { ChartWords.figures($0.point) } ?? "no papers")"
        var parts = ["<path class=\"zero\" d=\"M0 \(Markup.number(y(0)))H\(Markup.number(Self.width))\"/>"]
        for run in runs.complete where run.count > 1 {
            let upper = run.map { "\(x($0.index)) \(number($0.point.interval?.high ?? $0.share))" }
            let lower = run.reversed().map { "\(x($0.index)) \(number($0.point.interval?.low ?? $0.share))" }
            parts.append("<path class=\"band \(color)\" d=\"M\((upper + lower).joined(separator: "L"))Z\"/>")
            parts.append(
                "<path class=\"line \(color)\" "
                    + "d=\"M\(run.map { "\(x($0.index)) \(number($0.share))" }.joined(separator: "L"))\"/>"
            )
        }
        for pair in runs.partial {
            let (from, to) = (
                "\(x(pair.from.index)) \(number(pair.from.share))", "\(x(pair.to.index)) \(number(pair.to.share))"
            )
            parts.append("<path class=\"dash \(color)\" d=\"M\(from)L\(to)\"/>")
        }
        if let last = runs.places.last { parts.append(dot(last, color: color)) }
        parts += history.indices.map(column)
        return Markup.element(
            "svg",
            [
                "class": "chart", "style": "--step:\(Markup.number(step))px",
                "viewBox": "0 0 \(Markup.number(Self.width)) \(Markup.number(Self.height))",
                "role": "img",
                "aria-label": SafeText.line(label),
            ], parts.joined())
    }

    private func dot(_ place: HistoryRuns.Place, color: String) -> String {
        let style = place.point.partial ? "hollow" : "dot"
        return "<circle class=\"\(style) \(color)\" cx=\"\(x(place.index))\" cy=\"\(number(place.share))\" r=\"3.5\"/>"
    }

    /// The width of a period.
    private var step: Double { Self.width / Double(max(1, topic.movement.history.count)) }

    private func column(_ index: Int) -> String {
        let point = topic.movement.history[index]
        let title = Markup.text("\(point.period): \(ChartWords.figures(point))")
        return "<rect x=\"\(Markup.number(step * Double(index)))\"><title>\(title)</title></rect>"
    }

    private func x(_ index: Int) -> String {
        Markup.number(step * (Double(index) + 0.5))
    }

    private func y(_ fraction: Double) -> Double { Self.padding + (Self.height - 2 * Self.padding) * (1 - fraction) }
    private func number(_ share: Double) -> String { Markup.number(y(scale.fraction(share))) }
}
