/// Decodes and judges characters beyond ASCII.
enum Scalars {
    /// The scalar at a position of UTF-8 text and its length in bytes; nil where the bytes are no valid UTF-8.
    static func decode(_ text: Span<UInt8>, at position: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let first = text[position]
        let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, position + length <= text.count else { return nil }
        var value = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
        for offset in 1..<max(1, length) {
            let byte = text[position + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isOverlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000)
        guard !isOverlong, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// The number of characters that UTF-8 bytes spell.
    static func count(_ bytes: some Collection<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// Whether a word is one letter of an alphabet, or nothing at all. A character of a script that
    /// writes words (U+2E80 and on) is a word of its own.
    static func isLoneLetter(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        return count(word) == 1 && (first < 0xE2 || (first == 0xE2 && word[1] < 0xBA))
    }

    /// Letters, digits and the marks that sit on them.
    static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool { isLetterOrNumber(scalar) || isMark(scalar) }

    /// Letters and numbers of any script: what Python's `\w` takes, but for the underscore.
    static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    /// Accents and other marks that combine with the character before them.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
