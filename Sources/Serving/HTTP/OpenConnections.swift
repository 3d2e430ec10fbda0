import Foundation
import Synchronization

/// Connections that are open, and until when each has to have done its part: who sends a byte now and then to keep a
/// connection is sent away.
final class OpenConnections: Sendable {
    private let sockets = Mutex<[Int32: Entry]>([:])

    private struct Entry {
        /// When it is closed; nil where it is this program's turn.
        var deadline: ContinuousClock.Instant?
    }

    /// How many there are.
    var count: Int { sockets.withLock { $0.count } }

    /// One was opened, and has so many seconds for its first request.
    func open(_ socket: Int32, seconds: Int) {
        sockets.withLock { $0[socket] = Entry(deadline: ContinuousClock.now + .seconds(seconds)) }
    }

    /// It has so many seconds from now on; nil where it is this program's turn. Nothing where it is closed already.
    func allow(_ socket: Int32, seconds: Int?) {
        let deadline = seconds.map { ContinuousClock.now + .seconds($0) }
        sockets.withLock { $0[socket]?.deadline = deadline }
    }

    /// One was closed: its number may be another file's from now on.
    func close(_ socket: Int32) { sockets.withLock { _ = $0.removeValue(forKey: socket) } }

    /// Ends those whose time is over; the library then closes them.
    func sweep(now: ContinuousClock.Instant = .now) {
        sockets.withLock { sockets in
            for (socket, entry) in sockets {
                // Within the lock: a socket that is in the table is not closed yet.
                if let deadline = entry.deadline, deadline < now { _ = shutdown(socket, Int32(SHUT_RDWR)) }
            }
        }
    }
}
