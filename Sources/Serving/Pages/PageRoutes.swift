import PaperDesk
import Papers

/// A view of the archive: a page for people, and the document behind it.
protocol PageView {
    /// The page.
    func page() throws -> Page
    /// The document that the command line prints; nil where there is none.
    func document() throws -> String?
}

extension PageView {
    func document() throws -> String? { nil }
}

/// Which view an address is of.
enum PageRoutes {
    /// The answer to one who looks; nil where nothing has the path.
    static func answer(_ visit: Visit) throws -> HTTPResponse? {
        if let asset = Assets.answer(visit.request.path) { return asset }
        if let file = try FileRoutes.answer(visit) { return file }
        guard let view = view(visit) else { return nil }
        switch visit.form {
        case nil: return PageShell(try view.page(), visit).response
        case .json: return try view.document().map { HTTPResponse("application/json", $0) }
        case .bib, .ris, .csl, .csv: return nil
        }
    }

    private static func view(_ visit: Visit) -> (any PageView)? {
        let path = visit.path
        switch (path.first, path.count) {
        case (nil, _), ("week", 1): return WeekView(visit)
        case ("papers", 1), ("search", 1): return PapersView(visit)
        case ("papers", 2...): return PaperView(visit, path.dropFirst().joined(separator: "/"))
        case ("paper", 1): return PaperView(visit, visit.value("id") ?? "")
        case ("topics", 1): return TopicsView(visit)
        case ("topics", 2): return TopicView(visit, path[1])
        case ("themes", 1): return ThemesView(visit)
        case ("themes", 2): return ThemeView(visit, path[1])
        case ("review", 1): return ReviewView(visit)
        case ("map", 1): return MapView(visit)
        case ("archive", 1): return ArchiveView(visit)
        case ("model", 1): return ModelView(visit)
        case ("keys", 1): return KeysView()
        case ("jobs", 1): return JobsView(visit)
        case ("jobs", 2): return JobView(visit, path[1])
        default: return nil
        }
    }
}
