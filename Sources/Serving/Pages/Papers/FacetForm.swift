import PaperDesk
import Papers
import Wording

/// The form that narrows a list of papers. It is asked for by address, so that it can be kept, shared and gone back to.
struct FacetForm {
    private let filter: PaperFilter
    private let watches: [Watch]
    private let topics: TopicOptions
    private let visit: Visit

    init(_ filter: PaperFilter, _ watches: [Watch], _ topics: TopicOptions, _ visit: Visit) {
        (self.filter, self.watches, self.topics, self.visit) = (filter, watches, topics, visit)
    }

    var html: String {
        var fields = [
            field("q", "Words", filter.text, "kv cache -robot", style: "wide-field"),
            choice("topic", "Topic", filter.topic, topics.topics.map { ($0.slug, $0.name) }),
            field("week", "Week or month", filter.week, "2025-W50"), field("theme", "Theme", filter.theme, ""),
            field("source", "Source", filter.source, ""),
            choice(
                "mark", "Reading", filter.mark?.rawValue,
                [("unread", "unread"), ("read", "read"), ("good", "good"), ("bad", "bad")]),
        ]
        if !watches.isEmpty || filter.watch != nil {
            fields.append(choice("watch", "Followed", filter.watch, watches.map { ($0.name, $0.name) }))
        }
        let all = filter.isNarrow ? " " + PageParts.link(PageAddress.papers().text, "All papers") : ""
        return Markup.element(
            "form", ["class": "facets", "action": PageAddress(visit.path).text, "aria-label": "Which papers"],
            fields.joined(separator: "\n") + "<button>Show</button>\(all)")
    }

    private func field(_ name: String, _ label: String, _ value: String?, _ hint: String, style: String = "") -> String
    {
        let input = Markup.empty(
            "input", ["name": name, "value": SafeText.line(value ?? ""), "placeholder": hint, "autocomplete": "off"])
        return (style.isEmpty ? "<label>" : "<label class=\"\(style)\">") + "\(label) \(input)</label>"
    }

    private func choice(
        _ name: String, _ label: String, _ value: String?, _ options: [(value: String, name: String)]
    ) -> String {
        var options = options
        if let value, !options.contains(where: { $0.value == value }) { options.append((value, value)) }
        let all = options.map { option in
            let content = Markup.text(option.name, limit: 60)
            return option.value == value
                ? Markup.element("option", ["value": SafeText.line(option.value), "selected": "selected"], content)
                : Markup.element("option", ["value": SafeText.line(option.value)], content)
        }
        let any = "<option value=\"\">any</option>"
        return "<label>\(label) "
            + Markup.element("select", ["name": name], any + all.joined()) + "</label>"
    }
}
