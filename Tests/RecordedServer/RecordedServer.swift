internal import Foundation
internal import Synchronization

/// A server on this machine that answers requests with recorded bytes, the good and the bad.
///
/// It knows as much of HTTP as finding the end of a request. Each connection has a thread; an answer ends its
/// connection unless it says otherwise.
public final class RecordedServer: Sendable {
    /// What was asked: the first line's target, and all lines.
    public struct Request: Hashable, Sendable {
        /// Path and query.
        public let target: String
        /// The header lines as sent.
        public let lines: [String]

        init(_ text: String) {
            lines = text.split(separator: "\r\n").map(String.init)
            target = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        }
    }

    private let listener: ListeningSocket
    private let log = RequestLog()

    /// Starts on a free port of the loopback; `answer` is given the request and its number, counted from 0.
    public init(_ answer: @escaping @Sendable (Request, Int) -> Reply) async throws {
        listener = try ListeningSocket()
        listener.serve { [log] connection in
            log.connected()
            while let request = connection.request(), connection.play(answer(request, log.add(request))) {}
        }
    }

    /// Plays answers in order; the last one again and again.
    public convenience init(_ replies: Reply...) async throws {
        try await self.init { _, number in replies[min(number, replies.count - 1)] }
    }

    /// `http://127.0.0.1:40123`
    public var url: String { "http://127.0.0.1:\(listener.port)" }

    /// The requests so far, in order.
    public var requests: [Request] { log.requests }

    /// What was asked for so far, in order.
    public var targets: [String] { requests.map(\.target) }

    /// How many connections were made so far.
    public var connections: Int { log.connections }

    /// Takes no more connections.
    public func stop() async throws { await listener.end() }
}

private final class RequestLog: Sendable {
    private let held = Mutex<(requests: [RecordedServer.Request], connections: Int)>(([], 0))

    var requests: [RecordedServer.Request] { held.withLock { $0.requests } }
    var connections: Int { held.withLock { $0.connections } }

    func connected() { held.withLock { $0.connections += 1 } }

    /// Adds a request and gives its number.
    func add(_ request: RecordedServer.Request) -> Int {
        held.withLock {
            $0.requests.append(request)
            return $0.requests.count - 1
        }
    }
}
