/// Several handlers as one: the first that has an answer gives it.
public struct AllHandlers: HTTPHandler {
    private let handlers: [any HTTPHandler]

    /// In the order in which they are asked.
    public init(_ handlers: [any HTTPHandler]) { self.handlers = handlers }

    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        handlers.lazy.compactMap { $0.respond(to: request) }.first
    }

    public func kept(for request: HTTPRequest) -> HTTPResponse? {
        handlers.lazy.compactMap { $0.kept(for: request) }.first
    }

    public func takesUpload(_ request: HTTPRequest) -> Bool { handlers.contains { $0.takesUpload(request) } }
}
