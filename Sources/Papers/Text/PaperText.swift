/// How text of the outside becomes text of a paper.
enum PaperText {
    /// The text with every run of white space (line breaks, tabs, non-breaking and other Unicode spaces) made one space and none at its ends;
    /// zero-width spaces and byte order marks are dropped.
    static func singleSpaced(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: isSingleSpaced(bytes) ? bytes : spaced(bytes)[...], as: UTF8.self)
    }

    /// The same, for what stays bytes.
    static func singleSpacedBytes(_ bytes: [UInt8]) -> [UInt8] { isSingleSpaced(bytes[...]) ? bytes : spaced(bytes[...]) }

    private static func spaced(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let span = bytes.span
        var runStart = 0
        var index = 0
        while index < span.count {
            if index + 8 <= span.count, isPlain(ByteWord(span, at: index), after: index > runStart ? span[index - 1] : result.last ?? 0x20)
            {
                index += 8
                continue
            }
            guard let gap = gap(bytes, bytes.startIndex + index) else {
                index += 1
                continue
            }
            append(bytes, runStart..<index, to: &result)
            if case .space = gap, !result.isEmpty, result.last != 0x20 { result.append(0x20) }
            index += gap.length
            runStart = index
        }
        append(bytes, runStart..<index, to: &result)
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    private static func append(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>, to result: inout [UInt8]) {
        result.append(contentsOf: bytes[bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound])
    }

    private enum Gap {
        case space(Int)
        case nothing(Int)

        var length: Int {
            switch self {
            case .space(let length), .nothing(let length): length
            }
        }
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
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return .space(3)
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return .nothing(3)
        default: return nil
        }
    }

    /// Whether nothing has to be changed: the usual case, found without copying.
    private static func isSingleSpaced(_ bytes: ArraySlice<UInt8>) -> Bool {
        let span = bytes.span
        var previous: UInt8 = 0x20
        var index = 0
        while index < span.count {
            if index + 8 <= span.count, isPlain(ByteWord(span, at: index), after: previous) {
                previous = span[index + 7]
                index += 8
                continue
            }
            let byte = span[index]
            index += 1
            if byte == 0x20 {
                if previous == 0x20 { return false }
            } else if byte < 0x20 || byte >= 0xC2 {
                if byte < 0x20 { return false }
                if byte <= 0xC2 || byte >= 0xE2, gap(bytes, bytes.startIndex + index - 1) != nil { return false }
            }
            previous = byte
        }
        return span.isEmpty || previous != 0x20
    }

    /// Whether eight bytes are ASCII, without control characters and without two spaces in a row.
    @inline(__always)
    private static func isPlain(_ word: ByteWord, after previous: UInt8) -> Bool {
        let spaces = word.equal(to: 0x20)
        let doubled = spaces & (spaces << 8 | (previous == 0x20 ? 0x80 : 0))
        return word.beyondASCII | word.below(0x20) | doubled == 0
    }

    /// Runs of white space made one space.
    static func singleSpaced(_ text: String) -> String { singleSpaced(Array(text.utf8)[...]) }

    /// A text without its title, where it begins with it: some collections give title and abstract in one field and the title once more.
    static func body(of text: String, without title: String) -> String {
        guard !title.isEmpty, text.utf8.count > title.utf8.count, text.hasPrefix(title) else { return text }
        let rest = text.dropFirst(title.count).drop { $0 == "." || $0 == ":" || $0 == " " }
        return rest.isEmpty ? text : String(rest)
    }
}
