import Foundation
public import Wording

extension Job {
    /// The document `trends.job/1`.
    public var json: JSONText { .object([.init("schema", "trends.job/1")] + members) }

    /// The document `trends.jobs/1`.
    static func json(_ jobs: [Job]) -> JSONText {
        ["schema": "trends.jobs/1", "jobs": .array(jobs.map { .object($0.members) })]
    }

    private var members: [JSONText.Member] {
        let (result, error): (JSONText, String?) =
            switch state {
            case .done(let result): (result, nil)
            case .failed(let error): (.null, SafeText.line(error))
            case .waiting, .running, .cancelled: (.null, nil)
            }
        return [
            .init("job", .integer(id)), .init("kind", .string(kind)), .init("state", .string(state.name)),
            .init("stage", .string(stage)), .init("part", JSONText(part)), .init("result", result),
            .init("error", JSONText(error)),
        ]
    }
}

extension Job.State {
    /// Its name in documents.
    public var name: String {
        switch self {
        case .waiting: "waiting"
        case .running: "running"
        case .done: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }
}

extension Jobs {
    /// What becomes of a job as Server-Sent Events: `trends.job/1` each time that something changed, until it is over.
    ///
    /// Source of the format: HTML Standard, 9.2, "Server-sent events".
    public func events(of id: Job.ID) -> HTTPResponse {
        let follower = JobFollower(self, id)
        return HTTPResponse(
            headers: [
                (name: "Content-Type", value: "text/event-stream"), (name: "Cache-Control", value: "no-store"),
                (name: "X-Accel-Buffering", value: "no"),
            ],
            body: .pieces { follower.next() })
    }
}

/// Whoever waits for a job's events. It is asked on one thread, one event after another.
private final class JobFollower: @unchecked Sendable {
    private let jobs: Jobs
    private let id: Job.ID
    private var told: Job?
    private var quiet = 0

    init(_ jobs: Jobs, _ id: Job.ID) { (self.jobs, self.id) = (jobs, id) }

    /// After so many looks without news a line says that the connection still stands: five seconds.
    private static let mostQuiet = 25

    func next() -> [UInt8]? {
        if told?.isOver == true { return nil }
        while !jobs.isClosed {
            guard let job = jobs[id] else { return nil }
            if job != told {
                (told, quiet) = (job, 0)
                return Array("event: \(job.state.name)\ndata: \(job.json.compact)\n\n".utf8)
            }
            quiet += 1
            if quiet >= Self.mostQuiet {
                quiet = 0
                return Array(": still here\n\n".utf8)
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
        return nil
    }
}
