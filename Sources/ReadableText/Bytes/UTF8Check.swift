/// Finds what is no UTF-8.
package enum UTF8Check {
    /// The offset of the first byte of the first ill-formed sequence (Unicode 16, table 3-7) in a range, or nil.
    package static func firstInvalid(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let span = bytes.span
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            if index + ByteBlock.size <= end {
                let place = ByteBlock(span, at: index).beyondASCII.first
                index += place
                if place == ByteBlock.size {
                    skipLongASCII(span, &index, end)
                    continue
                }
            } else if span[index] < 0x80 {
                index += 1
                continue
            }
            guard let length = sequenceLength(span, index, end) else { return index }
            index += length
        }
        return nil
    }

    /// Whether all bytes of a range are ASCII.
    package static func isASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let (span, end) = (bytes.span, range.upperBound)
        var index = range.lowerBound
        skipLongASCII(span, &index, end)
        while index < end {
            if span[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }

    /// Whether a text holds U+0000.
    package static func hasNull(_ text: String) -> Bool {
        let span = text.utf8.span
        var index = 0
        while index + LongByteBlock.size < span.count {
            if LongByteBlock(span, at: index).marks({ block, _ in block.equal(to: 0) }).isMarked { return true }
            index += LongByteBlock.size
        }
        while index < span.count {
            if span[index] == 0 { return true }
            index += 1
        }
        return false
    }

    /// Steps over ASCII, sixty-four bytes at a time.
    @inline(__always)
    private static func skipLongASCII(_ span: Span<UInt8>, _ index: inout Int, _ end: Int) {
        while index + LongByteBlock.size < end,
            !LongByteBlock(span, at: index).marks({ block, _ in block.beyondASCII }).isMarked
        {
            index += LongByteBlock.size
        }
    }

    /// The offset of a character at the end of which only the first bytes are there, or nil.
    package static func cutCharacter(_ bytes: [UInt8]) -> Int? {
        guard let lead = bytes.indices.suffix(3).last(where: { bytes[$0] & 0xC0 != 0x80 }), bytes[lead] >= 0xC2 else {
            return nil
        }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        return lead + length > bytes.count ? lead : nil
    }

    /// The length of the well-formed sequence of two to four bytes at an index, or nil.
    package static func sequenceLength(_ span: Span<UInt8>, _ index: Int, _ end: Int) -> Int? {
        let lead = span[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            // Neither overlong forms nor surrogates.
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default: return nil
        }
        guard index + length <= end, second.contains(span[index + 1]) else { return nil }
        for offset in 2..<max(length, 2) where span[index + offset] & 0xC0 != 0x80 { return nil }
        return length
    }
}

/// A place in a text, as people count it.
package struct TextPosition: Hashable {
    /// The 1-based line.
    package let line: Int
    /// The 1-based column in bytes.
    package let column: Int

    /// The place of a byte.
    package init(of offset: Int, in bytes: [UInt8]) {
        var line = 1
        var lineStart = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        self.line = line
        column = offset - lineStart + 1
    }
}
