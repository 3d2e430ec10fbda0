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
    ) throws -> HTTPReply {
        let length = body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
        let own = headers.contains { $0.lowercased().hasPrefix("host:") } ? [] : ["Host: \(host)"]
        let head = (["\(method) \(target) HTTP/1.1"] + own + headers + length + ["Connection: close"])
            .joined(separator: "\r\n")
        return try HTTPReply(SocketLine(port: socket.port).say(head + "\r\n\r\n" + (body ?? "")))
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
