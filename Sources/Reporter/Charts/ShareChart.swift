import Timelines
import Wording

/// The main chart: the shares of the topics over the periods, with interval bands, and each line's name at its end.
struct ShareChart {
    private let selection: ChartSelection
    private let period: Period
    private let periods: [Period]
    private let layout: ChartLayout
    private let scale: ShareScale
    private let title: String
    private let description: String

    /// A chart of a report; nil where no topic has a history to draw.
    init?(_ report: Report, layout: ChartLayout) {
        selection = ChartSelection(report)
        guard let first = selection.named.first else { return nil }
        period = report.period
        periods = first.movement.history.map(\.period)
        self.layout = layout
        let shares = (selection.named + selection.others).flatMap { $0.movement.history.compactMap(\.share) }
        let highs = selection.named.flatMap { $0.movement.history.compactMap { $0.interval?.high } }
        // A single period with few papers has an interval up to 1, which would press all lines to
        // the floor; such a band is cut at the top.
        let largest = shares.max() ?? 0
        scale = ShareScale(largest: max(largest, min(highs.max() ?? 0, largest * 1.6)))
        title = ChartWords.title(periods)
        description = ChartWords.description(report, named: selection.named)
    }

    /// The colours that the chart uses.
    var colors: [TopicColor] { selection.named.map { TopicColor(slug: $0.slug) } }

    /// The topics that have a name in the chart.
    var topics: [ReportTopic] { selection.named }

    /// The picture. `id` begins the identifiers in it, so that a page can hold several; `style` and
    /// a background make it stand alone.
    func svg(id: String, style: String? = nil, hidden: Bool = false) -> String {
        var parts = [Markup.element("title", ["id": "\(id)-title"], Markup.text(title))]
        parts.append(Markup.element("desc", ["id": "\(id)-desc"], Markup.text(description, limit: 2_000)))
        if let style {
            parts.append("<style>\(style)</style>")
            parts.append(Markup.empty("rect", ["class": "ground", "width": "100%", "height": "100%"]))
        }
        parts += axes + selection.others.flatMap(other)
        parts += selection.named.flatMap(band) + selection.named.flatMap(line) + labels
        if layout.hovers { parts += columns }
        let (width, height) = (Markup.number(layout.width), Markup.number(layout.height))
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart \(id)", "viewBox": "0 0 \(width) \(height)",
                "width": width,
                "height": height, "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            ], parts.joined(separator: "\n"))
    }

    private var axes: [String] {
        var parts = scale.ticks.flatMap { tick -> [String] in
            let y = Markup.number(layout.y(scale.fraction(tick)))
            let path = "M\(Markup.number(layout.left)) \(y)H\(Markup.number(layout.plotEnd))"
            return [
                Markup.empty("path", ["class": tick == 0 ? "zero" : "grid", "d": path]),
                text(scale.label(tick), x: layout.left - 7, y: layout.y(scale.fraction(tick)) + 4, style: "soft end"),
            ]
        }
        parts.append(
            text(
                "share of papers, %", x: layout.left - 7 - (layout.stacksLabels ? 16 : 18),
                y: layout.y(scale.fraction(scale.ticks.last ?? 1)) - 14, style: "soft"))
        let axis = DateAxis(periods: periods, limit: layout.dateLimit)
        for tick in axis.ticks {
            let x = layout.x(tick.index, of: periods.count)
            parts.append(text(tick.label, x: x, y: layout.plotFloor + 19, style: "soft mid"))
            if !tick.year.isEmpty { parts.append(text(tick.year, x: x, y: layout.plotFloor + 35, style: "soft mid")) }
        }
        parts.append(text(axis.title, x: layout.plotEnd, y: layout.plotFloor + 54, style: "soft end"))
        return parts
    }

    private func other(_ topic: ReportTopic) -> [String] {
        HistoryRuns(topic.movement.history).complete.filter { $0.count > 1 }.map { run in
            Markup.empty("path", ["class": "other", "d": path(run)])
        }
    }

    private func band(_ topic: ReportTopic) -> [String] {
        let color = TopicColor(slug: topic.slug).name
        let runs = HistoryRuns(topic.movement.history)
        let areas = runs.complete.filter { $0.count > 1 }.map { run in
            Markup.empty("path", ["class": "band \(color)", "d": area(run)])
        }
        // What no line joins has no band either: its interval is a bar.
        let alone = runs.complete.filter { $0.count == 1 }.flatMap { $0 } + runs.places.filter(\.point.partial)
        return areas + alone.compactMap { bar($0, color: color) }
    }

    private func area(_ run: [HistoryRuns.Place]) -> String {
        let upper = run.map { "\(x($0)) \(y($0.point.interval?.high ?? $0.share))" }
        let lower = run.reversed().map { "\(x($0)) \(y($0.point.interval?.low ?? $0.share))" }
        return "M" + (upper + lower).joined(separator: "L") + "Z"
    }

    private func bar(_ place: HistoryRuns.Place, color: String) -> String? {
        guard let interval = place.point.interval else { return nil }
        return Markup.empty(
            "path", ["class": "bar \(color)", "d": "M\(x(place)) \(y(interval.low))V\(y(interval.high))"])
    }

    private func line(_ topic: ReportTopic) -> [String] {
        let color = TopicColor(slug: topic.slug).name
        let runs = HistoryRuns(topic.movement.history)
        var parts = runs.complete.filter { $0.count > 1 }.map {
            Markup.empty("path", ["class": "line \(color)", "d": path($0)])
        }
        parts += runs.partial.map { Markup.empty("path", ["class": "dash \(color)", "d": path([$0.from, $0.to])]) }
        let last = runs.places.last?.index
        for place in runs.places where place.point.partial || place.index == last || periods.count <= 26 {
            let radius = place.index == last || place.point.partial ? "4" : "2.4"
            parts.append(
                Markup.empty(
                    "circle",
                    [
                        "class": "\(place.point.partial ? "hollow" : "dot") \(color)", "cx": x(place),
                        "cy": y(place.share), "r": radius,
                    ]))
        }
        return parts
    }

    private var labels: [String] {
        let ends = selection.named.compactMap { topic in
            HistoryRuns(topic.movement.history).places.last.map { (topic: topic, place: $0) }
        }
        let wanted = ends.map { layout.y(scale.fraction($0.place.share)) }
        let margin = layout.stacksLabels ? 20.0 : 4
        let range = (layout.top + 4)...(layout.plotFloor + 6 - margin)
        let places = LabelPlacement.places(for: wanted, gap: layout.labelGap, in: range)
        return zip(ends, places).flatMap { end, y in label(end.topic, at: end.place, y: y) }
    }

    private func label(_ topic: ReportTopic, at place: HistoryRuns.Place, y: Double) -> [String] {
        let color = TopicColor(slug: topic.slug).name
        let start = layout.x(place.index, of: periods.count) + 7
        let stop = layout.plotEnd + 18
        let height = layout.y(scale.fraction(place.share))
        let middle = max(start, layout.plotEnd + 7)
        let path =
            "M\(Markup.number(start)) \(Markup.number(height))H\(Markup.number(middle))L\(Markup.number(stop)) "
            + "\(Markup.number(y))"
        let name = LetterWidth.fitted(SafeText.line(topic.name), to: layout.nameWidth)
        let value = ChartWords.value(topic, at: place.point, tested: period)
        let leader = Markup.empty("path", ["class": "lead \(color)", "d": path])
        if layout.stacksLabels {
            return [
                leader, text(name, x: stop + 4, y: y + 4, style: ""),
                text(value, x: stop + 4, y: y + 19, style: "soft"),
            ]
        }
        return [
            leader, text(value, x: stop + 66, y: y + 4.5, style: "strong end"),
            text(name, x: stop + 75, y: y + 4.5, style: ""),
        ]
    }

    private var columns: [String] {
        let step = periods.count > 1 ? layout.plotWidth / Double(periods.count - 1) : layout.plotWidth
        return periods.indices.map { index in
            let middle = layout.x(index, of: periods.count)
            let (start, end) = (max(layout.left, middle - step / 2), min(layout.plotEnd + 4, middle + step / 2))
            let words = ChartWords.column(index, of: selection.named)
            let title = Markup.element("title", [:], words.map { Markup.text($0) }.joined(separator: "\n"))
            let area = Markup.empty(
                "rect",
                [
                    "x": Markup.number(start), "y": Markup.number(layout.top), "width": Markup.number(end - start),
                    "height": Markup.number(layout.plotHeight),
                ])
            return Markup.element("g", ["class": "col"], title + area)
        }
    }

    private func text(_ text: String, x: Double, y: Double, style: String) -> String {
        let words = Markup.text(text)
        if style.isEmpty { return Markup.element("text", ["x": Markup.number(x), "y": Markup.number(y)], words) }
        return Markup.element("text", ["class": style, "x": Markup.number(x), "y": Markup.number(y)], words)
    }

    private func path(_ run: [HistoryRuns.Place]) -> String {
        "M" + run.map { "\(x($0)) \(y($0.share))" }.joined(separator: "L")
    }
    private func x(_ place: HistoryRuns.Place) -> String { Markup.number(layout.x(place.index, of: periods.count)) }
    private func y(_ share: Double) -> String { Markup.number(layout.y(scale.fraction(share))) }
}
