import Wording

/// What was said against what was true: a dot with its interval for each tenth of probability, and the diagonal on which
/// both are the same (a reliability diagram; DeGroot & Fienberg 1983).
package struct ReliabilityChart {
    /// Where things stand, in pixels of the picture's own.
    struct Layout {
        let name: String
        let width: Double
        let height: Double
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double

        static let wide = Layout(name: "wide", width: 720, height: 480, left: 62, right: 16, top: 30, bottom: 82)
        static let narrow = Layout(name: "narrow", width: 358, height: 380, left: 40, right: 10, top: 30, bottom: 82)

        func x(_ share: Double) -> Double { left + (width - left - right) * share }
        func y(_ share: Double) -> Double { top + (height - top - bottom) * (1 - share) }
        var floor: Double { height - bottom }
    }

    let tenths: [EvaluationReport.Reliability]

    /// The chart of the tenths of probability, from 0 to 1.
    package init(tenths: [EvaluationReport.Reliability]) { self.tenths = tenths }

    /// How it is read.
    package static let note =
        "Of the topics given with some probability, how many are right? A dot is a tenth of probability with the 95 % "
        + "interval of the share that is true, as if its pairs of paper and topic were independent. On the dashed "
        + "line what is said is true; above it the model says too little, below it too much. Vermilion: the interval "
        + "leaves out what was said."

    /// The two pictures, of which the page shows the one that fits.
    package var html: String { "<div class=\"curve\">\(svg(.wide))\n\(svg(.narrow))</div>" }

    /// Whether what was said lies outside of the interval of what was true.
    static func isOff(_ tenth: EvaluationReport.Reliability) -> Bool {
        tenth.pairs > 0 && !(tenth.share.low...tenth.share.high).contains(tenth.said)
    }

    /// `20–30 %`.
    static func range(_ number: Int) -> String { "\(number * 10)–\(number * 10 + 10) %" }

    /// The numbers behind the chart.
    package var table: DataTable {
        DataTable(
            caption: "What was said and what was true, by tenths of probability",
            head: ["Said", "Pairs", "Mean said", "True", "95 % interval"],
            rows: zip(0..., tenths).map { number, tenth in
                let isEmpty = tenth.pairs == 0
                return [
                    Self.range(number), String(tenth.pairs), isEmpty ? "–" : Figures.percent(tenth.said),
                    isEmpty ? "–" : Figures.percent(tenth.share.value), isEmpty ? "–" : Self.interval(tenth),
                ]
            })
    }

    static func interval(_ tenth: EvaluationReport.Reliability) -> String {
        "[\(Figures.fixed(tenth.share.low * 100, decimals: 1)), \(Figures.fixed(tenth.share.high * 100, decimals: 1))]"
    }

    private func svg(_ layout: Layout) -> String {
        let id = "reliability-\(layout.name)"
        let shown = zip(0..., tenths).filter { $1.pairs > 0 }
        var parts = [
            "<title id=\"\(id)-title\">What was said and what was true, in per cent</title>",
            "<desc id=\"\(id)-desc\">A dot with a 95 % interval for each tenth of probability; on the dashed diagonal "
                + "both are the same. \(Markup.text(shown.map(Self.words).joined(separator: "; "), limit: 900)).</desc>",
        ]
        parts += axes(layout)
        let line = shown.map { "\(number(layout.x($1.said))) \(number(layout.y($1.share.value)))" }
        if line.count > 1 { parts.append("<path class=\"path\" d=\"M\(line.joined(separator: "L"))\"/>") }
        parts += shown.map { column($0, $1, layout) }
        return Markup.element(
            "svg",
            [
                "class": "chart \(layout.name)", "viewBox": "0 0 \(number(layout.width)) \(number(layout.height))",
                "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            ], parts.joined(separator: "\n"))
    }

    /// `20–30 %: 24.6 % said, 26.1 % true of 180 pairs`.
    private static func words(_ number: Int, _ tenth: EvaluationReport.Reliability) -> String {
        "\(range(number)): \(Figures.percent(tenth.said)) said, \(Figures.percent(tenth.share.value)) true "
            + "\(interval(tenth)) of \(Figures.count(tenth.pairs, "pair"))"
    }

    private func axes(_ layout: Layout) -> [String] {
        var parts: [String] = []
        for tick in 0...5 {
            let share = Double(tick) / 5
            let (x, y) = (layout.x(share), layout.y(share))
            parts.append(
                "<path class=\"grid\" d=\"M\(number(layout.left)) \(number(y))H\(number(layout.width - layout.right))\"/>"
            )
            parts.append(text(String(tick * 20), layout.left - 7, y + 4, "soft end"))
            parts.append(text(String(tick * 20), x, layout.floor + 19, "soft \(tick == 5 ? "end" : "mid")"))
        }
        let (start, end) = (
            "\(number(layout.x(0))) \(number(layout.y(0)))", "\(number(layout.x(1))) \(number(layout.y(1)))"
        )
        parts.append("<path class=\"diagonal\" d=\"M\(start)L\(end)\"/>")
        parts.append(text("true, %", 2, layout.top - 14, "soft"))
        parts.append(text("said, %", layout.width - layout.right, layout.floor + 38, "soft end"))
        parts.append(text("pairs in each tenth", layout.left, layout.floor + 56, "soft"))
        let places = [number(layout.left), number(layout.width - layout.right)]
        parts.append("<path class=\"grid\" d=\"M\(places[0]) \(number(layout.floor + 62))H\(places[1])\"/>")
        return parts
    }

    private func column(_ place: Int, _ tenth: EvaluationReport.Reliability, _ layout: Layout) -> String {
        let (x, start) = (number(layout.x(tenth.said)), layout.x(Double(place) / 10))
        let width = layout.x(0.1) - layout.x(0)
        let area = Markup.empty(
            "rect",
            [
                "x": number(start), "y": number(layout.top), "width": number(width),
                "height": number(layout.floor - layout.top),
            ])
        let title = Markup.element("title", [:], Markup.text(Self.words(place, tenth)))
        let reach = "M\(x) \(number(layout.y(tenth.share.low)))V\(number(layout.y(tenth.share.high)))"
        return Markup.element(
            "g", ["class": Self.isOff(tenth) ? "col off" : "col"],
            title + area + Markup.empty("path", ["class": "reach", "d": reach])
                + Markup.empty(
                    "circle", ["class": "spot", "cx": x, "cy": number(layout.y(tenth.share.value)), "r": "5"])
        ) + text(Self.count(tenth.pairs), start + width / 2, layout.floor + 77, "soft mid")
    }

    /// Four signs at most, so that tenths of a small screen hold them: `9812`, `12k`, `1.2M`.
    static func count(_ pairs: Int) -> String {
        switch pairs {
        case ..<10_000: String(pairs)
        case ..<1_000_000: "\((pairs + 500) / 1000)k"
        default: "\(Markup.number(Double(pairs) / 1_000_000))M"
        }
    }

    private func text(_ text: String, _ x: Double, _ y: Double, _ style: String) -> String {
        Markup.element("text", ["class": style, "x": number(x), "y": number(y)], Markup.text(text))
    }

    private func number(_ value: Double) -> String { Markup.number(value) }
}
