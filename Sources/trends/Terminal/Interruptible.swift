import Dispatch
import Foundation
import Synchronization

/// Asynchronous work that a command waits for, and that an interrupt ends in order.
enum Interruptible {
    /// Runs to the end. The first request to end (SIGINT, SIGTERM) cancels the work, which then
    /// ends as it sees fit; a second one ends the program.
    static func run<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
        let ended = DispatchSemaphore(value: 0)
        let held = Held<Result>()
        let task = Task.detached {
            let result = await work()
            held.value.withLock { $0 = result }
            ended.signal()
        }
        let requests = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if task.isCancelled { exit(Failure.Code.interrupted.rawValue) }
                task.cancel()
            }
            source.resume()
            return (number, source)
        }
        ended.wait()
        for (number, source) in requests {
            source.cancel()
            signal(number, SIG_DFL)
        }
        guard let result = held.value.withLock({ $0 }) else { preconditionFailure("the work ended without a result") }
        return result
    }

    private final class Held<Result: Sendable>: Sendable {
        let value = Mutex<Result?>(nil)
    }
}
