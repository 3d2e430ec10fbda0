import ReadableText

/// Names of authors that stand in one text.
enum AuthorNames {
    /// The names of `Ada Example, Cyd Model (1), and Dee Fiction ((1) Nowhere)`: what stands in
    /// brackets are affiliations.
    ///
    /// Where there are semicolons they part the names, and a comma parts family name and given
    /// name: `Example, Ada; Model, Cyd`. A comma within braces is LaTeX's.
    static func split(_ text: String) -> [String] {
        let plain = withoutBrackets(Spacing.singleSpaced(text))
        let parts = splitAtSemicolons(plain)
        if parts.count > 1 { return BibTeXNames.names(parts.joined(separator: " and ")) }
        let names = splitAtCommas(plain).flatMap { part in
            (" " + part).split(separator: " and ").map { Spacing.singleSpaced(String($0)) }
        }
        return names.map { $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0 }.filter {
            $0.contains(where: \.isLetter) && $0 != "and" && $0 != "et al."
        }
    }

    /// The text without what stands in brackets; as it is where one is never closed, since names may follow.
    private static func withoutBrackets(_ text: String) -> String {
        guard text.contains("(") else { return text }
        var result = ""
        var brackets = 0
        for character in text {
            switch character {
            case "(": brackets += 1
            case ")" where brackets > 0: brackets -= 1
            default: if brackets == 0 { result.append(character) }
            }
        }
        return brackets == 0 ? result : text
    }

    /// The parts between semicolons other than those at the end of an entity (`M&uuml;ller`).
    private static func splitAtSemicolons(_ text: String) -> [String] {
        var parts: [String] = []
        var isInEntity = false
        for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
            if isInEntity { parts[parts.count - 1] += ";" + piece } else { parts.append(String(piece)) }
            let name = piece.lastIndex(of: "&").map { piece[$0...].dropFirst() }
            isInEntity = name.map { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "#" } } ?? false
        }
        return parts
    }

    private static func splitAtCommas(_ text: String) -> [String] {
        var parts = [""]
        var braces = 0
        for character in text {
            if character == "{" { braces += 1 } else if character == "}" { braces -= 1 }
            if character == ",", braces <= 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }
}
