import Foundation

/// scikit-learn's tokens over whole strings and characters, so plain that it cannot be wrong: lower
/// case first, then runs of word characters.
enum NaiveWords {
    static func tokens(_ text: [UInt8]) -> [String] {
        // Invalid UTF-8 separates words, as the replacement character does.
        let scalars = lowercased(Array(String(decoding: text, as: UTF8.self).unicodeScalars))
        var (tokens, word): ([String], String.UnicodeScalarView) = ([], .init())
        for scalar in scalars + [" "] {
            if isWordCharacter(scalar) {
                word.append(scalar)
            } else {
                if word.count > 1 { tokens.append(String(word)) }
                word = .init()
            }
        }
        return tokens
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber,
            .otherNumber:
            true
        default: scalar == "_"
        }
    }

    private static func lowercased(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.indices.flatMap { place -> [Unicode.Scalar] in
            guard scalars[place] == "Σ" else { return Array(scalars[place].properties.lowercaseMapping.unicodeScalars) }
            let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
            let behind = scalars[(place + 1)...].first { !$0.properties.isCaseIgnorable }
            return (before?.properties.isCased ?? false) && !(behind?.properties.isCased ?? false) ? ["ς"] : ["σ"]
        }
    }
}
