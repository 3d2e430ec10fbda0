import Wording

/// Clients that begin with `initialize` (revisions to 2025-11-25).
extension ToolServer {
    /// The result of a request that does not say which revision it speaks.
    mutating func handshakeResult(
        _ method: String, _ parameters: RequestParameters
    ) throws(ProtocolFault) -> JSONText {
        switch method {
        case "initialize": return try agree(on: parameters.wantedRevision)
        // Is asked before the handshake, too.
        case "ping": return [:]
        default: break
        }
        guard let agreed else {
            throw ProtocolFault(
                .parameters,
                "Say 'initialize' first, or name the revision in _meta[\"io.modelcontextprotocol/protocolVersion\"]; "
                    + "\(Revision.names.joined(separator: ", ")) are spoken")
        }
        switch method {
        case "tools/list": return ["tools": try tools(parameters)]
        case "tools/call": return try call(parameters, in: agreed)
        default: throw Self.unknownMethod(method)
        }
    }

    /// Agrees on the revision that a client wants, else offers the newest that has a handshake. A second handshake
    /// replaces the first.
    private mutating func agree(on wanted: String?) throws(ProtocolFault) -> JSONText {
        guard let wanted else {
            throw ProtocolFault(.parameters, "A handshake names a protocolVersion")
        }
        let known = Revision(rawValue: wanted).flatMap { $0.hasHandshake ? $0 : nil }
        let revision = known ?? Revision.newestWithHandshake
        agreed = revision
        return [
            "protocolVersion": .string(revision.rawValue), "capabilities": Self.capabilities,
            "serverInfo": identity, "instructions": .string(Self.instructions),
        ]
    }
}
