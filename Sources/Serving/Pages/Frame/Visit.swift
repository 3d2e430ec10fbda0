import PaperDesk
import Papers
import Timelines
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
        guard let value = request.value(name), !value.isEmpty, value.utf8.count <= Self.longestValue else { return nil }
        return value
    }

    /// So long is what anybody writes in an address, in bytes: each form of a page repeats it.
    static let longestValue = 2_000

    /// Throws where something in the address is longer than anybody writes.
    func check() throws(ViewFault) {
        if let long = request.query.first(where: { $0.value.utf8.count > Self.longestValue }) {
            throw .tooLong(long.name, long.value.utf8.count)
        }
    }

    /// A period of the query; nil where it says none.
    func period(_ name: String) throws(ViewFault) -> Period? {
        guard let text = value(name) else { return nil }
        return try Self.period(text)
    }

    /// A period by its label.
    static func period(_ text: String) throws(ViewFault) -> Period {
        guard let period = Period(label: text) else { throw .noPeriod(text) }
        return period
    }

    /// A value of the query that is one of some words; nil where it says none.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Word.Type
    ) throws(ViewFault) -> Word? {
        guard let text = value(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw .noWord(name, text, known: Word.allCases.map(\.rawValue))
        }
        return word
    }

    /// The address of this page, without what was told on it.
    var here: PageAddress {
        PageAddress(
            request.path,
            request.query.filter {
                !$0.value.isEmpty && $0.value.utf8.count <= Self.longestValue && !Notices.names.contains($0.name)
            })
    }

    /// The same with another ending.
    func address(as form: Form) -> PageAddress {
        var parts = path.isEmpty ? ["week"] : path
        parts.append((parts.popLast() ?? "") + "." + form.rawValue)
        return PageAddress(parts, here.query)
    }
}
