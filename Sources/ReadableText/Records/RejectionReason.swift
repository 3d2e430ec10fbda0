/// Why a record could not be read: what formats share, or a fact of one of them.
public enum RejectionReason: Hashable, Sendable, CustomStringConvertible {
    /// The record is no JSON.
    case malformed(JSONError)
    /// The document ends, or is damaged, after so many records; the record begun there is lost, and whatever followed.
    case cut(JSONError, line: Int, complete: Int)
    /// The record is no JSON, and what follows is read from the next record on, at this line.
    case broken(JSONError, next: Int)
    /// Another kind of value than the one that is read.
    case wrongType(expected: String, found: String)
    /// Neither title nor abstract.
    case noText
    /// A date that is none.
    case badDate(String)
    /// A line longer than so many bytes.
    case lineTooLong(limit: Int)
    /// A line with nothing on it, where each line is answered.
    case blankLine
    /// Bytes that are no UTF-8, by 0-based offset in the line.
    case invalidUTF8(offset: Int)
    /// A record that holds more text or more elements than any paper.
    case oversized
    /// What only one format knows.
    case ofFormat(AnyFormatFact)

    /// A fact of one format.
    public static func ofFormat(_ fact: some FormatFact) -> RejectionReason { .ofFormat(AnyFormatFact(fact)) }

    /// Why, in words.
    public var description: String {
        switch self {
        case .malformed(let error): "is no valid JSON: \(error)"
        case .cut(let error, let line, let complete):
            error.isCut
                ? "the JSON ends in the middle at line \(line), after \(complete) complete entries"
                : "the JSON is damaged at line \(line) (\(error.reason)), after \(complete) complete entries; "
                    + "what follows was not read"
        case .broken(let error, let next): "is no valid JSON: \(error.reason); reading went on at line \(next)"
        case .wrongType(let expected, let found): "expected \(expected), found \(found)"
        case .noText: "has neither title nor abstract"
        case .badDate(let text): "'\(ReadableText.shortened(text))' is no date; write 2025-12-11"
        case .lineTooLong(let limit): "the line is longer than \(limit >> 20) MiB"
        case .blankLine: "is blank"
        case .invalidUTF8(let offset): "is no valid UTF-8 at byte \(offset + 1)"
        case .oversized: "holds more text or elements than a paper can have"
        case .ofFormat(let fact): fact.description
        }
    }
}
