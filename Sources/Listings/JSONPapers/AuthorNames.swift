import ReadableText

/// Names of authors that stand in one text.
enum AuthorNames {
    /// How a listing writes names.
    enum Style: Hashable, Sendable {
        /// Nothing is known of it.
        case plain
        /// Its lists are `Example, Ada; Model, Cyd`, so that one comma alone parts one person's names.
        case familyFirst
    }

    /// The names of `Ada Example, Cyd Model (1), and Dee Fiction ((1) Nowhere)`: what stands in
    /// brackets are affiliations.
    ///
    /// Where there are semicolons they part the names, and a comma parts family name and given
    /// name: `Example, Ada; Model, Cyd`. So it does where every other part is initials: `Example,
    /// A., Model, C. D.` A comma within braces is LaTeX's.
    ///
    /// - Parameters:
    ///   - text: The names.
    ///   - style: How the listing writes names, where that is known.
    static func split(_ text: String, _ style: Style = .plain) -> [String] {
        let plain = withoutBrackets(Spacing.singleSpaced(text).bytes)
        let parts = splitAtSemicolons(plain)
        if parts.count > 1 { return BibTeXNames.names(parts.map(Self.text).joined(separator: " and ")) }
        let pieces = splitAtCommas(plain)
        let names = pieces.flatMap(splitAtAnds).filter(isName)
        if style == .familyFirst, pieces.count == 2, names.count == 2 {
            return [inOrder(names.joined(separator: ", "))]
        }
        return persons(names) ?? names
    }

    /// The style of a listing in which these are some of the cells.
    static func style(of cells: some Sequence<String>) -> Style {
        let isTelling = cells.contains { cell in
            let parts = splitAtSemicolons(cell.bytes)
            return parts.count > 1
                && parts.allSatisfy { part in
                    part.allSatisfy { $0 == 0x20 } || part.count { $0 == UInt8(ascii: ",") } == 1
                }
        }
        return isTelling ? .familyFirst : .plain
    }

    /// `Ada Example` of `Example, Ada`; any other name as it is.
    static func inOrder(_ name: String) -> String {
        let parts = splitAtCommas(name.bytes)
        guard parts.count == 2 else { return name }
        let (family, given) = (Spacing.singleSpaced(parts[0]), Spacing.singleSpaced(parts[1]))
        let isSuffix = suffixes.contains(String(decoding: given.utf8.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self))
        return family.isEmpty || given.isEmpty || isSuffix ? name : "\(given) \(family)"
    }

    /// `Example, Ada` as `Ada Example`; a suffix (`Example, Ada, Jr`) stays behind.
    static func forenamesFirst(_ name: String) -> String {
        let parts = name.bytes.split(separator: UInt8(ascii: ",")).map { Spacing.singleSpaced($0) }
        guard parts.count >= 2 else { return name }
        return ([parts[1], parts[0]] + parts[2...]).joined(separator: " ")
    }

    private static let suffixes: Set<String> = [
        "Jr", "jr", "Sr", "sr", "II", "III", "IV", "PhD", "Ph D", "MD", "Inc", "Ltd", "LLC", "et al",
    ]

    /// The persons where every other name is initials; nil where it is not so.
    private static func persons(_ names: [String]) -> [String]? {
        guard names.count > 1, names.count.isMultiple(of: 2) else { return nil }
        guard names.indices.allSatisfy({ isInitials(names[$0]) == !$0.isMultiple(of: 2) }) else { return nil }
        return stride(from: 0, to: names.count, by: 2).map { "\(names[$0 + 1]) \(names[$0])" }
    }

    /// `J.`, `A. B.`, `J.-P.`
    private static func isInitials(_ name: String) -> Bool {
        guard name.utf8.count <= 16, name.utf8.last == UInt8(ascii: ".") else { return false }
        return name.bytes.split { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }.allSatisfy {
            String(decoding: $0, as: UTF8.self).unicodeScalars.count == 1
        }
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
