import Dispatch
import Foundation
import Synchronization

/// Asynchronous work that a command waits for, and that an interrupt ends in order.
enum Interruptible {
    /// Runs to the end. The first request to end (SIGHUP, SIGINT, SIGTERM) cancels the work, which then
    /// ends as it sees fit; a second one ends the program.
    static func run<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
        let ended = DispatchSemaphore(value: 0)
        let held = Held<Result>()
        let task = Task.detached {
            let result = await work()
            held.value.withLock { $0 = result }
            ended.signal()
        }
        let requests = [SIGHUP, SIGINT, SIGTERM].compactMap { number -> Request? in
            let before = signal(number, SIG_IGN)
            // Who started the program has it go on, as nohup does.
            if isIgnoring(before) { return nil }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if task.isCancelled { exit(Failure.Code.interrupted.rawValue) }
                task.cancel()
            }
            source.resume()
            return Request(number: number, before: before, source: source)
        }
        ended.wait()
        for request in requests {
            request.source.cancel()
            signal(request.number, request.before)
        }
        guard let result = held.value.withLock({ $0 }) else { preconditionFailure("the work ended without a result") }
        return result
    }

    /// A signal that ends the work in order, and what it did before.
    private struct Request {
        let number: Int32
        let before: Handler
        let source: any DispatchSourceSignal
    }

    private typealias Handler = (@convention(c) (Int32) -> Void)?

    private static func isIgnoring(_ handler: Handler) -> Bool {
        // Safe: what C has for "ignored" is a number in the place of a function, which is compared alone.
        unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN as Handler, to: Int.self)
    }

    private final class Held<Result: Sendable>: Sendable {
        let value = Mutex<Result?>(nil)
    }
}
