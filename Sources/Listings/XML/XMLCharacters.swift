import ReadableText

/// Makes the characters of a text such that XML allows them, in UTF-8.
struct XMLCharacters {
    /// The encoding of what is read.
    var encoding = TextEncoding.utf8
    /// How many characters were replaced.
    private(set) var mends = 0

    /// Where a character stands, which decides what it means.
    enum Context {
        case text, tag, cdata
    }

    /// Takes ASCII up to the next character of meaning, or one other character.
    mutating func run(_ next: XMLLookahead, _ output: inout [UInt8], in context: Context = .text) -> Int {
        let span = next.input.span
        var end = next.index
        while end < span.count, Self.isPlain(span[end], context) { end += 1 }
        if end == next.index { return one(next, &output) }
        output += next.input[next.index..<end]
        return end - next.index
    }

    /// Takes one character; returns its length in bytes, or 0 where more has to be there first.
    mutating func one(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        let byte = next.byte
        if byte == 0x0D { return lineEnd(next, &output) }
        if byte < 0x80 {
            let isAllowed = byte >= 0x20 || byte == 0x0A || byte == 0x09
            if !isAllowed { return replace(1, by: " ", &output) }
            output.append(byte)
            return 1
        }
        if encoding == .windows1252 {
            TextEncoding.append(windows1252: byte, to: &output)
            return 1
        }
        if let length = UTF8Check.sequenceLength(next.input.span, next.index, next.input.count) {
            // U+FFFE and U+FFFF are no characters of XML.
            if next.starts(with: [0xEF, 0xBF, 0xBE]) || next.starts(with: [0xEF, 0xBF, 0xBF]) {
                return replace(3, by: "\u{FFFD}", &output)
            }
            output += next.input[next.index..<next.index + length]
            return length
        }
        return next.has(4) ? replace(1, by: "\u{FFFD}", &output) : 0
    }

    /// Takes a carriage return: alone or before a line feed it is one line feed
    /// (https://www.w3.org/TR/xml/#sec-line-ends).
    private func lineEnd(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        guard next.has(2) else { return 0 }
        if !next.starts(with: "\r\n") { output.append(0x0A) }
        return 1
    }

    /// Takes a reference: those that XML knows as they are; what names anything else, or is a bare `&`, becomes text.
    mutating func reference(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        guard let content = next.upTo(";", within: 12) else {
            return next.has(12) ? replace(1, by: "&amp;", &output) : 0
        }
        let name = content.dropFirst()
        if name.first == UInt8(ascii: "#") {
            guard let scalar = Self.scalar(name.dropFirst()) else { return replace(1, by: "&amp;", &output) }
            guard Self.isAllowed(scalar) else { return replace(content.count + 1, by: " ", &output) }
        } else if !Self.named.contains(where: { name.elementsEqual($0.name.utf8) }) {
            // An entity of HTML is not amiss: who makes the text readable knows it.
            if name.isEmpty || !name.allSatisfy(Self.isLetterOrDigit) { mends += 1 }
            output += "&amp;".utf8
            return 1
        }
        output += content
        output.append(UInt8(ascii: ";"))
        return content.count + 1
    }

    /// Puts a text in the place of so many bytes.
    mutating func replace(_ count: Int, by text: String, _ output: inout [UInt8]) -> Int {
        mends += 1
        output += text.utf8
        return count
    }

    /// The characters that XML itself has names for.
    static let named: [(name: String, character: UInt8)] = [
        ("amp", UInt8(ascii: "&")), ("lt", UInt8(ascii: "<")), ("gt", UInt8(ascii: ">")), ("quot", UInt8(ascii: "\"")),
        ("apos", UInt8(ascii: "'")),
    ]

    private static func isPlain(_ byte: UInt8, _ context: Context) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: ">"): context == .cdata
        case UInt8(ascii: "]"): context != .cdata
        case UInt8(ascii: "\""), UInt8(ascii: "'"): context != .tag
        case 0x09, 0x0A, 0x20..<0x80: true
        default: false
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// The number of a reference: `233`, `xE9`; nil where it is none.
    static func scalar(_ digits: ArraySlice<UInt8>) -> UInt32? {
        let isHexadecimal = digits.first == UInt8(ascii: "x")
        let text = isHexadecimal ? digits.dropFirst() : digits
        guard !text.isEmpty, text.allSatisfy(isLetterOrDigit) else { return nil }
        return UInt32(String(decoding: text, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    }

    /// `Char` of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
    private static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
