extension JSONScanner {
    /// Takes a string and returns where it lies; nothing is copied.
    public mutating func readText() throws(JSONError) -> JSONText {
        skipWhiteSpace()
        return try readText("a string")
    }

    mutating func readText(_ what: String) throws(JSONError) -> JSONText {
        try take(UInt8(ascii: "\""), what)
        let begin = position
        let (close, isEscaped) = try closingQuote(from: begin)
        position = close + 1
        return JSONText(range: begin..<close, isEscaped: isEscaped)
    }

    private func closingQuote(from begin: Int) throws(JSONError) -> (offset: Int, isEscaped: Bool) {
        let span = bytes.span
        var index = begin
        var isEscaped = false
        while index < end {
            if index + 8 <= end {
                let word = ByteWord(span, at: index)
                let stops = word.equal(to: UInt8(ascii: "\"")) | word.equal(to: UInt8(ascii: "\\")) | word.below(0x20)
                index += ByteWord.first(stops)
                if stops == 0 { continue }
            }
            let byte = span[index]
            if byte == UInt8(ascii: "\"") { return (index, isEscaped) }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                index = try escapeEnd(index)
                continue
            }
            if byte < 0x20 { throw failure(.controlCharacter(byte), at: index) }
            index += 1
        }
        throw failure(.unexpectedEnd, at: end)
    }

    /// The offset behind the escape that begins at an offset.
    private func escapeEnd(_ index: Int) throws(JSONError) -> Int {
        guard index + 1 < end else { throw failure(.unexpectedEnd, at: end) }
        guard bytes[index + 1] == UInt8(ascii: "u") else {
            guard Self.unescaped(bytes[index + 1]) != nil else { throw failure(.badEscape, at: index) }
            return index + 2
        }
        for digit in index + 2..<index + 6 {
            guard digit < end else { throw failure(.unexpectedEnd, at: end) }
            guard Self.hexValue(bytes[digit]) != nil else { throw failure(.badEscape, at: index) }
        }
        return index + 6
    }

    /// Takes a string. A lone surrogate in `\u` notation, which no text can hold, becomes U+FFFD.
    public mutating func readString() throws(JSONError) -> String { string(try readText()) }

    /// The text of a string or key taken before.
    public func string(_ text: JSONText) -> String {
        guard text.isEscaped else { return String(decoding: bytes[text.range], as: UTF8.self) }
        return String(decoding: unescapedBytes(text), as: UTF8.self)
    }

    /// The text with every run of white space made one space, and none at its ends.
    public func singleSpaced(_ text: JSONText) -> String {
        text.isEscaped ? PaperText.singleSpaced(unescapedBytes(text)[...]) : PaperText.singleSpaced(bytes[text.range])
    }

    private func unescapedBytes(_ text: JSONText) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.range.count)
        var index = text.range.lowerBound
        while index < text.range.upperBound {
            let backslash = bytes[index..<text.range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? text.range.upperBound
            result.append(contentsOf: bytes[index..<backslash])
            index = backslash
            guard index < text.range.upperBound else { break }
            if let plain = Self.unescaped(bytes[index + 1]) {
                result.append(plain)
                index += 2
            } else {
                index = appendScalar(at: index, until: text.range.upperBound, to: &result)
            }
        }
        return result
    }

    /// Appends the character of a `\u` escape, or of two that form a surrogate pair, and returns the offset behind.
    private func appendScalar(at index: Int, until end: Int, to result: inout [UInt8]) -> Int {
        var value = codeUnit(at: index + 2)
        var next = index + 6
        if value & 0xFC00 == 0xD800, next + 6 <= end, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u") {
            let low = codeUnit(at: next + 2)
            if low & 0xFC00 == 0xDC00 {
                value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                next += 6
            }
        }
        result.append(contentsOf: Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8))
        return next
    }

    private func codeUnit(at index: Int) -> UInt32 {
        bytes[index..<index + 4].reduce(0) { $0 << 4 + UInt32(Self.hexValue($1) ?? 0) }
    }

    private static func unescaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: nil
        }
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
