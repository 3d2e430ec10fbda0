import Wording

/// A query can be followed under a name: it stands first in every report then.
struct FollowForm {
    let name: String
    let query: String
    let summary: String

    /// The form, which opens; empty where nothing may be changed.
    func html(_ visit: Visit) -> String {
        if visit.context.isReadOnly { return "" }
        let field = Markup.empty(
            "input", ["name": "name", "value": SafeText.line(name), "required": "required", "maxlength": "60"])
        let content =
            PageParts.hidden("token", visit.context.changeToken.text) + PageParts.hidden("back", visit.here.text)
            + PageParts.hidden("query", query) + "<label>Name \(field)</label><button class=\"main\">Follow</button>"
        return PageParts.details(
            summary, Markup.element("form", ["class": "say", "method": "post", "action": "/watches/add"], content))
    }
}

/// What is followed is followed no longer.
struct UnfollowForm {
    let name: String

    /// The button; empty where nothing may be changed.
    func html(_ visit: Visit) -> String {
        if visit.context.isReadOnly { return "" }
        let content =
            PageParts.hidden("token", visit.context.changeToken.text) + PageParts.hidden("name", name)
            + "<button>Follow it no longer</button>"
        return Markup.element("form", ["class": "say", "method": "post", "action": "/watches/remove"], content)
    }
}
