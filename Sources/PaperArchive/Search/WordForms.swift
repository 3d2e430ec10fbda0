import Foundation
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

    /// A word in small letters, without what stands above and below them, and with letters of ASCII for those that are
    /// made of them or commonly written by them (`ł`, `ø`, `ß`, `æ`, `ﬁ`), also where unicode61 keeps them.
    static func folded(_ word: some Collection<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in word {
            for small in scalar.properties.lowercaseMapping.unicodeScalars { fold(small, into: &result) }
        }
        return String(result)
    }

    private static func fold(_ scalar: Unicode.Scalar, into result: inout String.UnicodeScalarView) {
        if scalar.isASCII { return result.append(scalar) }
        if let letters = letters[scalar] { return result.append(contentsOf: letters.unicodeScalars) }
        // What is written without spaces is compared as it stands, and so is the short i of Cyrillic.
        let isKept = (0x3000..<0xFB00).contains(scalar.value) || scalar.value > 0xFFFF || scalar == "\u{439}"
        if isKept { return result.append(scalar) }
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
        for part in parts where part.properties.generalCategory != .nonspacingMark {
            if let letters = letters[part] {
                result.append(contentsOf: letters.unicodeScalars)
            } else {
                result.append(part)
            }
        }
    }

    /// Letters that Unicode does not take apart, as they are written where they are missing.
    private static let letters: [Unicode.Scalar: String] = [
        "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
        "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "ё": "е",
    ]

    /// The stem of a word; nil where it has none but itself: for what is not all letters of ASCII.
    static func stem(ofFolded word: String) -> String? {
        let bytes = Array(word.utf8)
        guard bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return String(decoding: PorterStem.of(bytes), as: UTF8.self)
    }
}
