/// The identifier of a request, a string or a whole number, as the bytes of JSON in which it came: it goes back
/// so, digit by digit and escape by escape.
struct RequestID: Hashable {
    let bytes: [UInt8]

    /// What stands in place of an identifier that could not be read.
    static let unknown = RequestID(bytes: Array("null".utf8))
}
