import PaperArchive
import PaperDesk
import TopicEngine

/// Answers programs: what is below `/api/v1` and `/feeds`.
///
/// Each answer is the document that the command line prints, byte for byte, and each fault a problem document
/// (RFC 9457). Arguments that a route does not know are faults, so that a mistyped one is not passed over.
public struct APIHandler: HTTPHandler {
    private let context: ServedContext
    private let limits: ServerLimits

    /// Paths that are posted to and change nothing, for the ``Gatekeeper``.
    public static let questions = Set(
        APIRoute.all.filter { $0.method == .post && !$0.changes }.map { ["api", "v1"] + $0.path })

    /// - Parameters:
    ///   - context: the desk, the archive and the model.
    ///   - limits: what the server does not go beyond; told in `openapi.json`.
    public init(_ context: ServedContext, limits: ServerLimits = ServerLimits()) {
        (self.context, self.limits) = (context, limits)
    }

    /// Whether a route takes an upload.
    public func takesUpload(_ request: HTTPRequest) -> Bool {
        Self.routes(request).contains { $0.route.method == request.method && $0.route.takesUpload }
    }

    /// The answer; nil where the path is not one of its own.
    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        if request.path.first == "feeds" { return answer { try Feeds(context).respond(to: request) } }
        guard request.path.first == "api" else { return nil }
        return answer {
            if request.path == ["api", "v1", "openapi.json"] {
                guard request.method == .get else { throw RequestFault.method([.get, .head]) }
                return .document(OpenAPI(limits: limits, version: context.version).json)
            }
            let found = Self.routes(request)
            guard !found.isEmpty else { throw RequestFault.notFound }
            guard let (route, rest) = found.first(where: { $0.route.method == request.method }) else {
                throw RequestFault.method(Self.methods(found.map(\.route)))
            }
            return try respond(route, rest, request)
        }
    }

    private func respond(_ route: APIRoute, _ rest: [String], _ request: HTTPRequest) throws -> HTTPResponse {
        if route.changes, context.isReadOnly { throw RequestFault(403, "this server changes nothing") }
        let arguments: ToolArguments
        do {
            // The token of those who cannot set a header.
            let given = request.query.filter { $0.name != ChangeToken.fieldName }
            arguments = try ToolArguments(texts: given, for: route.parameters)
        } catch let fault as ArgumentFault {
            throw RequestFault(400, fault.description)
        }
        var response = try route.respond(
            APIQuestion(
                context: context, request: request, arguments: arguments, name: rest.joined(separator: "/")))
        if route.isFleeting { response.headers.append((name: "Cache-Control", value: "no-store")) }
        return response
    }

    private static func routes(_ request: HTTPRequest) -> [(route: APIRoute, rest: [String])] {
        guard request.path.starts(with: ["api", "v1"]) else { return [] }
        let parts = request.path.dropFirst(2)
        return APIRoute.all.compactMap { route in route.rest(of: parts).map { (route, $0) } }
    }

    private static func methods(_ routes: [APIRoute]) -> [HTTPRequest.Method] {
        let all = Set(routes.map(\.method))
        return HTTPRequest.Method.allCases.filter { all.contains($0) || $0 == .head && all.contains(.get) }
    }

    /// The answer, or the fault as a problem document.
    private func answer(_ make: () throws -> HTTPResponse) -> HTTPResponse {
        do { return try make() } catch { return RequestFault(error, context).problem }
    }
}

extension RequestFault {
    /// What programs are told of an error.
    init(_ error: any Error, _ context: ServedContext) {
        if let fault = error as? RequestFault {
            self = fault
            return
        }
        if let fault = error as? ArgumentFault {
            self.init(400, fault.description)
            return
        }
        guard let sentence = context.words(error) else {
            self.init(500, "unexpected error: \(error); please report it")
            return
        }
        self.init(Self.status(error), sentence)
    }

    private static func status(_ error: any Error) -> Int {
        switch error {
        case DeskError.noPaper, DeskError.noWatch, DeskError.noVersion: 404
        case ArchiveError.ambiguous, DeskError.worse: 409
        case ArchiveError.readOnly, ArchiveError.cannotCreate: 403
        case ArchiveError.locked, ArchiveError.notFound, DeskError.noModel, DeskError.modelsLocked: 503
        case is ArchiveError, is ModelFileError: 500
        case DeskError.cannotRead, DeskError.cannotWrite, DeskError.noHome, DeskError.configuration: 500
        // All others tell what is wrong with what was asked.
        default: 400
        }
    }
}
