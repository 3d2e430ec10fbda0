import Papers
import Wording

/// A map as a picture (SVG 1.1 with a style sheet): light and dark, without script and without network.
public struct MapPicture: Sendable {
    private let map: PaperMap

    /// The picture of a map.
    public init(_ map: PaperMap) { self.map = map }

    /// A picture that stands alone, with a newline at its end.
    public var svg: String {
        picture(id: "trends", width: Self.wide, style: MapStyle.picture(map), dots: MapDots(map).paths) + "\n"
    }

    /// How wide pictures are, in pixels: on a desk, and on a telephone.
    static let wide = 1_000.0
    static let narrow = 400.0

    /// Both pictures of a page. The dots stand in it once, outside of both: of a picture that is not shown nothing can
    /// be used in another.
    var both: String {
        let dots = Markup.element(
            "defs", [:], Markup.element("g", ["id": "dots", "class": "ink"], MapDots(map).paths))
        let store = Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "store", "width": "0", "height": "0",
                "aria-hidden": "true",
            ],
            dots)
        return [
            store, picture(id: "wide", width: Self.wide, dots: "<use href=\"#dots\"/>"),
            picture(id: "narrow", width: Self.narrow, dots: "<use href=\"#dots\"/>"),
        ].joined(separator: "\n")
    }

    private func picture(id: String, width: Double, style: String = "", dots: String) -> String {
        let height = max(Double(map.height) * width, 40).rounded(.up) + 24
        let names = MapLabels(map, width: width, height: height - 24, limit: Int(width / 25)).labels.map { label in
            Markup.element(
                "text", ["class": "name mid", "x": Markup.number(label.x), "y": Markup.number(label.y + 12)],
                Markup.text(label.text))
        }
        let content = [
            Markup.element("title", ["id": "\(id)-title"], Markup.text(map.title)),
            Markup.element("desc", ["id": "\(id)-desc"], Markup.text(description, limit: 1_000)),
            style.isEmpty ? "" : "<style>\(style)</style>",
            style.isEmpty ? "" : Markup.empty("rect", ["class": "ground", "width": "100%", "height": "100%"]),
            Markup.element(
                "g",
                [
                    "class": "dots",
                    "transform": "translate(\(Markup.number(width * 0.01)) 12) scale(\(width / MapDots.steps * 0.98))",
                ], dots),
        ]
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart \(id)",
                "viewBox": "0 0 \(Markup.number(width)) \(Markup.number(height))", "role": "img",
                "aria-labelledby": "\(id)-title \(id)-desc",
            ], (content.filter { !$0.isEmpty } + names).joined(separator: "\n"))
    }

    private var description: String {
        "A dot a paper; near to each other are those about the same. The largest regions: "
            + map.regions.prefix(8).map { "\($0.name) (\($0.papers))" }.joined(separator: ", ") + "."
    }
}
