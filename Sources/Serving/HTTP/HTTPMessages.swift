/// A request by HTTP, read and checked as far as the protocol goes.
public struct HTTPRequest: Sendable, Hashable {
    /// What is to be done.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    /// What is to be done.
    public var method: Method
    /// The parts of the path, decoded; none is empty, `.` or `..`. A slash at the end counts as none.
    public var path: [String]
    /// The query's names and values in their order, decoded.
    public var query: [(name: String, value: String)] {
        get { parameters.map { ($0.name, $0.value) } }
        set { parameters = newValue.map { Parameter(name: $0.name, value: $0.value) } }
    }
    /// The headers by their names in lower case; of several of one name the last.
    public var headers: [String: String]
    /// The body; empty where there is none.
    public var body: [UInt8]

    private var parameters: [Parameter] = []

    private struct Parameter: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// A request.
    public init(
        _ method: Method, path: [String], query: [(name: String, value: String)] = [], headers: [String: String] = [:],
        body: [UInt8] = []
    ) {
        (self.method, self.path, self.headers, self.body) = (method, path, headers, body)
        self.query = query
    }

    /// The last value of a name in the query; nil where it has none.
    public func value(_ name: String) -> String? { parameters.last { $0.name == name }?.value }
}

/// An answer by HTTP.
public struct HTTPResponse: Sendable {
    /// What follows the headers.
    public enum Body: Sendable {
        /// All of it.
        case bytes([UInt8])
        /// Pieces as they come, for Server-Sent Events: the next one, after a wait if need be, or nil at the end. It is
        /// asked on a thread of its own.
        case pieces(@Sendable () -> [UInt8]?)
    }

    /// The status, as 200.
    public var status: Int
    /// Names and values; `Content-Length` and `Date` are the server's. No value has a line break: the server refuses it.
    public var headers: [(name: String, value: String)]
    /// What follows.
    public var body: Body

    /// An answer.
    public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    /// An answer of one text.
    ///
    /// - Parameters:
    ///   - status: the status.
    ///   - type: the media type, as `text/html; charset=utf-8`.
    ///   - text: the text.
    public init(status: Int = 200, _ type: String, _ text: String) {
        self.init(status: status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
    }
}

/// What answers requests; it may be asked on several threads at once.
public protocol HTTPHandler: Sendable {
    /// The answer to a request whose sender may do what it asks for; nil where the path is not one of its own.
    func respond(to request: HTTPRequest) -> HTTPResponse?
    /// The answer to a `GET` that is there already, so that it is given at once; nil where one has to be made.
    func kept(for request: HTTPRequest) -> HTTPResponse?
    /// Whether the body of a request may be as long as an upload.
    func takesUpload(_ request: HTTPRequest) -> Bool
}

extension HTTPHandler {
    /// The answer to a `GET` that is there already, so that it is given at once; nil where one has to be made.
    public func kept(for request: HTTPRequest) -> HTTPResponse? { nil }
    /// Whether the body of a request may be as long as an upload.
    public func takesUpload(_ request: HTTPRequest) -> Bool { false }
}
