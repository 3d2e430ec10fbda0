import Dispatch

/// A value that threads change one at a time.
///
/// Not the standard library's `Mutex`: where a thread has to wait for one, it waits in code that
/// the thread sanitizer does not see, and races that are none are reported. Unchecked, since
/// `value` is touched only by the thread that has taken the semaphore.
final class Guarded<Value: Sendable>: @unchecked Sendable {
    private let turn = DispatchSemaphore(value: 1)
    private var value: Value

    init(_ value: Value) { self.value = value }

    /// Runs `body` with the value, while no other thread does.
    func change<Result>(_ body: (inout Value) -> Result) -> Result {
        turn.wait()
        defer { turn.signal() }
        return body(&value)
    }
}
