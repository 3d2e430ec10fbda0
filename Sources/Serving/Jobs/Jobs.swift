import Dispatch
public import PaperDesk
import Synchronization
public import Wording

/// Work that takes long (a retrain, an import), done one after another on a thread of its own beside the answers.
///
/// What was done, and what came of it, is kept of the last ``mostKept``.
///
///     let jobs = Jobs()
///     let id = jobs.start("retrain") { progress in
///         var desk = context.desk()
///         desk.progress = progress
///         return try desk.retrain(RetrainRequest()).json
///     }
///     jobs[id]?.state   // .waiting, .running and then .done
public final class Jobs: Sendable {
    /// So many are kept when they are over.
    public static let mostKept = 20
    /// So many wait at most; who comes then is told to come later.
    public static let mostWaiting = 8

    private let queue = DispatchQueue(label: "trends.jobs")
    /// What is in the queue, and not over.
    private let running = DispatchGroup()
    private let shelf = Mutex(Shelf())
    /// What a person is told of an error.
    private let words: @Sendable (any Error) -> String?

    private struct Shelf {
        var jobs: [Job] = []
        var last = 0
        /// Counts what changed, so that who waits sees it.
        var turn = 0
        var isOpen = true
    }

    /// None yet.
    ///
    /// - Parameter words: what a person is told of an error; nil where it is a defect.
    public init(words: @escaping @Sendable (any Error) -> String? = { "\($0)" }) { self.words = words }

    /// All that are known, the newest first.
    public var all: [Job] { shelf.withLock { $0.jobs.reversed() } }

    /// One of them; nil where none has the number, or it was long ago.
    public subscript(_ id: Job.ID) -> Job? { shelf.withLock { shelf in shelf.jobs.first { $0.id == id } } }

    /// Puts work in the queue; nil where too much waits there.
    ///
    /// - Parameters:
    ///   - kind: what it is, as `retrain`.
    ///   - work: what is to be done; it tells the progress how far it is, and gives what came of it. What it throws is
    ///     put into words.
    public func start(
        _ kind: String, _ work: @escaping @Sendable (any WorkProgress) throws -> JSONText
    ) -> Job.ID? {
        let id: Job.ID? = shelf.withLock { shelf in
            let waiting = shelf.jobs.count { !$0.isOver }
            guard shelf.isOpen, waiting < Self.mostWaiting else { return nil }
            shelf.last += 1
            shelf.turn += 1
            shelf.jobs.append(Job(id: shelf.last, kind: kind, state: .waiting, stage: "", part: nil))
            return shelf.last
        }
        guard let id else { return nil }
        queue.async(group: running) { self.run(id, work) }
        return id
    }

    /// Nobody wants it any more: what waits is not begun, and what runs ends where it can be left as if it had not been
    /// begun, which may be later.
    /// Returns whether it was not over yet.
    @discardableResult
    public func cancel(_ id: Job.ID) -> Bool {
        change(id) { job in
            guard !job.isOver else { return false }
            job.state = .cancelled
            return true
        } ?? false
    }

    /// No more is begun, and what runs is cancelled; waits until it has been left, so many seconds at most.
    public func close(within seconds: Double = 5) {
        let open = shelf.withLock { shelf in
            shelf.isOpen = false
            return shelf.jobs.filter { !$0.isOver }.map(\.id)
        }
        for id in open { cancel(id) }
        _ = running.wait(timeout: .now() + seconds)
    }

    /// Whether no more is begun.
    var isClosed: Bool { shelf.withLock { !$0.isOpen } }

    /// Counts what has changed of all of them.
    var turn: Int { shelf.withLock { $0.turn } }

    /// Tells how far a job is; false where it is not wanted any more.
    @discardableResult
    func tell(_ id: Job.ID, stage: String, part: Double?) -> Bool {
        change(id) { job in
            guard job.state == .running else { return false }
            (job.stage, job.part) = (stage, part)
            return true
        } ?? false
    }

    private func change<Result: Sendable>(_ id: Job.ID, _ body: (inout Job) -> Result) -> Result? {
        shelf.withLock { shelf in
            guard let place = shelf.jobs.firstIndex(where: { $0.id == id }) else { return nil }
            shelf.turn += 1
            return body(&shelf.jobs[place])
        }
    }

    private func run(_ id: Job.ID, _ work: @Sendable (any WorkProgress) throws -> JSONText) {
        let isWanted = change(id) { job in
            guard job.state == .waiting else { return false }
            job.state = .running
            return true
        }
        guard isWanted == true else { return }
        let state: Job.State
        do {
            state = .done(try work(JobProgress(self, id)))
        } catch is CancellationError {
            state = .cancelled
        } catch let fault as JobFault {
            state = .failed(fault.words)
        } catch {
            state = .failed(words(error) ?? "unexpected error: \(error); please report it")
        }
        // What was cancelled stays so, whatever came of it.
        _ = change(id) { job in if job.state == .running { job.state = state } }
        shelf.withLock { shelf in
            let over = shelf.jobs.filter(\.isOver).dropLast(Self.mostKept).map(\.id)
            shelf.jobs.removeAll { over.contains($0.id) }
        }
    }
}
