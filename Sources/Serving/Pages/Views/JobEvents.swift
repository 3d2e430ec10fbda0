import Dispatch
import Foundation
import Synchronization
import Wording

/// Tells how far work is, as it goes (Server-Sent Events; WHATWG HTML, 9.2): a message for each change, until it is over.
enum JobEvents {
    /// How long nothing is said before something is, so that a line that broke is noticed.
    private static let patience = 40
    private static let pause = 0.25

    /// The answer; nil where there is no such work.
    static func response(_ number: String, _ visit: Visit) -> HTTPResponse? {
        let jobs = visit.context.jobs
        guard let id = Int(number), jobs[id] != nil else { return nil }
        let told = Mutex(Told())
        return HTTPResponse(
            headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
            body: .pieces { next(jobs, id, told) })
    }

    private struct Told {
        var last: Job?
        var isEnded = false
    }

    /// The next message, after a wait if need be; nil behind that of the end.
    private static func next(_ jobs: Jobs, _ id: Int, _ told: borrowing Mutex<Told>) -> [UInt8]? {
        for _ in 0..<patience {
            if told.withLock({ $0.isEnded }) { return nil }
            let job = jobs[id]
            let isNews = told.withLock { told in
                defer { (told.last, told.isEnded) = (job, job?.isOver ?? true) }
                return told.last != job
            }
            if isNews { return job.map { Array("data: \(json($0))\n\n".utf8) } }
            Thread.sleep(forTimeInterval: pause)
        }
        return Array(": still at it\n\n".utf8)
    }

    private static func json(_ job: Job) -> String {
        JSONText.object([
            .init("job", .integer(job.id)), .init("stage", .string(job.stage)), .init("part", JSONText(job.part)),
            .init("over", .bool(job.isOver)),
        ]).compact
    }
}
