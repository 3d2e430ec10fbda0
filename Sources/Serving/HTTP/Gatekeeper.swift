/// Who may do what: each request passes here before anything else reads it.
///
/// A server on this machine is reached by every page that its user's browser shows, so that where a request comes from
/// is not enough. Reading is free at the machine itself, where the name that was asked for is one of its own (against
/// names of others that lead here, "DNS rebinding"); changing something takes the token besides, which a page of others
/// cannot know, and no origin but its own. Where others can reach it, reading takes the token too.
public struct Gatekeeper: Sendable {
    /// The token.
    let token: ChangeToken
    /// The names and ports under which it is reached, in lower case, as `127.0.0.1:8010`.
    let hosts: Set<String>
    /// Whether reading takes the token, too.
    let guardsReading: Bool
    /// Paths that are posted to and change nothing: questions that are too long for an address.
    let questions: Set<[String]>

    /// The cookie that lets a browser read where reading takes the token. It lets nobody change anything.
    static let cookie = "trends_reader"

    /// - Parameters:
    ///   - token: what changes take.
    ///   - address: the numeric address at which the server listens.
    ///   - port: its port.
    ///   - names: further names under which it is reached.
    ///   - questions: paths that are posted to and change nothing.
    public init(
        token: ChangeToken, address: String, port: UInt16, names: [String] = [], questions: Set<[String]> = []
    ) {
        self.token = token
        self.questions = questions
        let isLocal = Self.isLocal(address)
        guardsReading = !isLocal
        let own = address.contains(":") ? "[\(address)]" : address
        let all = ["localhost", "127.0.0.1", "[::1]", own] + names
        hosts = Set(all.map { "\($0.lowercased()):\(port)" } + (port == 80 ? all.map { $0.lowercased() } : []))
    }

    /// Whether only this machine reaches an address.
    public static func isLocal(_ address: String) -> Bool { address.hasPrefix("127.") || address == "::1" }

    /// Refuses a request of which the headers are known, and not yet the body.
    func checkHead(_ request: HTTPRequest) throws(RequestFault) {
        guard let host = request.headers["host"], hosts.contains(host.lowercased()) else {
            throw RequestFault(421, "the name in the Host header is not one of this server's")
        }
        if request.method != .get, request.method != .head { try checkOrigin(request) }
        if guardsReading, !mayRead(request) {
            throw RequestFault(
                401, "this server takes its token: as Authorization: Bearer TOKEN, or once as ?token=TOKEN")
        }
    }

    /// Refuses a change that does not bring the token; a form brings it in its body.
    func checkChange(_ request: HTTPRequest) throws(RequestFault) {
        if [.get, .head].contains(request.method) || questions.contains(request.path) { return }
        let form = FormFields(request)
        guard bringsToken(request) || form?.value(ChangeToken.fieldName).map(token.matches) == true else {
            throw RequestFault(
                403, "a change takes the token that the server printed when it started, as the header X-Trends-Token")
        }
    }

    /// The answer that lets a browser read that brings the token in the address; nil for any other request.
    func welcome(_ request: HTTPRequest) -> HTTPResponse? {
        guard guardsReading, [.get, .head].contains(request.method), let given = request.value("token"),
            token.matches(given)
        else { return nil }
        // Not again in the address, where histories keep it.
        let cookie = "\(Self.cookie)=\(token.text); Path=/; HttpOnly; SameSite=Strict"
        return HTTPResponse(
            status: 303,
            headers: [
                (name: "Location", value: "/"), (name: "Set-Cookie", value: cookie),
                (name: "Cache-Control", value: "no-store"),
            ])
    }

    private func mayRead(_ request: HTTPRequest) -> Bool {
        bringsToken(request) || request.value("token").map(token.matches) == true
            || Self.cookies(request).contains { $0.name == Self.cookie && token.matches($0.value) }
    }

    private func bringsToken(_ request: HTTPRequest) -> Bool {
        if let given = request.headers[ChangeToken.headerName] { return token.matches(given) }
        guard let given = request.headers["authorization"], given.lowercased().hasPrefix("bearer ") else {
            return false
        }
        return token.matches(String(given.dropFirst("bearer ".count)))
    }

    /// Refuses what a page of another place sends. Browsers say where it comes from; programs need not.
    private func checkOrigin(_ request: HTTPRequest) throws(RequestFault) {
        let site = request.headers["sec-fetch-site"]?.lowercased()
        let isForeign = site.map { !["same-origin", "none"].contains($0) } ?? false
        let origin = request.headers["origin"]?.lowercased()
        let isOwn =
            origin.map { $0.hasPrefix("http://") && hosts.contains(String($0.dropFirst("http://".count))) } ?? true
        if isForeign || !isOwn { throw RequestFault(403, "the request comes from a page of another place") }
    }

    static func cookies(_ request: HTTPRequest) -> [(name: String, value: String)] {
        (request.headers["cookie"] ?? "").split(separator: ";").compactMap { piece in
            let parts = piece.split(separator: "=", maxSplits: 1).map { $0.withoutBlanks }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }
}
