import PaperDesk
import Papers
import Wording

/// One request with what is needed to answer it.
struct Visit {
    let request: HTTPRequest
    let context: ServedContext
    /// What day it is, where files are: the same for the whole answer.
    let desk: Desk
    /// The path without the ending that asks for another form.
    let path: [String]
    /// The form that is asked for: `json` behind `.json`, `bib` behind `.bib`; nil for the page.
    let form: Form?
    /// The page on which the form of a change stands, where only a part of it is answered; nil for this page.
    var cameFrom: String?

    /// Another form of a page than HTML, by the ending of its address.
    enum Form: String, CaseIterable { case json, bib, ris, csl, csv }

    init(_ request: HTTPRequest, _ context: ServedContext) {
        (self.request, self.context, desk) = (request, context, context.desk())
        var path = request.path
        form = path.last.flatMap { last in Form.allCases.first { last.hasSuffix("." + $0.rawValue) } }
        if let form, let last = path.popLast() {
            let stem = String(last.dropLast(form.rawValue.count + 1))
            if !stem.isEmpty { path.append(stem) }
        }
        self.path = path
    }

    var archive: ArchiveChoice { context.archive }
    var model: String? { context.model }

    /// A value of the query that says something: not empty, and not longer than anybody writes.
    func value(_ name: String) -> String? {
        guard let value = request.value(name), !value.isEmpty, value.utf8.count <= 4_096 else { return nil }
        return value
    }

    /// The address of this page, without what was told on it.
    var here: PageAddress {
        PageAddress(request.path, request.query.filter { !$0.value.isEmpty && !Notices.names.contains($0.name) })
    }

    /// The same with another ending.
    func address(as form: Form) -> PageAddress {
        var parts = path.isEmpty ? ["week"] : path
        parts.append((parts.popLast() ?? "") + "." + form.rawValue)
        return PageAddress(parts, here.query)
    }
}
