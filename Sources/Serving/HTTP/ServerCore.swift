internal import CMicroHTTPD
import Foundation
import Synchronization

/// What the library calls, and what the answers come from.
final class ServerCore: Sendable {
    let library: MicroHTTPD
    let gate: Gatekeeper
    let handlers: [any HTTPHandler]
    let limits: ServerLimits
    let connections = OpenConnections()
    let lanes: Lanes
    /// What is being answered, and whether more is.
    let work = Mutex(Work())

    struct Work {
        var busy: [ObjectIdentifier: Exchange] = [:]
        var streams: [ObjectIdentifier: EventStream] = [:]
        var bodyBytes = 0
        var isOpen = true
    }

    init(_ library: MicroHTTPD, _ gate: Gatekeeper, _ handlers: [any HTTPHandler], _ limits: ServerLimits) {
        (self.library, self.gate, self.handlers, self.limits) = (library, gate, handlers, limits)
        lanes = Lanes(slow: limits.slowAnswers, mostWaiting: limits.waiting)
    }

    /// Sends away who takes too long, until the server ends.
    func watch() {
        let thread = Thread { [weak self] in
            while let self, self.work.withLock({ $0.isOpen }) {
                self.connections.sweep()
                Thread.sleep(forTimeInterval: 0.5)
            }
        }
        thread.stackSize = 1 << 18
        thread.start()
    }

    /// Waits for what is being answered, so many seconds at most; afterwards no connection sleeps.
    func drain(_ seconds: Double) {
        let streams = work.withLock { work in
            work.isOpen = false
            return Array(work.streams.values)
        }
        for stream in streams { stream.end() }
        let end = ContinuousClock.now + .milliseconds(Int(seconds * 1_000))
        while ContinuousClock.now < end, work.withLock({ !$0.busy.isEmpty }) { Thread.sleep(forTimeInterval: 0.01) }
        for exchange in work.withLock({ Array($0.busy.values) }) { finish(exchange, exchange.response(Self.stopping)) }
        lanes.close()
        // The library takes note of connections that were woken on its own thread.
        Thread.sleep(forTimeInterval: 0.05)
    }

    static let stopping = RequestFault(503, "the server is being stopped")
    static let crowded = RequestFault(503, "too many requests wait for an answer; come again later")

    // MARK: what the library tells

    /// A request began.
    func began(_ target: [UInt8], _ connection: Connection, _ socket: Int32) -> Exchange {
        connections.allow(socket, seconds: limits.requestSeconds)
        return Exchange(target: target, connection, socket: socket)
    }

    /// A request has come further; false where its connection is to be closed. `size` becomes 0 where a part was taken.
    func came(_ exchange: Exchange, _ method: String, _ part: UnsafeRawBufferPointer) -> Bool {
        switch exchange.state.withLock({ $0.phase }) {
        case .head: return head(exchange, method)
        case .body(let most) where unsafe !part.isEmpty: return unsafe take(exchange, part, most)
        case .body: return submit(exchange)
        // Woken, and not yet answered: it goes on sleeping.
        case .busy:
            exchange.connection.suspend()
            return true
        case .ready(let response):
            exchange.state.withLock { $0.phase = .answered }
            return queue(exchange, response)
        case .answered: return true
        }
    }

    /// A request is over, however it ended.
    func ended(_ exchange: Exchange) {
        let bytes = exchange.state.withLock { $0.request.body.count }
        work.withLock { work in
            work.bodyBytes -= bytes
            work.busy[ObjectIdentifier(exchange)] = nil
        }
        connections.allow(exchange.socket, seconds: limits.requestSeconds)
    }

    private func head(_ exchange: Exchange, _ method: String) -> Bool {
        do throws(RequestFault) {
            let request = try request(exchange, method)
            try gate.checkHead(request)
            let most = limit(request)
            if let length = request.headers["content-length"] {
                guard let length = Int(length), length >= 0 else {
                    throw RequestFault(400, "the length of the body is no number")
                }
                guard length <= most else {
                    throw RequestFault(413, "a body has at most \(most) bytes here; this one has \(length)")
                }
                if length > limits.bodyBytes { connections.allow(exchange.socket, seconds: limits.uploadSeconds) }
            }
            guard work.withLock({ $0.isOpen }) else { throw Self.stopping }
            exchange.state.withLock { state in
                (state.request, state.phase) = (request, .body(atMost: most))
            }
            return true
        } catch {
            exchange.state.withLock { $0.phase = .answered }
            return queue(exchange, exchange.response(error))
        }
    }

    private func request(_ exchange: Exchange, _ method: String) throws(RequestFault) -> HTTPRequest {
        let headers = try exchange.connection.headers()
        let target = try RequestTarget(exchange.target)
        guard let method = HTTPRequest.Method(rawValue: method) else {
            throw RequestFault.method(HTTPRequest.Method.allCases)
        }
        return HTTPRequest(method, path: target.path, query: target.query, headers: headers)
    }

    private func limit(_ request: HTTPRequest) -> Int {
        if [.get, .head].contains(request.method) { return limits.bodyBytes }
        return handlers.contains { $0.takesUpload(request) } ? limits.uploadBytes : limits.bodyBytes
    }

    private func take(_ exchange: Exchange, _ part: UnsafeRawBufferPointer, _ most: Int) -> Bool {
        let count = part.count
        // Without length, and longer than it may be: no answer can be given before it ends.
        guard exchange.state.withLock({ $0.request.body.count + count <= most }) else { return false }
        let hasRoom = work.withLock { work in
            guard work.bodyBytes + count <= limits.allBodyBytes else { return false }
            work.bodyBytes += count
            return true
        }
        guard hasRoom else { return false }
        // Safe: the library keeps the part until this returns, and it is copied.
        exchange.state.withLock { state in unsafe state.request.body.append(contentsOf: part) }
        return true
    }

    private func queue(_ exchange: Exchange, _ response: HTTPResponse) -> Bool {
        let dressed = ResponseDress.dressed(response)
        switch dressed.body {
        case .bytes(let bytes):
            connections.allow(exchange.socket, seconds: max(limits.requestSeconds, 60))
            return exchange.connection.queue(status: dressed.status, dressed.headers, bytes)
        case .pieces(let next):
            let stream = EventStream(exchange.connection)
            let isTaken = work.withLock { work in
                guard work.isOpen, work.streams.count < limits.streams else { return false }
                work.streams[ObjectIdentifier(stream)] = stream
                return true
            }
            guard isTaken else { return queue(exchange, exchange.response(Self.crowded)) }
            connections.allow(exchange.socket, seconds: nil)
            guard exchange.connection.queue(status: dressed.status, dressed.headers, stream) else {
                work.withLock { _ = $0.streams.removeValue(forKey: ObjectIdentifier(stream)) }
                return false
            }
            stream.start(next) { self.work.withLock { _ = $0.streams.removeValue(forKey: ObjectIdentifier(stream)) } }
            return true
        }
    }
}
