import Synchronization

/// Standard input, which nobody names and which may have to be waited for.
package enum StandardInput {
    private static let action = Mutex<(@Sendable () -> Void)?>(nil)

    /// What is to happen once, right before standard input is read for the first time.
    package static func beforeReading(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

    /// What was looked at ahead, and whether the end came then.
    private struct Ahead {
        var bytes: [UInt8] = []
        var isAtEnd = false
    }
    private static let ahead = Mutex(Ahead())
    /// Enough to tell what a text is, compressed or not.
    private static let headSize = 4 << 10

    /// The first bytes, without taking them away: whoever reads standard input gets them first.
    package static func head() throws(InputError) -> [UInt8] {
        let file = OpenFile()
        var bytes = [UInt8](repeating: 0, count: headSize)
        var filled = 0
        while filled < headSize {
            let count = try file.read(into: &bytes, from: filled)
            if count == 0 { break }
            filled += count
        }
        bytes.removeSubrange(filled...)
        let head = Ahead(bytes: bytes, isAtEnd: filled < headSize)
        ahead.withLock { $0 = head }
        return bytes
    }

    /// Moves bytes that were looked at ahead into a buffer, as many as there is room for; nil where there are none, and
    /// the system has to be asked.
    static func takeAhead(into target: inout [UInt8], from place: Int) -> Int? {
        let room = target.count - place
        let (taken, isAtEnd) = ahead.withLock { ahead in
            let taken = Array(ahead.bytes.prefix(room))
            ahead.bytes.removeFirst(taken.count)
            return (taken, ahead.isAtEnd)
        }
        if taken.isEmpty, !isAtEnd { return nil }
        target.replaceSubrange(place..<place + taken.count, with: taken)
        return taken.count
    }

    /// It is about to be read.
    static func willBeRead() {
        let due = action.withLock { action in
            defer { action = nil }
            return action
        }
        due?()
    }
}
