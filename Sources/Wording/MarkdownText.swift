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

    /// GitHub makes links of bare addresses.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else { return text }
        return text.replacing("://", with: "&#58;//").replacing("www.", with: "www&#46;").replacing(
            "WWW.", with: "WWW&#46;")
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
