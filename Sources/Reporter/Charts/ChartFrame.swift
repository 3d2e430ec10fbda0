import Timelines
import Wording

/// Where things of the main chart stand: its measures, its scale and its periods.
struct ChartFrame {
    let layout: ChartLayout
    let scale: ShareScale
    /// The period of the report.
    let period: Period
    let periods: [Period]
    /// How many periods a point of a line is the mean of.
    let window: Int

    func runs(_ topic: ReportTopic) -> HistoryRuns { HistoryRuns(topic.movement.history, window: window) }

    func x(_ place: HistoryRuns.Place) -> String { Markup.number(layout.x(place.index, of: periods.count)) }
    func y(_ share: Double) -> String { Markup.number(height(share)) }
    func height(_ share: Double) -> Double { layout.y(scale.fraction(share)) }
    func path(_ run: [HistoryRuns.Place]) -> String {
        "M" + run.map { "\(x($0)) \(y($0.mean))" }.joined(separator: "L")
    }

    func text(_ text: String, x: Double, y: Double, style: String) -> String {
        let words = Markup.text(text)
        if style.isEmpty { return Markup.element("text", ["x": Markup.number(x), "y": Markup.number(y)], words) }
        return Markup.element("text", ["class": style, "x": Markup.number(x), "y": Markup.number(y)], words)
    }

    /// Words in the room above the plot: on one line, or each on one of its own.
    func above(_ words: [String], style: String) -> String {
        let first = layout.stacksLabels ? words[0] : words.joined(separator: " ")
        let rest = (layout.stacksLabels ? words.dropFirst() : []).enumerated().map { index, line in
            let y = Markup.number(34 + Double(index) * 18)
            return Markup.element("tspan", ["x": Markup.number(start), "y": y], Markup.text(SafeText.line(line)))
        }
        return Markup.element(
            "text", ["class": style, "x": Markup.number(start), "y": "16"],
            Markup.text(SafeText.line(first)) + rest.joined())
    }

    /// The widest line above the plot, in multiples of the size of the letters.
    var room: Double { (layout.width - start) / layout.textSize }

    /// Where words begin that belong to the whole plot.
    var start: Double { layout.stacksLabels ? 5 : 15 }

    /// The name of a topic beside the plot, on one line or two.
    static func name(_ topic: ReportTopic, _ layout: ChartLayout) -> [String] {
        LetterWidth.wrapped(SafeText.line(topic.name), to: layout.nameWidth, limit: 2)
    }

    /// How high the label of a topic is, with the room around it.
    func labelHeight(_ topic: ReportTopic) -> Double {
        Double(Self.name(topic, layout).count + (layout.stacksLabels ? 1 : 0)) * layout.lineHeight + 4
    }

    /// The part of a period's column in which a line is the nearest.
    func hit(_ index: Int, _ reach: ClosedRange<Double>) -> String {
        let step = periods.count > 1 ? layout.plotWidth / Double(periods.count - 1) : layout.plotWidth
        let middle = layout.x(index, of: periods.count)
        let (left, right) = (max(layout.left, middle - step / 2), min(layout.plotEnd + 6, middle + step / 2))
        return area(x: left, y: reach.lowerBound, width: right - left, height: reach.upperBound - reach.lowerBound)
    }

    /// An area that is not seen, but found by pointers.
    func area(x: Double, y: Double, width: Double, height: Double) -> String {
        // Whole units are fine enough, and there are many of these.
        let (left, top, end, floor) = (
            Int(x.rounded()), Int(y.rounded()), Int((x + width).rounded()), Int((y + height).rounded())
        )
        return Markup.empty("path", ["class": "hit", "d": "M\(left) \(top)H\(end)V\(floor)H\(left)z"])
    }
}
