/// Recognizes what LaTeX, HTML and links leave in an abstract, so that the scanner can step over it.
enum Markup {
    private static let tags: [[UInt8]] = [
        "p", "i", "b", "u", "a", "em", "strong", "sub", "sup", "br", "span", "div", "tt", "inf", "li", "ul", "ol",
        "jats",
    ].map { (name: String) in Array(name.utf8) }

    /// The end of a LaTeX command that begins at a backslash: its letters, or the one character behind it.
    static func endOfCommand(_ text: Span<UInt8>, at start: Int) -> Int {
        var end = start + 1
        while end < text.count, ByteClass.isLetter(text[end]) { end += 1 }
        return end > start + 1 ? end : min(start + 2, text.count)
    }

    /// The end of an HTML tag that begins at `<`, or nil where it is just a less-than sign.
    static func endOfTag(_ text: Span<UInt8>, at start: Int) -> Int? {
        var position = start + 1
        if position < text.count, text[position] == UInt8(ascii: "/") { position += 1 }
        var name: [UInt8] = []
        while position < text.count, ByteClass.isLetter(text[position]), name.count < 8 {
            name.append(text[position] | 0x20)
            position += 1
        }
        guard tags.contains(name) else { return nil }
        // Attributes, if any, begin after a space and hold an equals sign: "a < b and c > d" is mathematics.
        guard position < text.count else { return nil }
        if text[position] == UInt8(ascii: ">") { return position + 1 }
        guard text[position] == UInt8(ascii: " ") || text[position] == UInt8(ascii: "/") else { return nil }
        var sawEquals = text[position] == UInt8(ascii: "/")
        while position < min(text.count, start + 300) {
            if text[position] == UInt8(ascii: "=") || text[position] == UInt8(ascii: "/") { sawEquals = true }
            if text[position] == UInt8(ascii: ">") { return sawEquals ? position + 1 : nil }
            position += 1
        }
        return nil
    }

    /// The end of an HTML entity (`&amp;`, `&#39;`) that begins at `&`, or nil.
    static func endOfEntity(_ text: Span<UInt8>, at start: Int) -> Int? {
        var position = start + 1
        if position < text.count, text[position] == UInt8(ascii: "#") { position += 1 }
        let first = position
        while position < text.count, position - first < 10,
            ByteClass.isLetter(text[position]) || ByteClass.isDigit(text[position])
        {
            position += 1
        }
        return position > first && position < text.count && text[position] == UInt8(ascii: ";") ? position + 1 : nil
    }

    /// Whether a word that ends here is the scheme of a link, and where the link ends: at the next white space.
    static func endOfLink(_ text: Span<UInt8>, scheme: Range<Int>) -> Int? {
        guard scheme.count == 4 || scheme.count == 5, scheme.upperBound + 2 < text.count else { return nil }
        let rest = scheme.upperBound
        guard text[rest] == UInt8(ascii: ":"), text[rest + 1] == UInt8(ascii: "/"), text[rest + 2] == UInt8(ascii: "/")
        else { return nil }
        let http: [UInt8] = [0x68, 0x74, 0x74, 0x70]
        for offset in 0..<4 where text[scheme.lowerBound + offset] | 0x20 != http[offset] { return nil }
        var end = rest
        while end < text.count, text[end] > 0x20 { end += 1 }
        return end
    }
}
