extension JSONScanner {
    /// Takes a string and returns where it lies; nothing is copied.
    public mutating func readText() throws(JSONError) -> JSONStringRange {
        skipWhiteSpace()
        return try readText("a string")
    }

    package mutating func readText(_ what: String) throws(JSONError) -> JSONStringRange {
        try take(UInt8(ascii: "\""), what)
        let text = try textUntilQuote(from: position)
        position = text.range.upperBound + 1
        return text
    }

    private func textUntilQuote(from begin: Int) throws(JSONError) -> JSONStringRange {
        let span = bytes.span
        var index = begin
        var isEscaped = false
        var isPlain = true
        while index < end {
            // What a block holds behind the text's end does no harm: it is looked at only up to the first stop.
            if index + ByteBlock.size < span.count {
                let block = ByteBlock(span, at: index)
                let place = Self.stops(block).first
                isPlain = isPlain && Self.suspects(block, ByteBlock(span, at: index + 1)).first >= place
                index += place
                if place == ByteBlock.size {
                    isPlain = skipLongText(span, &index) && isPlain
                    continue
                }
                if index >= end { break }
            }
            let byte = span[index]
            if byte == UInt8(ascii: "\"") {
                return JSONStringRange(range: begin..<index, isEscaped: isEscaped, isPlain: isPlain && !isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                index = try escapeEnd(index)
                continue
            }
            if byte < 0x20 { throw failure(.controlCharacter(byte), at: index) }
            if byte >= 0x80 || byte == 0x20 && index > begin && span[index - 1] == 0x20 { isPlain = false }
            index += 1
        }
        throw failure(.unexpectedEnd, at: end)
    }

    /// Steps over text as long as there is nothing in sixty-four bytes at which to stop, and
    /// returns whether it is plain.
    @inline(__always)
    private func skipLongText(_ span: Span<UInt8>, _ index: inout Int) -> Bool {
        var suspects = ByteMarks()
        while index + LongByteBlock.size < end {
            let block = LongByteBlock(span, at: index)
            if block.marks({ quarter, _ in Self.stops(quarter) }).isMarked { break }
            suspects = suspects | block.marks(Self.suspects)
            index += LongByteBlock.size
        }
        return !suspects.isMarked
    }

    /// Marks what ends a string or needs a look: quotes, backslashes and control characters.
    @inline(__always)
    static func stops(_ block: ByteBlock) -> ByteMarks {
        block.equal(to: UInt8(ascii: "\"")) | block.equal(to: UInt8(ascii: "\\")) | block.below(0x20)
    }

    /// Marks what may have to be changed in a text: a space before a space, and all beyond ASCII.
    @inline(__always)
    static func suspects(_ block: ByteBlock, _ next: ByteBlock) -> ByteMarks {
        block.equal(to: 0x20) & next.equal(to: 0x20) | block.beyondASCII
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
    public func string(_ text: JSONStringRange) -> String {
        guard text.isEscaped else { return String(decoding: bytes[text.range], as: UTF8.self) }
        return String(decoding: unescapedBytes(text), as: UTF8.self)
    }

    /// The text with every run of white space made one space, and none at its ends.
    public func singleSpaced(_ text: JSONStringRange) -> String {
        if text.isEscaped { return Spacing.singleSpaced(unescapedBytes(text, spacesForBreaks: true)[...]) }
        guard text.isPlain, let first = bytes[text.range].first, first != 0x20, bytes[text.range.upperBound - 1] != 0x20
        else {
            return Spacing.singleSpaced(bytes[text.range])
        }
        return String(decoding: bytes[text.range], as: UTF8.self)
    }

    /// The bytes that a text stands for; for line breaks and tabs spaces, where white space makes no difference.
    func unescapedBytes(_ text: JSONStringRange, spacesForBreaks: Bool = false) -> [UInt8] {
        // Nothing gets longer; a block may be written whole, and what is too much of it overwritten.
        var result = [UInt8](repeating: 0, count: text.range.count + ByteBlock.size)
        var (index, made) = (text.range.lowerBound, 0)
        while true {
            copyUntilBackslash(&index, text.range.upperBound, into: &result, &made)
            guard index < text.range.upperBound else { break }
            if let plain = Self.unescaped(bytes[index + 1]) {
                result[made] = spacesForBreaks && plain < 0x20 && plain != 0x08 ? 0x20 : plain
                made += 1
                index += 2
            } else {
                index = takeScalar(at: index, until: text.range.upperBound, into: &result, &made)
            }
        }
        result.removeSubrange(made...)
        return result
    }

    private func copyUntilBackslash(_ index: inout Int, _ end: Int, into result: inout [UInt8], _ made: inout Int) {
        let source = bytes.span
        var target = result.mutableSpan
        while index + ByteBlock.size <= end {
            let block = ByteBlock(source, at: index)
            let place = block.equal(to: UInt8(ascii: "\\")).first
            block.store(into: &target, at: made)
            index += place
            made += place
            if place < ByteBlock.size { return }
        }
        while index < end, source[index] != UInt8(ascii: "\\") {
            target[made] = source[index]
            index += 1
            made += 1
        }
    }

    /// Takes the character of a `\u` escape, or of two that form a surrogate pair, and returns the offset behind.
    private func takeScalar(at index: Int, until end: Int, into result: inout [UInt8], _ made: inout Int) -> Int {
        var value = codeUnit(at: index + 2)
        var next = index + 6
        if value & 0xFC00 == 0xD800, next + 6 <= end, bytes[next] == UInt8(ascii: "\\"),
            bytes[next + 1] == UInt8(ascii: "u")
        {
            let low = codeUnit(at: next + 2)
            if low & 0xFC00 == 0xDC00 {
                value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                next += 6
            }
        }
        for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
            result[made] = byte
            made += 1
        }
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
