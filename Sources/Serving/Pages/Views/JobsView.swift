import PaperDesk
import Wording

/// Work that takes long: what is done, what waits, and what came of the last.
struct JobsView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    func document() throws -> String? { Job.json(visit.context.jobs.all).document }

    func page() throws -> Page {
        let jobs = visit.context.jobs.all
        let rows = jobs.map { job in
            let link = PageParts.link(PageAddress(["jobs", String(job.id)]).text, Markup.text(JobView.title(job)))
            return "<li>\(link) <span class=\"soft\">\(Markup.text(Self.words(job), limit: 300))</span></li>"
        }
        let none = "Nothing has been done since the server began: no import, no retraining and no map."
        return Page(
            title: "Work", part: "archive", isFleeting: true,
            body: rows.isEmpty
                ? PageParts.paragraph(none, style: "lead")
                : "<section><ul class=\"papers\">\(rows.joined(separator: "\n"))</ul></section>", forms: [.json])
    }

    private static func words(_ job: Job) -> String {
        switch job.state {
        case .running: job.stage.isEmpty ? "running" : "running: \(job.stage)"
        case .failed(let words): "failed: \(words)"
        case .waiting, .done, .cancelled: job.state.name
        }
    }
}
