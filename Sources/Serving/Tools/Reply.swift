import Wording

/// The answers of JSON-RPC 2.0, each one line without its end: no byte of them is a line feed, since the writer of
/// JSON escapes those within texts.
enum Reply {
    /// The result of a request.
    static func result(_ id: RequestID, _ result: JSONText) -> [UInt8] { line(id, "result", result) }

    /// Why a request has no result.
    static func fault(_ id: RequestID, _ fault: ProtocolFault) -> [UInt8] { line(id, "error", fault.json) }

    /// Several answers as one array.
    static func batch(_ answers: [[UInt8]]) -> [UInt8] {
        Array("[".utf8) + Array(answers.joined(separator: [UInt8(ascii: ",")])) + Array("]".utf8)
    }

    private static func line(_ id: RequestID, _ name: String, _ value: JSONText) -> [UInt8] {
        var bytes = Array(#"{"jsonrpc":"2.0","id":"#.utf8) + id.bytes + Array(#",""#.utf8) + Array(name.utf8)
        bytes += Array(#"":"#.utf8)
        value.append(to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}
