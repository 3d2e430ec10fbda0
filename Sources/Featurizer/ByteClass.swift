/// What a byte can begin in running text.
enum ByteClass: UInt8 {
    case gap
    /// An ASCII letter or digit.
    case word
    /// A byte of a character beyond ASCII.
    case beyondASCII
    /// `.`, `!`, `?`, `;`, `:`
    case sentenceMark
    case backslash
    case lessThan
    case ampersand

    /// The class of each of the 256 byte values.
    static let table: [ByteClass] = (0...255).map { value in
        switch UInt8(value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            .word
        case 0x80...0xFF: .beyondASCII
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"):
            .sentenceMark
        case UInt8(ascii: "\\"): .backslash
        case UInt8(ascii: "<"): .lessThan
        case UInt8(ascii: "&"): .ampersand
        default: .gap
        }
    }

    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

/// Whether a byte behind a run of ASCII letters and digits ends the word, or may join more to it.
enum PlainEnd: UInt8 {
    case never
    case always
    /// A full stop: not between digits.
    case beforeNoDigit
    /// A colon: not behind the scheme of a link.
    case afterNoScheme
    /// A hyphen: not between word characters.
    case beforeNoWord

    /// What holds for each of the 256 byte values.
    static let table: [PlainEnd] = (0...255).map { value in
        switch UInt8(value) {
        case UInt8(ascii: "'"), 0x80...0xFF: .never
        case UInt8(ascii: "-"): .beforeNoWord
        case UInt8(ascii: "."): .beforeNoDigit
        case UInt8(ascii: ":"): .afterNoScheme
        default: .always
        }
    }
}
