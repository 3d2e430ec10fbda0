import Wording

/// Something that programs may ask: a method, a path, what it may be given, and how it is answered. The same value says
/// it to programs (`openapi.json`) and checks what comes, so that the two cannot differ.
struct APIRoute: Sendable {
    /// What comes behind the last part of the path.
    enum Rest: Sendable, Hashable {
        /// Nothing.
        case none
        /// A name, as a topic's slug or a paper's identifier, which may have slashes.
        case name(String)
    }

    /// What is sent besides the address.
    struct Body: Sendable {
        /// The media types that are read.
        let types: [String]
        /// What it is, in words.
        let words: String
    }

    /// What comes back.
    enum Answer: Sendable, Hashable {
        /// A document of ours, by the name of its schema.
        case document(String)
        /// A text of this media type.
        case text(String)
    }

    let method: HTTPRequest.Method
    /// The parts of the path behind `/api/v1`.
    let path: [String]
    var rest = Rest.none
    /// What it is for.
    let words: String
    var parameters: [ToolParameter] = []
    var body: Body?
    let answer: Answer
    /// The status of a success.
    var status = 200
    /// Whether it changes something, so that it takes the token.
    var changes = false
    /// Whether the body may be as long as an upload.
    var takesUpload = false
    /// Whether it is a question that is asked of the same moment again and again, and never kept.
    var isFleeting = false
    let respond: @Sendable (APIQuestion) throws -> HTTPResponse

    /// The path as OpenAPI writes it: `/api/v1/papers/{id}`.
    var template: String {
        let end: [String] =
            switch rest {
            case .none: []
            case .name(let name): ["{\(name)}"]
            }
        return "/" + (["api", "v1"] + path + end).joined(separator: "/")
    }

    /// What comes behind the path of this route in a request's; nil where it is another route's.
    func rest(of parts: some Collection<String>) -> [String]? {
        guard parts.starts(with: path) else { return nil }
        let end = Array(parts.dropFirst(path.count))
        switch rest {
        case .none: return end.isEmpty ? end : nil
        case .name: return end.isEmpty ? nil : end
        }
    }
}

/// A request to a route, with what it was given.
struct APIQuestion {
    let context: ServedContext
    let request: HTTPRequest
    let arguments: ToolArguments
    /// The name behind the path; empty where the route takes none.
    let name: String
}

extension HTTPResponse {
    /// A document of ours, byte for byte as the command line prints it.
    static func document(_ json: JSONText, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, "application/json", json.document)
    }
}
