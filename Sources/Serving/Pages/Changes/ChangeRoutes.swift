import PaperDesk
import Papers
import Wording

/// What forms change. The server has checked who sent them; each answer leads back to a page that tells what was done.
enum ChangeRoutes {
    /// The answer; nil where nothing can be sent there.
    static func answer(_ visit: Visit) throws -> HTTPResponse? {
        let path = visit.request.path
        guard let change = change(path, visit) else { return nil }
        if visit.context.isReadOnly { throw ChangeFault.readOnly }
        return try change(SentForm(visit.request))
    }

    private typealias Change = (SentForm) throws -> HTTPResponse

    private static func change(_ path: [String], _ visit: Visit) -> Change? {
        switch (path.first, path.last, path.count) {
        case ("papers", "say", 3...):
            let id = path.dropFirst().dropLast().joined(separator: "/")
            return { try PaperSaying(id: id, visit: visit).answer($0) }
        case ("paper", "say", 2):
            return { try PaperSaying(id: visit.value("id") ?? "", visit: visit).answer($0) }
        case ("watches", "add", 2): return { try follow($0, visit) }
        case ("watches", "remove", 2): return { try unfollow($0, visit) }
        case ("model", "rollback", 2): return { try rollBack($0, visit) }
        case ("model", "retrain", 2): return { _ in retrain(visit) }
        case ("archive", "import", 2): return { try takeIn($0, visit) }
        case ("map", "make", 2): return { try makeMap($0, visit) }
        case ("jobs", "cancel", 3):
            return { _ in
                visit.context.jobs.cancel(Int(path[1]) ?? 0)
                return away(to: PageAddress(["jobs", path[1]]).text)
            }
        default: return nil
        }
    }

    /// The way to another page, which the browser asks for.
    static func away(to address: String) -> HTTPResponse {
        HTTPResponse(status: 303, headers: [("Location", address)])
    }

    /// The way back, with what was done.
    static func back(_ fields: SentForm, or address: String, _ notice: Notices, _ about: String = "") -> HTTPResponse {
        let back = fields["back"].flatMap(PageAddress.back) ?? address
        return away(to: Notices.added(notice, about, to: back))
    }

    private static func follow(_ fields: SentForm, _ visit: Visit) throws -> HTTPResponse {
        guard let name = fields["name"], let query = fields["query"] else {
            throw ChangeFault.missing("name and query")
        }
        let added = try visit.desk.addWatch(name, query, model: visit.model, in: visit.archive)
        return back(fields, or: "/papers", .follow, added.watch.name)
    }

    private static func unfollow(_ fields: SentForm, _ visit: Visit) throws -> HTTPResponse {
        guard let name = fields["name"] else { throw ChangeFault.missing("name") }
        try visit.desk.removeWatch(name, in: visit.archive)
        return away(to: Notices.added(.unfollow, name, to: "/papers"))
    }

    private static func rollBack(_ fields: SentForm, _ visit: Visit) throws -> HTTPResponse {
        guard let version = fields["version"] else { throw ChangeFault.missing("version") }
        let answer = try visit.desk.rollBack(RollbackRequest(version))
        return back(fields, or: "/model", answer.isChange ? .rollback : .same, answer.after.fingerprint)
    }

    private static func retrain(_ visit: Visit) -> HTTPResponse {
        let archive = visit.archive
        let job = visit.context.begin("retrain") { desk in try desk.retrain(RetrainRequest(archive: archive)).json }
        guard let job else { return away(to: Notices.added(.busy, "", to: "/model")) }
        return away(to: PageAddress(["jobs", String(job.id)]).text)
    }
}

extension ChangeRoutes {
    /// A listing that was sent is added to the archive by work of its own. Its name is told to nobody.
    private static func takeIn(_ fields: SentForm, _ visit: Visit) throws -> HTTPResponse {
        guard let bytes = fields.file("listing"), !bytes.isEmpty else { throw ChangeFault.missing("a listing") }
        var choice = ListingChoice()
        if let text = fields["listed"] {
            guard let day = CalendarDay(iso: text) else { throw ChangeFault.noDay(text) }
            choice.listedDay = day
        }
        let (upload, archive, words) = (try Upload(bytes, choice), visit.archive, visit.context.noteWords)
        let job = visit.context.begin("import") { desk in try upload.add(to: archive, desk, words) }
        guard let job else { return away(to: Notices.added(.busy, "", to: "/archive")) }
        return away(to: PageAddress(["jobs", String(job.id)]).text)
    }

    /// A map that came to nothing is tried again.
    private static func makeMap(_ fields: SentForm, _ visit: Visit) throws -> HTTPResponse {
        let period = try fields["period"].map { text throws(ViewFault) in try Visit.period(text) }
        visit.context.maps.forget(period)
        return away(to: PageAddress(["map"]).with("period", fields["period"]).text)
    }
}

/// Why a form changes nothing.
enum ChangeFault: Error, Hashable, CustomStringConvertible {
    /// The server may change nothing.
    case readOnly
    /// Something is not there.
    case missing(String)
    /// A button that no form has.
    case unknown(String)
    /// What should be a day is none.
    case noDay(String)

    var description: String {
        switch self {
        case .readOnly: "this archive is read only"
        case .missing(let what): "\(what) must be given"
        case .unknown(let what): "nothing is done by '\(what)'"
        case .noDay(let text): "'\(text)' is no day; write it like 2025-12-11"
        }
    }
}
