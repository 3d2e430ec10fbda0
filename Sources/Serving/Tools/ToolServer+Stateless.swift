import Wording

/// Clients that say in each request which revision they speak (2026-07-28).
extension ToolServer {
    /// The result of such a request; nothing that was asked before has a part in it.
    func statelessResult(
        _ method: String, _ parameters: RequestParameters, _ about: RequestParameters.About
    ) throws(ProtocolFault) -> JSONText {
        let revision = try Self.revision(about)
        guard about.hasCapabilities else {
            throw ProtocolFault(.parameters, "_meta[\"io.modelcontextprotocol/clientCapabilities\"] is missing")
        }
        switch method {
        case "server/discover":
            return complete(
                [
                    .init("supportedVersions", JSONText(Revision.names)), .init("capabilities", Self.capabilities),
                    .init("instructions", .string(Self.instructions)),
                ] + Self.caching)
        case "tools/list": return complete([.init("tools", try tools(parameters))] + Self.caching)
        case "tools/call":
            guard case .object(let members) = try call(parameters, in: revision) else { return complete([]) }
            return complete(members)
        default: throw Self.unknownMethod(method)
        }
    }

    private static func revision(_ about: RequestParameters.About) throws(ProtocolFault) -> Revision {
        guard case .named(let name) = about.revision else {
            throw ProtocolFault(
                .parameters, "_meta[\"io.modelcontextprotocol/protocolVersion\"] is missing, or no text")
        }
        guard let revision = Revision(rawValue: name) else {
            throw .unknownRevision(name)
        }
        if revision.hasHandshake {
            throw ProtocolFault(.parameters, "The revision \(name) begins with 'initialize', and has nothing in _meta")
        }
        return revision
    }

    /// A result that is whole, with who gives it.
    private func complete(_ members: [JSONText.Member]) -> JSONText {
        .object(
            [.init("resultType", "complete")] + members + [
                .init("_meta", ["io.modelcontextprotocol/serverInfo": identity])
            ])
    }

    /// How long what is the same for everybody may be kept: for an hour. It changes with the program alone.
    private static let caching: [JSONText.Member] = [.init("ttlMs", 3_600_000), .init("cacheScope", "public")]
}
