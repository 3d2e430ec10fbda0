import Foundation
import PaperDesk
import Papers
import TestSupport

@testable import Serving

/// A server on a port of its own, which stops when the test is over.
final class RunningServer {
    let socket: BoundSocket
    let token = ChangeToken.random()
    let server: HTTPServer

    init(_ handlers: [any HTTPHandler], limits: ServerLimits = ServerLimits()) throws {
        socket = try BoundSocket(port: 0)
        let gate = Gatekeeper(
            token: token, address: socket.address, port: socket.port,
            questions: APIHandler.questions.union([["question"]]))
        server = try HTTPServer(socket, gate, handlers, limits: limits)
    }

    deinit { server.stop() }

    /// The name that requests have to ask for.
    var host: String { "127.0.0.1:\(socket.port)" }

    /// Sends a request and returns the answer.
    func ask(
        _ method: String = "GET", _ target: String, _ headers: [String] = [], body: String? = nil
    ) throws -> Reply {
        let length = body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
        let own = headers.contains { $0.lowercased().hasPrefix("host:") } ? [] : ["Host: \(host)"]
        let head = (["\(method) \(target) HTTP/1.1"] + own + headers + length + ["Connection: close"])
            .joined(separator: "\r\n")
        return try Reply(Line(port: socket.port).say(head + "\r\n\r\n" + (body ?? "")))
    }

    /// An answer as it came.
    struct Reply {
        let status: Int
        let headers: [String: String]
        let body: String

        /// Throws where it is none.
        init(_ bytes: [UInt8]) throws {
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { throw NoAnswer(text: text) }
            let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
            let words = lines[0].split(separator: " ")
            guard words.count > 1, let status = Int(words[1]) else { throw NoAnswer(text: text) }
            self.status = status
            headers = Dictionary(
                lines.dropFirst().compactMap { line in
                    guard let mark = line.firstIndex(of: ":") else { return nil }
                    return (
                        line[..<mark].lowercased(),
                        line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
                    )
                }, uniquingKeysWith: { $1 })
            body = String(text[end.upperBound...])
        }
    }

    /// Nothing came, or nothing that can be read.
    struct NoAnswer: Error { let text: String }
}

/// A connection, byte by byte.
final class Line {
    private let descriptor: Int32

    /// Connects to a port of this machine.
    init(port: UInt16) throws {
        descriptor = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        // Safe: the address outlives the call, which reads as many bytes as it has.
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw RunningServer.NoAnswer(text: "no connection: \(errno)") }
        var seconds = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends bytes; false where the other side does not take them any more.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Foundation.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends a text.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// What comes next, at most so many bytes; empty at the end.
    func receive(_ most: Int = 1 << 16) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: most)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return Array(bytes.prefix(max(0, count)))
    }

    /// Sends a text and returns all that comes until the end.
    func say(_ text: String) -> [UInt8] {
        send(text)
        var all: [UInt8] = []
        while true {
            let piece = receive()
            if piece.isEmpty { return all }
            all += piece
        }
    }
}

/// Answers by what a test says.
struct Answering: HTTPHandler {
    let answer: @Sendable (HTTPRequest) -> HTTPResponse?

    init(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse?) { self.answer = answer }

    func respond(to request: HTTPRequest) -> HTTPResponse? { answer(request) }

    /// Says what it was asked.
    static let echo = Answering { request in
        let query = request.query.map { "\($0.name)=\($0.value)" }
        return HTTPResponse(
            "text/plain; charset=utf-8",
            "\(request.method.rawValue) \(request.path) \(query) \(String(decoding: request.body, as: UTF8.self))")
    }
}
