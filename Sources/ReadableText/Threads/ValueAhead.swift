import Foundation

/// A value that a thread of its own makes while others do what does not need it yet.
///
/// Unchecked, since what changes is touched only while `condition` is locked.
package final class ValueAhead<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var result: Result<Value, any Error>?

    /// Begins to make the value. Nobody has to wait for it.
    package init(_ make: @escaping @Sendable () throws -> Value) {
        do throws(OwnThread.NotStarted) {
            try OwnThread.start { self.finish(Result { try make() }) }
        } catch {
            finish(.failure(error))
        }
    }

    /// The value, for which this waits; the same each time.
    ///
    /// Throws what its making threw, and `OwnThread.NotStarted` where no thread could be started for it.
    package func get() throws -> Value {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result { return try result.get() }
            condition.wait()
        }
    }

    private func finish(_ result: Result<Value, any Error>) {
        condition.lock()
        defer { condition.unlock() }
        self.result = result
        condition.broadcast()
    }
}
