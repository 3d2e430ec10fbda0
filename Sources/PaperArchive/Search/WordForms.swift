import ReadableText

/// The words of a text as SQLite's tokenizer (unicode61) parts it, and the forms under which one is found.
enum WordForms {
    /// The words of a text, in its order: runs of letters and digits, with what stands above them.
    static func words(in text: String) -> [Substring.UnicodeScalarView] {
        text.unicodeScalars.split { !isPartOfWord($0) }.map { $0 }
    }

    static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ASCII.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value)) }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse, .nonspacingMark:
            true
        default: false
        }
    }

    /// The stem of a word; nil where it has none but itself: for what is not all letters of ASCII.
    static func stem(ofFolded word: String) -> String? {
        let bytes = Array(word.utf8)
        guard bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return String(decoding: PorterStem.of(bytes), as: UTF8.self)
    }
}
