import PaperDesk
import Wording

/// Work that takes long: where it stands. With script it tells of itself, without the page is asked for again.
struct JobView: PageView {
    private let visit: Visit
    private let number: String

    init(_ visit: Visit, _ number: String) { (self.visit, self.number) = (visit, number) }

    private func job() throws -> Job {
        guard let job = Int(number).flatMap({ visit.context.jobs[$0] }) else { throw ViewFault.noJob(number) }
        return job
    }

    func document() throws -> String? {
        try job().json.document
    }

    func page() throws -> Page {
        let job = try job()
        return Page(
            title: Self.title(job), over: "Work \(job.id)", part: Self.part(job), isFleeting: true,
            body: job.isOver ? ended(job) : Self.running(job, visit), refreshes: !job.isOver)
    }

    /// What work is called.
    static func title(_ job: Job) -> String { job.kind == "retrain" ? "Retraining" : job.kind.capitalizedFirst }

    /// The view that tells what comes of it.
    private static func part(_ job: Job) -> String {
        switch job.kind {
        case "retrain": "model"
        case "map": "map"
        default: "archive"
        }
    }

    /// How far it is, and a way to end it.
    static func running(_ job: Job, _ visit: Visit) -> String {
        let part = job.part.map { " value=\"\(Figures.fixed($0, decimals: 3))\"" } ?? ""
        let stage = job.stage.isEmpty ? (job.state == .waiting ? "Other work is before it." : "It begins.") : job.stage
        let number = String(job.id)
        return Markup.element(
            "section", ["data-events": PageAddress(["api", "v1", "jobs", number, "events"]).text],
            "<p class=\"stage\" aria-live=\"polite\">\(Markup.text(stage))</p>"
                + "<p><progress aria-label=\"How far it is\"\(part)></progress></p>" + cancel(number, visit))
    }

    private static func cancel(_ number: String, _ visit: Visit) -> String {
        "<form class=\"say\" method=\"post\" action=\"\(PageAddress(["jobs", number, "cancel"]).text)\">"
            + PageParts.hidden("token", visit.context.changeToken.text) + "<button>Cancel</button></form>"
    }

    private func ended(_ job: Job) -> String {
        let place = Self.part(job)
        let ways = [PageParts.link("/" + place, place.capitalizedFirst), PageParts.link("/jobs", "All work")]
        let back = "<p class=\"steps\">\(ways.joined(separator: "\n"))</p>"
        switch job.state {
        case .done(let answer):
            return PageParts.paragraph("It is done.", style: "lead") + back
                + PageParts.details("What came of it", PageParts.code(answer.document, name: "What came of it"))
        case .failed(let words): return PageParts.paragraph(words, style: "lead") + back
        case .cancelled, .waiting, .running: return PageParts.paragraph("It was cancelled.", style: "lead") + back
        }
    }
}
