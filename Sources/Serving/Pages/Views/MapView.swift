import PaperDesk
import Papers
import Timelines
import Wording

/// The map of papers, in a frame of its own; until it is made, how far it is.
struct MapView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// What there is of the map that an address asks for: `period`.
    func standing() throws -> MadeMaps.Standing {
        visit.context.maps.standing(of: try visit.period("period"), visit.context)
    }

    func document() throws -> String? {
        guard case .made(let answer) = try standing() else { throw ViewFault.inWork }
        return answer.json.document
    }

    func page() throws -> Page {
        var page = Page(
            title: "Map", over: "A dot a paper; near to each other are those about the same", part: "map",
            isFleeting: true, body: "")
        switch try standing() {
        case .made:
            page.body = frame
            (page.forms, page.hasFrame) = ([.json], true)
        case .work(let job):
            page.body = job.isOver ? ended(job) : JobView.running(job, visit)
            page.refreshes = !job.isOver
        case .busy: page.body = PageParts.paragraph(Notices.busy.sentence(""), style: "lead")
        }
        return page
    }

    /// The map, from its tools on: what stands over them tells what this page does.
    private var frame: String {
        var map = PageAddress(["map", "page"], visit.here.query)
        let alone = PageParts.link(map.text, "The map alone")
        map.fragment = "tools"
        let frame = Markup.element("iframe", ["class": "frame-map", "src": map.text, "title": "The map"], "")
        return "<p class=\"steps\">\(alone)</p>\n<section>\(frame)</section>"
    }

    private func ended(_ job: Job) -> String {
        let words = if case .failed(let words) = job.state { words } else { "It was cancelled." }
        let again =
            PageParts.hidden("token", visit.context.changeToken.text)
            + PageParts.hidden("period", visit.value("period") ?? "") + "<button>Try it again</button>"
        return PageParts.paragraph(words, style: "lead")
            + Markup.element("form", ["class": "say", "method": "post", "action": "/map/make"], again)
    }
}
