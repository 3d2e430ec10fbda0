/// Makes text of unknown origin plain words in Markdown: no markup, no link, no table cell, no tag comes of it.
package enum MarkdownText {
    /// The text on one line, harmless as in `SafeText`, with every character that Markdown
    /// (CommonMark, and GitHub's tables, strike-through and formulas) gives a meaning to escaped,
    /// and addresses kept from becoming links; at the start of a line or of a list item also what
    /// would begin a list there.
    package static func escaped(_ text: String, atLineStart: Bool = false) -> String {
        var result = ""
        let line = SafeText.line(text)
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#":
                result.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        result = withoutAddresses(result)
        return atLineStart ? withoutListMark(result) : result
    }

    /// GitHub makes links of bare addresses (`www.a.org`, `http://a.org`, `a@b.org`), others of whatever begins with a
    /// scheme (`mailto:a`) or ends as domains do (`a.org/b`), and both of people and numbers (`@a`, `#1`).
    ///
    /// A colon behind a letter or before a slash, two slashes, and the point behind `www` and before the end of a domain
    /// become references, which no reader takes for part of an
    /// address. Behind `@` and before a number that is too late: such links are made of the finished text, where
    /// U+2060, which has no width, keeps them apart.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(where: { ":.@#".utf8.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            result.append(scalar)
            let before = place > 0 ? scalars[place - 1] : " "
            let next = place + 1 < scalars.count ? scalars[place + 1] : " "
            switch scalar {
            case ":" where next == "/" || before.properties.isAlphabetic && next != " ":
                replaceLast(with: "&#58;", in: &result)
            case "."
            where isWWW(scalars[max(0, place - 3)..<place]) || isWord(before) && endsDomain(scalars[(place + 1)...]):
                replaceLast(with: "&#46;", in: &result)
            case "/" where next == "/" && before != ":": replaceLast(with: "&#47;", in: &result)
            case "@" where next != " ", "#" where before == "\\" && isWord(next):
                result.append(contentsOf: "&#8288;".unicodeScalars)
            default: break
            }
        }
        return String(result)
    }

    private static func replaceLast(with text: String, in result: inout String.UnicodeScalarView) {
        result.removeLast()
        result.append(contentsOf: text.unicodeScalars)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || isDigit(scalar) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Whether a text begins with what domains end with: two letters, or a well-known word.
    private static func endsDomain(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let letters = scalars.prefix(7).prefix { $0.properties.isAlphabetic }
        if letters.count == 2 { return true }
        return wellKnown.contains(String(String.UnicodeScalarView(letters)).lowercased())
    }

    private static let wellKnown: Set = [
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "pro", "web", "xxx", "aero", "asia",
        "coop",
        "museum", "shop", "dev", "app",
    ]

    private static func isWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.count == 3 && scalars.allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// A dash, a plus or `1.` at the beginning would begin a list, an equals sign could underline a heading.
    private static func withoutListMark(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "=") { return "\\" + text }
        let digits = text.utf8.prefix { (48...57).contains($0) }
        guard !digits.isEmpty, let mark = text.utf8.dropFirst(digits.count).first else { return text }
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return text }
        return "\(text.prefix(digits.count))\\\(text.dropFirst(digits.count))"
    }
}
