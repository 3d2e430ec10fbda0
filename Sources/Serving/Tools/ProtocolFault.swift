import Wording

/// Why a request has no result: an error of JSON-RPC 2.0, which is for the client, not for the assistant behind it.
struct ProtocolFault: Error, Hashable {
    /// What kind of error it is.
    enum Code: Int {
        /// What came is no JSON.
        case noJSON = -32_700
        /// It is JSON, and no message.
        case noMessage = -32_600
        /// There is no such method in the revision that is spoken.
        case noMethod = -32_601
        /// The method has other parameters.
        case parameters = -32_602
        /// The program has a defect.
        case defect = -32_603
        /// The revision that is asked for is not known.
        case revision = -32_022
    }

    let code: Code
    /// One sentence.
    let message: String
    /// What there is for programs besides; nil for nothing.
    var details: JSONText?

    init(_ code: Code, _ message: String, _ details: JSONText? = nil) {
        (self.code, self.message, self.details) = (code, message, details)
    }

    /// The revision is none of those that are spoken.
    static func unknownRevision(_ name: String) -> ProtocolFault {
        ProtocolFault(
            .revision, "Unsupported protocol version",
            ["supported": JSONText(Revision.names), "requested": .string(name)])
    }

    /// The member `error` of an answer.
    var json: JSONText {
        let members: [JSONText.Member] = [
            .init("code", .integer(code.rawValue)), .init("message", .string(SafeText.line(message))),
        ]
        return .object(members + (details.map { [.init("data", $0)] } ?? []))
    }
}
