/// The identifier of a request, a string or a whole number, as the bytes of JSON in which it came: it goes back
/// so, digit by digit and escape by escape.
struct RequestID: Hashable {
    let bytes: [UInt8]

    /// What stands in place of an identifier that could not be read: JSON-RPC 2.0 (section 5) demands it, and clients of
    /// this protocol take it, though its own schema would leave it out.
    static let unknown = RequestID(bytes: Array("null".utf8))
}
