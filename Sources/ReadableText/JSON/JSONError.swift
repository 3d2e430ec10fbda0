/// Where and why bytes are no JSON.
public struct JSONError: Error, Hashable, CustomStringConvertible {
    /// What the grammar of RFC 8259 was offended by.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// Something else was due here.
        case expected(String, found: UInt8)
        /// A raw control character within a string.
        case controlCharacter(UInt8)
        /// A backslash followed by what is no escape.
        case badEscape
        /// A number that the grammar does not know, such as `01` or `1.`.
        case badNumber
        /// More levels than are followed.
        case tooDeep(limit: Int)
        /// A value follows the end of the document.
        case trailing(UInt8)
    }

    /// The reason.
    public let reason: Reason
    /// Bytes from the beginning of the text to the offending one; the column of a one-line text is one more.
    public let offset: Int

    /// Whether the text is only cut: everything up to its end is sound.
    public var isCut: Bool { reason == .unexpectedEnd }

    /// What is wrong, with the column.
    public var description: String { "\(reason) at byte \(offset + 1)" }
}

extension JSONError.Reason: CustomStringConvertible {
    /// What is wrong, without the place.
    public var description: String {
        switch self {
        case .unexpectedEnd: "the JSON ends in the middle"
        case .expected(let what, let found): "expected \(what), found \(Self.shown(found))"
        case .controlCharacter(let byte): "a raw control character (\(byte)) within a string"
        case .badEscape: "a backslash that begins no escape"
        case .badNumber: "a number that JSON does not know"
        case .tooDeep(let limit): "more than \(limit) levels of nesting"
        case .trailing(let found): "\(Self.shown(found)) after the end of the value"
        }
    }

    package static func shown(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }
}
