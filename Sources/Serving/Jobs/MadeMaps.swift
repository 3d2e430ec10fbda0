import PaperDesk
import Synchronization
import Timelines
import TopicEngine
import Wording

/// Maps, which take longer to make than a request may: they are made by work of their own, one for each period, and
/// kept until what they stand on changes.
final class MadeMaps: Sendable {
    /// What there is of a map.
    enum Standing: Sendable {
        /// It is there.
        case made(MapAnswer)
        /// It is being made; or came to nothing, and is not tried again before something changes or somebody wishes it.
        case work(Job)
        /// Too much is waiting to be done.
        case busy
    }

    private struct Attempt {
        let job: Job.ID
        var state: ServedState?
    }

    private let maps = KeptThings<Period?, MapAnswer>(most: 4)
    private let attempts = Mutex<[Period?: Attempt]>([:])

    /// The map of a period, nil for the usual one; it is begun where it is not there.
    func standing(of period: Period?, _ context: ServedContext) -> Standing {
        let now = context.moment.state(context)
        return attempts.withLock { attempts in
            if let made = maps[period, now] { return .made(made) }
            if let attempt = attempts[period], let job = context.jobs[attempt.job] {
                let cameToNothing = job.isOver && !job.isDone && attempt.state == now
                if !job.isOver || cameToNothing { return .work(job) }
            }
            guard let job = begin(period, context) else { return .busy }
            attempts[period] = Attempt(job: job.id, state: now)
            return .work(job)
        }
    }

    /// What came to nothing is tried again when it is asked for.
    func forget(_ period: Period?) { attempts.withLock { $0[period] = nil } }

    private func begin(_ period: Period?, _ context: ServedContext) -> Job? {
        let request = MapRequest(archive: context.archive, model: context.model, period: period)
        return context.begin("map") { desk in
            // What the work itself has written is no reason to try it again.
            defer {
                let state = context.moment.state(context)
                self.attempts.withLock { $0[period]?.state = state }
            }
            do {
                let before = context.moment.state(context)
                var answer = try desk.map(request)
                // Papers that had no topics yet were given them, or others wrote: now it is of the archive as it is.
                if context.moment.state(context) != before { answer = try desk.map(request) }
                self.maps.keep(answer, period, context.moment.state(context))
                return ["papers": .integer(answer.map.points.count), "made": .string(answer.map.made.description)]
            } catch TrainingError.tooFewTexts(let papers, _) {
                throw JobFault(words: "A map needs two papers or more; here are \(papers).")
            }
        }
    }
}
