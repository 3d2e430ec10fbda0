/// A place in a text that is read in pieces, and what follows it.
struct XMLLookahead {
    /// The bytes at hand.
    let input: [UInt8]
    /// The place in them.
    let index: Int
    /// Whether nothing comes after them.
    let isLast: Bool

    init(_ input: [UInt8], at index: Int, isLast: Bool) {
        self.input = input
        self.index = index
        self.isLast = isLast
    }

    /// The byte at the place.
    var byte: UInt8 { input[index] }

    /// Whether so many bytes are at hand, or all that will ever be.
    func has(_ count: Int) -> Bool { isLast || index + count <= input.count }

    /// Whether a text begins here.
    func starts(with text: String) -> Bool { input[index...].starts(with: text.utf8) }

    /// Whether these bytes begin here.
    func starts(with bytes: [UInt8]) -> Bool { input[index...].starts(with: bytes) }

    /// Whether there is white space so many bytes further on.
    func isSpace(_ offset: Int) -> Bool {
        index + offset < input.count && (input[index + offset] == 0x20 || (0x09...0x0D).contains(input[index + offset]))
    }

    /// Whether a name of XML can begin so many bytes further on.
    func isNameStart(_ offset: Int) -> Bool {
        guard index + offset < input.count else { return false }
        let byte = input[index + offset]
        return (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    /// The bytes from here up to a text, where it comes within so many bytes.
    func upTo(_ end: String, within limit: Int) -> ArraySlice<UInt8>? {
        let window = input[index..<min(input.count, index + limit)]
        guard let range = window.firstRange(of: Array(end.utf8)) else { return nil }
        return window[..<range.lowerBound]
    }
}
