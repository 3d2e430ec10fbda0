/// A revision of the Model Context Protocol, called by the day on which it was published.
///
/// The specification of each: https://modelcontextprotocol.io/specification/REVISION
enum Revision: String, CaseIterable {
    /// Without a handshake: each request says which revision it speaks.
    case stateless = "2026-07-28"
    case tasks = "2025-11-25"
    case structured = "2025-06-18"
    case batches = "2025-03-26"
    case first = "2024-11-05"

    /// The names of all of them, the newest first.
    static let names = allCases.map(\.rawValue)

    /// The newest of those that begin with a handshake: it is offered where a client wants one that nobody knows.
    static let newestWithHandshake = tasks

    /// Whether it begins with `initialize`.
    var hasHandshake: Bool { self != .stateless }

    /// Whether several messages may come as one array.
    var takesBatches: Bool { self == .batches }

    /// Whether a tool's answer has `structuredContent`. Where it has none, the document comes as a text of its own.
    var hasStructuredContent: Bool { ![.batches, .first].contains(self) }
}
