import Foundation

/// A value that a thread of its own makes while others do what does not need it yet.
///
/// Whoever asks before that thread came to it makes it himself, so that nobody waits for a busy machine's next turn.
///
/// Unchecked, since what changes is touched only while `condition` is locked.
package final class ValueAhead<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    /// What makes the value; nil from when somebody does.
    private var make: (@Sendable () throws -> Value)?
    private var result: Result<Value, any Error>?

    /// Begins to make the value, on a thread whose stack has so many bytes. Nobody has to ask for it.
    package init(stackSize: Int = OwnThread.stackSize, _ make: @escaping @Sendable () throws -> Value) {
        self.make = make
        // Where no thread can be started, it is made when somebody asks.
        try? OwnThread.start(stackSize: stackSize) { self.makeOnce() }
    }

    /// The value, for which this waits; the same each time. Throws what its making threw.
    package func get() throws -> Value {
        makeOnce()
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result { return try result.get() }
            condition.wait()
        }
    }

    private func makeOnce() {
        condition.lock()
        let make = make
        self.make = nil
        condition.unlock()
        guard let make else { return }
        let result = Result { try make() }
        condition.lock()
        defer { condition.unlock() }
        self.result = result
        condition.broadcast()
    }
}
