import ReadableText

/// Names of authors that stand in one text.
enum AuthorNames {
    /// The names of `Ada Example, Cyd Model (1), and Dee Fiction ((1) Nowhere)`: what stands in
    /// brackets are affiliations.
    ///
    /// Where there are semicolons they part the names, and a comma parts family name and given
    /// name: `Example, Ada; Model, Cyd`. A comma within braces is LaTeX's.
    static func split(_ text: String) -> [String] {
        let plain = withoutBrackets(Spacing.singleSpaced(text).bytes)
        let parts = splitAtSemicolons(plain)
        if parts.count > 1 { return BibTeXNames.names(parts.map(Self.text).joined(separator: " and ")) }
        return splitAtCommas(plain).flatMap(splitAtAnds).filter(isName)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func isName(_ text: String) -> Bool {
        text != "and" && text != "et al." && text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }

    /// The text without what stands in brackets; as it is where one is never closed, since names may follow.
    private static func withoutBrackets(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.contains(UInt8(ascii: "(")) else { return text }
        var result: [UInt8] = []
        var brackets = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "("): brackets += 1
            case UInt8(ascii: ")") where brackets > 0: brackets -= 1
            default: if brackets == 0 { result.append(byte) }
            }
        }
        return brackets == 0 ? result[...] : text
    }

    /// The parts between semicolons other than those at the end of an entity (`M&uuml;ller`).
    private static func splitAtSemicolons(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        /// Where the name of an entity may have begun.
        var name: Int?
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "&"): name = index + 1
            case UInt8(ascii: ";"):
                if let begin = name.take(), begin < index { continue }
                parts.append(text[start..<index])
                start = index + 1
            case let byte: if !ASCII.isLetter(byte), !ASCII.isDigit(byte), byte != UInt8(ascii: "#") { name = nil }
            }
        }
        return parts + [text[start...]]
    }

    private static func splitAtCommas(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var braces = 0
        return text.split(omittingEmptySubsequences: false) { byte in
            if byte == UInt8(ascii: "{") { braces += 1 } else if byte == UInt8(ascii: "}") { braces -= 1 }
            return byte == UInt8(ascii: ",") && braces <= 0
        }
    }

    /// The names that `and` parts; the last name of a list may have it before it, too.
    private static func splitAtAnds(_ part: ArraySlice<UInt8>) -> [String] {
        let and = Array(" and ".utf8)
        var rest = ([0x20] + part)[...]
        var names: [String] = []
        while true {
            let mark = rest.firstRange(ofMark: and)
            let name = Spacing.singleSpaced(rest[..<(mark?.lowerBound ?? rest.endIndex)])
            names.append(name.utf8.starts(with: and.dropFirst()) ? Self.text(name.bytes.dropFirst(4)) : name)
            guard let mark else { return names }
            rest = rest[mark.upperBound...]
        }
    }
}
