import Timelines
import Wording

/// One topic of the main chart: its band, its line, a dot for each period, its label, and what a pointer, a finger or
/// the keyboard finds of it. One group of the picture holds it all, so that style rules alone (`ChartStyle`) show one
/// band and one value at a time.
struct ChartSeries {
    let topic: ReportTopic
    let color: String
    let frame: ChartFrame
    /// Whether its band shows where nothing is pointed at.
    let isFirst: Bool
    /// The places that are nearest to this line of all lines, for each index: from where to where.
    let reaches: [Int: ClosedRange<Double>]
    /// The middle of its label.
    let labelPlace: Double

    private var runs: HistoryRuns { frame.runs(topic) }

    var svg: String {
        let runs = runs
        let parts =
            bands(runs) + lines(runs) + runs.places.map { point($0, isLast: $0.index == runs.places.last?.index) }
        return Markup.element(
            "g", ["class": "series \(color)\(isFirst ? " first" : "")"], parts.joined(separator: "\n"))
    }

    private func bands(_ runs: HistoryRuns) -> [String] {
        let areas = runs.complete.filter { $0.count > 1 }.map { run in
            let upper = run.map { "\(x($0)) \(y($0.point.interval?.high ?? $0.share))" }
            let lower = run.reversed().map { "\(x($0)) \(y($0.point.interval?.low ?? $0.share))" }
            return Markup.empty("path", ["class": "band", "d": "M" + (upper + lower).joined(separator: "L") + "Z"])
        }
        // What no line joins has no band either: its interval is a bar.
        let alone = runs.complete.filter { $0.count == 1 }.flatMap { $0 } + runs.places.filter(\.point.partial)
        return areas
            + alone.compactMap { place in
                place.point.interval.map {
                    Markup.empty("path", ["class": "bar", "d": "M\(x(place)) \(y($0.low))V\(y($0.high))"])
                }
            }
    }

    private func lines(_ runs: HistoryRuns) -> [String] {
        runs.lines.map { Markup.empty("path", ["class": "line", "d": frame.path($0)]) }
            + runs.partial.map { Markup.empty("path", ["class": "dash", "d": frame.path([$0.from, $0.to])]) }
    }

    /// A period: its dot, its value in words, and the area in which it is the nearest. The last one, which the keyboard
    /// reaches, has the label.
    private func point(_ place: HistoryRuns.Place, isLast: Bool) -> String {
        let radius = isLast || place.point.partial ? 4 : frame.layout.dotRadius
        let style = place.point.partial ? "hollow" : isLast || frame.window == 1 ? "dot" : nil
        let (across, up, size) = (x(place), y(place.share), Markup.number(radius))
        let dot =
            style.map { Markup.empty("circle", ["class": $0, "cx": across, "cy": up, "r": size]) }
            ?? Markup.empty("circle", ["cx": across, "cy": up, "r": size])
        let words = ChartWords.readout(topic, at: place.point, in: frame)
        var parts = [dot, frame.above(words, style: "tip")]
        if isLast { parts += label(place) }
        if let reach = reaches[place.index] { parts.append(frame.hit(place.index, reach)) }
        let attributes: KeyValuePairs<String, String> =
            isLast
            ? [
                "tabindex": "0", "role": "img", "aria-label": SafeText.line(words.joined(separator: " ")),
            ] : ["tabindex": "-1"]
        return Markup.element("g", attributes, parts.joined())
    }

    private func label(_ place: HistoryRuns.Place) -> [String] {
        let layout = frame.layout
        let stop = layout.plotEnd + 18
        let start = layout.x(place.index, of: frame.periods.count) + 7
        let middle = max(start, layout.plotEnd + 7)
        let path =
            "M\(Markup.number(start)) \(y(place.share))H\(Markup.number(middle))L\(Markup.number(stop)) "
            + "\(Markup.number(labelPlace))"
        let value = ChartWords.value(topic, at: place.point, tested: frame.period)
        let names = ChartFrame.name(topic, layout)
        let height = frame.labelHeight(topic)
        let lineCount = names.count + (layout.stacksLabels ? 1 : 0)
        let first = labelPlace - Double(lineCount - 1) * layout.lineHeight / 2 + 4.5
        let nameStart = stop + (layout.stacksLabels ? 4 : 75)
        var parts = [Markup.empty("path", ["class": "lead", "d": path])]
        for (line, name) in names.enumerated() {
            parts.append(frame.text(name, x: nameStart, y: first + Double(line) * layout.lineHeight, style: ""))
        }
        parts.append(
            layout.stacksLabels
                ? frame.text(
                    value, x: nameStart, y: first + Double(names.count) * layout.lineHeight, style: "soft")
                : frame.text(value, x: stop + 66, y: labelPlace + 4.5, style: "strong end"))
        parts.append(
            frame.area(x: stop, y: labelPlace - height / 2, width: layout.width - stop, height: height))
        return parts
    }

    private func x(_ place: HistoryRuns.Place) -> String { frame.x(place) }
    private func y(_ share: Double) -> String { frame.y(share) }
}
