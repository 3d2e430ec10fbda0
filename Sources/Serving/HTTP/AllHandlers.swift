/// Several handlers as one: the first that has an answer gives it.
public struct AllHandlers: HTTPHandler {
    private let handlers: [any HTTPHandler]

    /// In the order in which they are asked.
    public init(_ handlers: [any HTTPHandler]) { self.handlers = handlers }

    /// The answer; nil where the path is not one of its own.
    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        // Not by a lazy map, whose first element is made twice: each change would be made twice.
        for handler in handlers {
            if let response = handler.respond(to: request) { return response }
        }
        return nil
    }

    /// The answer that is kept; nil where one has to be made.
    public func kept(for request: HTTPRequest) -> HTTPResponse? {
        for handler in handlers {
            if let response = handler.kept(for: request) { return response }
        }
        return nil
    }

    /// Whether any of its routes takes an upload.
    public func takesUpload(_ request: HTTPRequest) -> Bool { handlers.contains { $0.takesUpload(request) } }
}
