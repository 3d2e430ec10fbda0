import Foundation
import Synchronization

/// An answer whose pieces come as they are made, on a thread of its own: whoever reads slowly, or waits for the next
/// piece, keeps nobody else waiting.
final class EventStream: Sendable {
    private let connection: Connection
    private let state = Mutex(State())

    private struct State {
        var pending: [UInt8] = []
        /// Whether the connection sleeps until there is something to send.
        var sleeps = false
        /// Whether nothing more comes.
        var isEnded = false
        /// Whether nobody reads any more.
        var isClosed = false
    }

    /// Of a reader that does not read so many bytes are kept, and no more pieces are made meanwhile.
    private static let mostPending = 1 << 18

    /// A stream to a connection, on which nothing runs yet.
    init(_ connection: Connection) { self.connection = connection }

    /// Asks for pieces until there are no more, or nobody reads them.
    ///
    /// - Parameters:
    ///   - next: the next piece, or nil at the end.
    ///   - whenOver: is called at the end.
    func start(_ next: @escaping @Sendable () -> [UInt8]?, whenOver: @escaping @Sendable () -> Void) {
        let thread = Thread {
            while self.isWanted, let piece = next() { self.append(piece) }
            self.end()
            whenOver()
        }
        thread.stackSize = 1 << 19
        thread.start()
    }

    /// Whether somebody reads still; waits while more than enough is pending.
    private var isWanted: Bool {
        while true {
            let (isClosed, isFull) = state.withLock { ($0.isClosed, $0.pending.count >= Self.mostPending) }
            if isClosed { return false }
            if !isFull { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    private func append(_ piece: [UInt8]) {
        wake { $0.pending += piece }
    }

    /// No more comes.
    func end() {
        wake { $0.isEnded = true }
    }

    private func wake(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            // Within the lock: the connection lives as long as it sleeps.
            if state.sleeps {
                state.sleeps = false
                connection.resume()
            }
        }
    }

    /// Nobody reads any more.
    func close() {
        state.withLock { state in
            (state.isClosed, state.sleeps) = (true, false)
            state.pending = []
        }
    }

    /// Gives what is pending; 0 where there is nothing yet, so that the connection sleeps; -1 at the end.
    ///
    /// Safe: at most as many bytes as the buffer has are written to it.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        state.withLock { state in
            if state.pending.isEmpty {
                if state.isEnded { return -1 }
                state.sleeps = true
                connection.suspend()
                return 0
            }
            let count = min(buffer.count, state.pending.count)
            unsafe buffer.copyBytes(from: state.pending.prefix(count))
            state.pending.removeFirst(count)
            return count
        }
    }
}
