import Foundation
import ReadableText
import Synchronization

/// Makes the answers that are asked for first before anybody asks for them: at the start, and again whenever what they
/// stand on has changed and has then been the same for a while, so that nobody who writes is disturbed.
///
/// The answers are kept by the handler (`KeptAnswers`); here they are only asked for.
public final class PreparedViews<State: Hashable & Sendable>: Sendable {
    private let handler: any HTTPHandler
    private let paths: [[String]]
    private let pause: Double
    private let state: @Sendable () -> State?
    private let isOpen = Mutex(true)
    /// Held while answers are made.
    private let making = NSLock()

    /// - Parameters:
    ///   - handler: who makes and keeps the answers.
    ///   - paths: what is asked for, in this order.
    ///   - pause: every so many seconds it is looked whether anything has changed.
    ///   - state: what all answers stand on; nil where it cannot be told, and nothing is prepared.
    public init(
        _ handler: any HTTPHandler, paths: [[String]], pause: Double = 1, state: @escaping @Sendable () -> State?
    ) {
        (self.handler, self.paths, self.pause, self.state) = (handler, paths, pause, state)
    }

    /// Begins, on a thread of its own.
    public func start() {
        let thread = Thread { [self] in
            var (prepared, seen): (State?, State?) = (nil, state())
            while isOpen.withLock({ $0 }) {
                let now = state()
                var spent = Duration.zero
                if let now, now != prepared, now == seen {
                    spent = ContinuousClock().measure { making.withLock { prepare() } }
                    // What making them has written into the archive, the topics of new papers, changes nothing that they
                    // say, but they are not kept then: another round does that.
                    prepared = now
                }
                seen = now
                // Whatever changes how often: most of the time is left to others.
                Thread.sleep(forTimeInterval: max(pause, 2 * (spent / .seconds(1))))
            }
        }
        // As much as the threads have that answer: the same is done here.
        thread.stackSize = 8 << 20
        thread.qualityOfService = .utility
        thread.start()
    }

    /// Ends it: nothing more is asked for. Does not wait for what is being made.
    public func stop() { isOpen.withLock { $0 = false } }

    /// Waits for what is being made, so many seconds at most: until then it has the archive open, and whoever closes it
    /// is not the last.
    public func wait(within seconds: Double = 5) {
        if making.lock(before: Date(timeIntervalSinceNow: seconds)) { making.unlock() }
    }

    private func prepare() {
        for path in paths where isOpen.withLock({ $0 }) {
            let request = HTTPRequest(.get, path: path)
            if handler.kept(for: request) == nil { _ = handler.respond(to: request) }
        }
        ProcessMemory.giveBack()
    }
}
