import Wording

/// The main chart of a report as a picture that stands alone (SVG 1.1 with a style sheet): light
/// and dark, with its finding as its title, values under a pointer or the focus, without script and without network.
public struct SVGRenderer: ReportRenderer {
    /// A renderer.
    public init() {}

    /// The picture; where there is nothing to draw, one that says so.
    public func render(_ report: Report) -> String {
        guard let chart = ShareChart(report, layout: .wide) else { return Self.empty(report) + "\n" }
        return chart.svg(id: "trends", style: ChartStyle.rules(chart.colors.styles(all: false))) + "\n"
    }

    private static func empty(_ report: Report) -> String {
        let words = ReportProse(report: report).headline.first ?? ""
        let content = [
            Markup.element("title", [:], Markup.text(words)), "<style>\(ChartStyle.rules(""))</style>",
            Markup.empty("rect", ["class": "ground", "width": "100%", "height": "100%"]),
            Markup.element("text", ["class": "soft", "x": "24", "y": "64"], Markup.text(words)),
        ]
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "viewBox": "0 0 960 120", "width": "960",
                "height": "120",
                "role": "img",
            ], content.joined(separator: "\n"))
    }
}
