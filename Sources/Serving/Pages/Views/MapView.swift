import PaperDesk
import Papers
import Timelines
import Wording

/// The map of papers, in a frame of its own.
struct MapView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// The map that an address asks for: `period`.
    static func request(_ visit: Visit) -> MapRequest {
        MapRequest(
            archive: visit.archive, model: visit.model, period: visit.value("period").flatMap { Period(label: $0) })
    }

    func document() throws -> String? { try visit.desk.map(Self.request(visit)).json.document }

    func page() throws -> Page {
        let map = PageAddress(["map", "page"], visit.here.query).text
        let frame = Markup.element("iframe", ["class": "frame-map", "src": map, "title": "The map"], "")
        let alone = PageParts.link(map, "The map alone")
        return Page(
            title: "Map", over: "A dot a paper; near to each other are those about the same", part: "map",
            body: "<p class=\"steps\">\(alone)</p>\n<section>\(frame)</section>", forms: [.json], hasFrame: true)
    }
}
