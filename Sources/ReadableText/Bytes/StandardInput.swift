import Synchronization

/// Standard input, which nobody names and which may have to be waited for.
package enum StandardInput {
    private static let action = Mutex<(@Sendable () -> Void)?>(nil)

    /// What is to happen once, right before standard input is read for the first time.
    package static func beforeReading(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

    /// It is about to be read.
    static func willBeRead() {
        let due = action.withLock { action in
            defer { action = nil }
            return action
        }
        due?()
    }
}
