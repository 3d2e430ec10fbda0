import PaperArchive
import PaperDesk
import Papers
import Reporter

/// What is no page of ours, but made as the command line makes it: references, tables, and pages that stand alone.
enum FileRoutes {
    static func answer(_ visit: Visit) throws -> HTTPResponse? {
        switch (visit.request.path, visit.form) {
        case (["report.html"], _): return try report(visit)
        case (["map", "page"], _): return try map(visit)
        default: break
        }
        guard let form = visit.form, form != .json, let first = visit.path.first else { return nil }
        switch (first, visit.path.count) {
        case ("papers", 1), ("search", 1): return try list(visit, form)
        case ("papers", 2...): return try paper(visit, visit.path.dropFirst().joined(separator: "/"), form)
        case ("paper", 1): return try paper(visit, visit.value("id") ?? "", form)
        default: return nil
        }
    }

    /// The report as one page that needs nothing else: to be kept, or sent to somebody.
    private static func report(_ visit: Visit) throws -> HTTPResponse {
        let report = try WeekView(visit).report()
        return alone(HTMLRenderer().render(report), PageSheet.reportPolicy)
    }

    private static func map(_ visit: Visit) throws -> HTTPResponse {
        // Where it is not there yet, the page around it tells how far it is.
        guard case .made(let answer) = try MapView(visit).standing() else {
            return ChangeRoutes.away(to: PageAddress(["map"], visit.here.query).text)
        }
        let page = MapPage(answer.map)
        return alone(page.html, page.policy + "; frame-ancestors 'self'")
    }

    /// A page with rules of its own.
    private static func alone(_ html: String, _ policy: String) -> HTTPResponse {
        var response = HTTPResponse("text/html; charset=utf-8", html)
        response.headers.append(("Content-Security-Policy", policy))
        return response
    }

    private static func paper(_ visit: Visit, _ id: String, _ form: Visit.Form) throws -> HTTPResponse? {
        guard let references = form.references else { return nil }
        let papers = try visit.desk.papers([id], in: visit.archive)
        return file(references.text(papers, includesAbstract: false), form)
    }

    /// So many papers a file of references or a table has at most.
    static let mostPapers = 10_000

    private static func list(_ visit: Visit, _ form: Visit.Form) throws -> HTTPResponse? {
        let filter = PaperFilter(visit)
        let answer = try visit.desk.search(
            SearchRequest(
                filter.query(), limit: mostPapers, model: visit.model,
                archive: visit.archive))
        if form == .csv { return file(answer.csv, form) }
        return form.references.map { file(answer.references($0), form) }
    }

    private static func file(_ text: String, _ form: Visit.Form) -> HTTPResponse {
        var response = HTTPResponse(form.type, text)
        response.headers.append(("Content-Disposition", "attachment; filename=\"papers.\(form.ending)\""))
        return response
    }
}

extension Visit.Form {
    /// The references that a form is of; nil for another form.
    fileprivate var references: ReferenceFormat? {
        switch self {
        case .bib: .bibTeX
        case .ris: .ris
        case .csl: .csl
        case .json, .csv: nil
        }
    }

    fileprivate var type: String {
        switch self {
        case .json: "application/json"
        case .bib: "application/x-bibtex; charset=utf-8"
        case .ris: "application/x-research-info-systems; charset=utf-8"
        case .csl: "application/vnd.citationstyles.csl+json"
        case .csv: "text/csv; charset=utf-8"
        }
    }

    fileprivate var ending: String { self == .csl ? "json" : rawValue }
}
