/// How text of the outside becomes text of a paper.
package enum Spacing {
    /// The text with every run of white space (line breaks, tabs, non-breaking and other Unicode
    /// spaces) made one space and none at its ends; zero-width spaces and byte order marks are
    /// dropped. No more than thirty combining marks stay together: see `MarkRuns`.
    package static func singleSpaced(_ text: ArraySlice<UInt8>) -> String {
        let bytes = trimmed(text)
        let spaced = isSingleSpaced(bytes) ? bytes : spaced(bytes)[...]
        return String(decoding: MarkRuns.bounded(spaced)?[...] ?? spaced, as: UTF8.self)
    }

    /// The same, for what stays bytes.
    static func singleSpacedBytes(_ bytes: [UInt8]) -> [UInt8] {
        let spaced = isSingleSpaced(bytes[...]) ? bytes : spaced(bytes[...])
        return MarkRuns.bounded(spaced[...]) ?? spaced
    }

    private static func spaced(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let span = bytes.span
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        _ = skipGaps(bytes, &index)
        while index < span.count {
            let run = index
            index = nextSuspect(span, from: index)
            while index < span.count, gap(bytes, bytes.startIndex + index) == nil {
                index = nextSuspect(span, from: index + 1)
            }
            result.append(contentsOf: bytes[bytes.startIndex + run..<bytes.startIndex + index])
            if skipGaps(bytes, &index), result.last != 0x20 { result.append(0x20) }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    /// The text without spaces at its ends.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.first == 0x20 || bytes.last == 0x20 else { return bytes }
        var range = bytes.indices
        while let first = range.first, bytes[first] == 0x20 { range.removeFirst() }
        while let last = range.last, bytes[last] == 0x20 { range.removeLast() }
        return bytes[range]
    }

    /// Steps over all white space at an offset, and returns whether any of it separates.
    private static func skipGaps(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Bool {
        var separates = false
        while index < bytes.count, let gap = gap(bytes, bytes.startIndex + index) {
            switch gap {
            case .space(let length):
                separates = true
                index += length
            case .nothing(let length): index += length
            }
        }
        return separates
    }

    /// The offset of the next byte that needs a look, or the end.
    private static func nextSuspect(_ span: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index + ByteBlock.size < span.count {
            let place = suspects(ByteBlock(span, at: index), ByteBlock(span, at: index + 1)).first
            index += place
            if place < ByteBlock.size { return index }
        }
        while index < span.count {
            let byte = span[index]
            if byte < 0x20 || byte >= 0x80 || byte == 0x20 && index + 1 < span.count && span[index + 1] == 0x20 {
                return index
            }
            index += 1
        }
        return index
    }

    private enum Gap {
        case space(Int)
        case nothing(Int)
    }

    /// The white space that begins at an index.
    private static func gap(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Gap? {
        let byte = bytes[index]
        if byte == 0x20 || (0x09...0x0D).contains(byte) { return .space(1) }
        guard byte >= 0xC2 else { return nil }
        let second = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        let third = index + 2 < bytes.endIndex ? bytes[index + 2] : 0
        switch (byte, second, third) {
        case (0xC2, 0xA0, _), (0xC2, 0x85, _): return .space(2)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return .space(3)
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return .nothing(3)
        default: return nil
        }
    }

    /// Whether nothing has to be changed: the usual case, found without copying.
    private static func isSingleSpaced(_ bytes: ArraySlice<UInt8>) -> Bool {
        let span = bytes.span
        guard span.count > 0 else { return true }
        if span[0] == 0x20 || span[span.count - 1] == 0x20 { return false }
        var index = 0
        while index < span.count {
            while index + LongByteBlock.size < span.count, !LongByteBlock(span, at: index).marks(suspects).isMarked {
                index += LongByteBlock.size
            }
            if index + ByteBlock.size < span.count {
                let place = suspects(ByteBlock(span, at: index), ByteBlock(span, at: index + 1)).first
                index += place
                if place == ByteBlock.size { continue }
            }
            let byte = span[index]
            if byte < 0x21 || byte >= 0xC2, isGap(bytes, span, index) { return false }
            index += 1
        }
        return true
    }

    /// Marks what needs a look: control characters, a space before a space, and all beyond ASCII.
    @inline(__always)
    private static func suspects(_ block: ByteBlock, _ next: ByteBlock) -> ByteMarks {
        block.equal(to: 0x20) & next.equal(to: 0x20) | block.below(0x20) | block.beyondASCII
    }

    /// Whether white space other than a single space begins at an index.
    private static func isGap(_ bytes: ArraySlice<UInt8>, _ span: Span<UInt8>, _ index: Int) -> Bool {
        if span[index] == 0x20 { return index + 1 < span.count && span[index + 1] == 0x20 }
        return gap(bytes, bytes.startIndex + index) != nil
    }

    /// Runs of white space made one space.
    package static func singleSpaced(_ text: String) -> String { singleSpaced(Array(text.utf8)[...]) }
}
