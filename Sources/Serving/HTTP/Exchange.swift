import Synchronization

/// One request and its answer, from the first line that came in to the last that went out.
final class Exchange: Sendable {
    /// Where it stands.
    enum Phase: Sendable {
        /// The headers come in.
        case head
        /// The body comes in; so many bytes it may have.
        case body(atMost: Int)
        /// It is answered elsewhere; its connection sleeps.
        case busy
        /// The answer is there, and goes out.
        case ready(HTTPResponse)
        /// The answer is the library's now.
        case answered
    }

    /// What has come in so far.
    struct State: Sendable {
        var phase = Phase.head
        var request = HTTPRequest(.get, path: [])
    }

    /// The address as it came.
    let target: [UInt8]
    let connection: Connection
    /// The number of its socket.
    let socket: Int32
    let state = Mutex(State())

    init(target: [UInt8], _ connection: Connection, socket: Int32) {
        (self.target, self.connection, self.socket) = (target, connection, socket)
    }

    /// Whether programs ask, which take problems as JSON.
    var isForPrograms: Bool { target.starts(with: "/api/".utf8) }

    /// A fault as whoever asks can read it.
    func response(_ fault: RequestFault) -> HTTPResponse { isForPrograms ? fault.problem : fault.page }

    /// Hands over the answer of a busy exchange, and wakes its connection; does nothing for one that is not busy.
    func finish(_ response: HTTPResponse) {
        let isFirst = state.withLock { state in
            guard case .busy = state.phase else { return false }
            state.phase = .ready(response)
            return true
        }
        if isFirst { connection.resume() }
    }
}
