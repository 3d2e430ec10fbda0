/// A string or a key of a JSON text: where its content lies, between the quotes.
public struct JSONStringRange: Hashable, Sendable {
    /// The bytes between the quotes.
    public let range: Range<Int>
    /// Whether there are backslashes in it.
    public let isEscaped: Bool
    /// Whether it is surely ASCII without control characters and without two spaces in a row: seen
    /// in passing, so that it need not be looked for.
    package let isPlain: Bool
}

/// Pulls values out of JSON text (RFC 8259, strictly), byte by byte and without building a tree:
/// what nobody asks for is stepped over, at the cost of looking at its bytes.
///
///     var scanner = JSONScanner(Array(#"{"id":7,"title":"Nets"}"#.utf8))
///     try scanner.beginObject()
///     while let key = try scanner.nextKey() {
///         if scanner.string(key) == "title" { title = try scanner.readString() } else { try scanner.skipValue() }
///     }
///     try scanner.finish()
///
/// The bytes have to be valid UTF-8; whoever reads them from outside checks that first. A value is
/// copied freely, and a copy remembers a place to return to.
public struct JSONScanner: Sendable {
    /// What a value is, told by its first byte.
    public enum Kind: String, Sendable, Hashable {
        /// `{`
        case object
        /// `[`
        case array
        /// `"`
        case string
        /// A digit or a minus sign.
        case number
        /// `true` or `false`
        case boolean
        /// `null`
        case null
    }

    /// The deepest nesting that is followed.
    public static let maximumDepth = 256

    package let bytes: [UInt8]
    package let start: Int
    package let end: Int
    /// The offset in the array of the next byte to look at.
    public package(set) var position: Int
    private var depth = 0
    /// Whether a container was just opened, so that its first member needs no comma.
    var isFirst = false

    /// Scans an array of bytes, or a part of it.
    public init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        start = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
        position = start
        precondition(start >= 0 && end <= bytes.count, "the range lies within the bytes")
    }

    /// An error at a place, the current one if none is given.
    package func failure(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
        JSONError(reason: reason, offset: (offset ?? position) - start)
    }

    /// What the next value is; its first byte is not taken.
    public mutating func peekKind() throws(JSONError) -> Kind {
        skipWhiteSpace()
        guard position < end else { throw failure(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case let byte: throw failure(.expected("a value", found: byte))
        }
    }

    /// Takes `{`.
    public mutating func beginObject() throws(JSONError) { try begin(UInt8(ascii: "{"), "an object") }

    /// Takes `[`.
    public mutating func beginArray() throws(JSONError) { try begin(UInt8(ascii: "["), "an array") }

    /// Takes the next key and its colon, or the closing brace and returns nil.
    public mutating func nextKey() throws(JSONError) -> JSONStringRange? {
        if let key = plainKey(at: position, isFirst: isFirst) {
            position = key.range.upperBound + 2
            isFirst = false
            return key
        }
        guard try advance(closing: UInt8(ascii: "}"), "',' or '}'") else { return nil }
        skipWhiteSpace()
        let key = try readText("a key in quotes")
        skipWhiteSpace()
        try take(UInt8(ascii: ":"), "':'")
        return key
    }

    /// The next key as nearly all are written: short, without white space around it and without an escape. Nil for any
    /// other, and for what is none.
    @inline(__always)
    func plainKey(at place: Int, isFirst: Bool) -> JSONStringRange? {
        let span = bytes.span
        var index = place
        if !isFirst {
            guard index < end, span[index] == UInt8(ascii: ",") else { return nil }
            index += 1
        }
        // A block from behind the quote, and one a byte further on.
        guard index + 2 + ByteBlock.size < span.count, span[index] == UInt8(ascii: "\"") else { return nil }
        let block = ByteBlock(span, at: index + 1)
        let length = Self.stops(block).first
        let behind = index + 1 + length
        guard length < ByteBlock.size, behind + 1 < end, span[behind] == UInt8(ascii: "\""),
            span[behind + 1] == UInt8(ascii: ":")
        else { return nil }
        let isPlain = Self.suspects(block, ByteBlock(span, at: index + 2)).first >= length
        return JSONStringRange(range: index + 1..<behind, isEscaped: false, isPlain: isPlain)
    }

    /// Steps to the next element; at the closing bracket takes it and returns false.
    public mutating func nextElement() throws(JSONError) -> Bool {
        try advance(closing: UInt8(ascii: "]"), "',' or ']'")
    }

    /// Takes `true` or `false`.
    public mutating func readBoolean() throws(JSONError) -> Bool {
        skipWhiteSpace()
        if position < end, bytes[position] == UInt8(ascii: "t") {
            try takeWord("true")
            return true
        }
        try takeWord("false")
        return false
    }

    /// Takes `null`.
    public mutating func readNull() throws(JSONError) {
        skipWhiteSpace()
        try takeWord("null")
    }

    /// Checks that nothing but white space is left.
    public mutating func finish() throws(JSONError) {
        skipWhiteSpace()
        if position < end { throw failure(.trailing(bytes[position])) }
    }

    /// Steps over the next value, checking its grammar.
    public mutating func skipValue() throws(JSONError) {
        switch try peekKind() {
        case .object:
            try beginObject()
            while try nextKey() != nil { try skipValue() }
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .string: _ = try readText()
        case .number: _ = try readNumber()
        case .boolean: _ = try readBoolean()
        case .null: try readNull()
        }
    }
}

// MARK: - Steps

extension JSONScanner {
    package mutating func skipWhiteSpace() {
        while position < end {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            position += 1
        }
    }

    package mutating func take(_ byte: UInt8, _ what: String) throws(JSONError) {
        guard position < end else { throw failure(.unexpectedEnd) }
        guard bytes[position] == byte else { throw failure(.expected(what, found: bytes[position])) }
        position += 1
    }

    private mutating func takeWord(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < end else { throw failure(.unexpectedEnd) }
            // A static string's bytes are there for ever, and the index is below their count.
            let expected = unsafe word.utf8Start[index]
            guard bytes[position] == expected else { throw failure(.expected("\(word)", found: bytes[position])) }
            position += 1
        }
    }

    private mutating func begin(_ byte: UInt8, _ what: String) throws(JSONError) {
        skipWhiteSpace()
        guard depth < Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth)) }
        try take(byte, what)
        depth += 1
        isFirst = true
    }

    /// To the next member of a container; false, with the closing byte taken, where there is none.
    private mutating func advance(closing: UInt8, _ what: String) throws(JSONError) -> Bool {
        precondition(depth > 0, "a container is open")
        skipWhiteSpace()
        guard position < end else { throw failure(.unexpectedEnd) }
        let byte = bytes[position]
        if byte == closing {
            position += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw failure(.expected(what, found: byte)) }
        position += 1
        return true
    }
}
