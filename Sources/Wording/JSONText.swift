/// A JSON document whose members keep their order, and whose text is the same on every run.
///
///     let line: JSONText = ["schema": "trends.classification/1", "topics": [], "abstained": true]
///     line.compact   // {"schema":"trends.classification/1","topics":[],"abstained":true}
///
/// Numbers are written in the shortest form that reads back as the same value; what is no number
/// (NaN, an infinity) is written as null, since JSON has no word for it. Strings keep every
/// character, but those that could harm a terminal or hide text (control characters, bidirectional
/// overrides, characters without width, line separators) are written as `\u` escapes, so that a
/// document is safe to print.
public enum JSONText: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// A number as somebody wrote it, in JSON's own syntax: passed through digit by digit.
    case rawNumber(String)
    /// A string, not escaped yet.
    case string(String)
    /// A list.
    case array([JSONText])
    /// Members in the order in which they are written; keys must be unique.
    case object([Member])

    /// A key with its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONText

        /// A key with its value.
        public init(_ key: String, _ value: JSONText) {
            self.key = key
            self.value = value
        }
    }

    /// The value or null.
    public init(_ value: Double?) { self = value.map(JSONText.number) ?? .null }
    /// The value or null.
    public init(_ value: Int?) { self = value.map(JSONText.integer) ?? .null }
    /// The value or null.
    public init(_ value: String?) { self = value.map(JSONText.string) ?? .null }
    /// A list of strings.
    public init(_ values: [String]) { self = .array(values.map(JSONText.string)) }

    /// On one line, without white space and without a newline at the end: one record of a JSON Lines stream.
    public var compact: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Indented by two spaces, with a newline at the end; lists and objects that fit on a line of
    /// 180 columns stay on one.
    public var document: String {
        var bytes: [UInt8] = []
        write(to: &bytes, depth: 0)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// A list.
    public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
    /// An object whose members are written in the order given.
    public init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
