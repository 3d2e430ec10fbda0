/// A record that could not be read: where it stands and why.
public struct Rejection: Hashable, Sendable, CustomStringConvertible {
    /// The file, or `standard input`.
    public var file: String
    /// The 1-based line on which the record begins, where known.
    public var line: Int?
    /// The field at fault, where it is one.
    public var field: String?
    /// Why.
    public var reason: RejectionReason

    /// A rejection.
    public init(file: String, line: Int?, field: String? = nil, reason: RejectionReason) {
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
    }

    /// `listing.jsonl:12: field 'title': …`
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)"
    }

    /// The reason with the field, without file and line.
    public var message: String { field.map { "field '\($0)': \(reason)" } ?? "\(reason)" }
}
