import ReadableText

/// Where and why a text is no Python literal.
public struct PythonLiteralError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// Something else was due here.
        case expected(String, found: UInt8)
        /// A name or a call, which only an interpreter could make a value of.
        case name(String)
        /// A number that is none.
        case badNumber
        /// A backslash followed by what is no escape, or by a character's name.
        case badEscape
        /// A line break within a string of single quotes.
        case lineBreakInString
        /// A `datetime` that names no day.
        case badDate
        /// A dictionary's key that is a tuple.
        case keyIsContainer
        /// More levels than are followed.
        case tooDeep(limit: Int)
        /// Something follows the end of the literal.
        case trailing(UInt8)
    }

    /// The reason.
    public let reason: Reason
    /// Bytes from the beginning of the text to the offending one.
    public let offset: Int

    /// What is wrong, with the place.
    public var description: String { "\(reason) at byte \(offset + 1)" }
}

extension PythonLiteralError.Reason: CustomStringConvertible {
    /// What is wrong, without the place.
    public var description: String {
        switch self {
        case .unexpectedEnd: "it ends in the middle"
        case .expected(let what, let found): "expected \(what), found \(JSONError.Reason.shown(found))"
        case .name(let name): "'\(ReadableText.shortened(name))' is no literal"
        case .badNumber: "a number that Python does not write"
        case .badEscape: "a backslash that begins no known escape"
        case .lineBreakInString: "a line break within a string that begins"
        case .badDate: "a datetime that names no day"
        case .keyIsContainer: "a dictionary's key that is no text"
        case .tooDeep(let limit): "more than \(limit) levels of nesting"
        case .trailing(let found): "\(JSONError.Reason.shown(found)) after the end of the value"
        }
    }
}
