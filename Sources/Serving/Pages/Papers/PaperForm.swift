import PaperDesk
import Papers
import Wording

/// What a reader can say of a paper: a topic, that it is none of it, that what was said last is taken back, that it was
/// read or not, was good or not. One form, and a button for each.
struct PaperForm {
    let name: String
    let topics: PaperTopics?
    let marks: Set<PaperMark.Kind>
    /// What of the page has to change.
    let part: Part

    /// A part of a page that shows a paper.
    enum Part: String {
        /// A card in a list, and one whose form is open from the beginning.
        case card, asked
        /// The head of the paper's own page.
        case head
    }

    /// The form; empty where nothing may be changed.
    func html(_ visit: Visit) -> String {
        if visit.context.isReadOnly { return "" }
        var back = visit.here
        back.fragment = part == .head ? nil : PaperCard.anchor(name)
        let content =
            PageParts.hidden("token", visit.context.changeToken.text)
            + PageParts.hidden("back", visit.cameFrom ?? back.text) + PageParts.hidden("part", part.rawValue)
            + "<label>Topic \(field)</label><span class=\"row\">\(said)</span><span class=\"row\">\(reading)</span>"
        let action = PageAddress.paper(name, "say").text
        return Markup.element(
            "form", ["class": "say", "method": "post", "action": action, "data-part": part.rawValue], content)
    }

    /// The topic that is most probably meant stands there already.
    private var field: String {
        let first = topics?.assigned.first { $0.slug == topics?.primary } ?? topics?.assigned.first
        return Markup.empty(
            "input",
            ["name": "topic", "list": "topics", "value": SafeText.line(first?.name ?? ""), "autocomplete": "off"])
    }

    private var said: String { button("label", "Label") + button("not", "Not") + button("undo", "Undo") }

    private var reading: String {
        button(marks.contains(.read) ? "unread" : "read", marks.contains(.read) ? "Unread" : "Read")
            + button("good", "Good", isPressed: marks.contains(.good))
            + button("bad", "Bad", isPressed: marks.contains(.bad))
    }

    private func button(_ value: String, _ name: String, isPressed: Bool? = nil) -> String {
        let pressed = isPressed.map { " aria-pressed=\"\($0)\"" } ?? ""
        return "<button name=\"say\" value=\"\(value)\"\(pressed)>\(name)</button>"
    }
}

/// The topics that a form can name, once a page.
struct TopicOptions {
    /// They, by slug and name.
    let topics: [(slug: String, name: String)]

    /// Those of the taxonomy and, where there is no such, of the model.
    init(_ visit: Visit) {
        if let taxonomy = try? visit.desk.places.taxonomy() {
            topics = taxonomy.topics.map { ($0.slug, $0.name) }
        } else if let model = try? visit.desk.places.model(visit.model).model {
            topics = model.topics.map { ($0, model.name(of: $0)) }
        } else {
            topics = []
        }
    }

    /// The list that the fields of all forms share.
    var datalist: String {
        let options = topics.map { Markup.empty("option", ["value": SafeText.line($0.name)]) }
        return "<datalist id=\"topics\">\(options.joined())</datalist>"
    }

    /// What is called by a slug; the slug itself where none is.
    func name(of slug: String) -> String { topics.first { $0.slug == slug }?.name ?? slug }
}
