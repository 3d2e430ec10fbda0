internal import Foundation

/// Letters of ASCII in place of those that are made of them, or commonly written by them.
package enum PlainLetters {
    /// A text in small letters, without what stands above and below them, and with letters of ASCII for those that are
    /// made of them or commonly written by them (`ł`, `ø`, `ß`, `æ`, `ﬁ`), also where SQLite's unicode61 keeps them.
    package static func folded(_ text: some Collection<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text {
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
}
