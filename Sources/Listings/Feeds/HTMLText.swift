import ReadableText

/// The text of the HTML that feeds put into their descriptions.
enum HTMLText {
    /// The lines of a text, its tags taken out: a paragraph, a list item or a break ends a line. References (`&amp;`) stay as they are.
    ///
    /// Only tags of HTML are tags: `p<0.05` and `$a<b$` are text.
    static func lines(_ text: String) -> [String] {
        var lines: [[UInt8]] = [[]]
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), let tag = Tag(rest) {
                if tag.endsLine { lines.append([]) }
                rest = rest[tag.end...]
            } else {
                lines[lines.count - 1].append(byte)
                rest = rest.dropFirst()
            }
        }
        return lines.map { Spacing.singleSpaced($0[...]) }.filter { !$0.isEmpty }
    }

    /// The same on one line.
    static func singleLine(_ text: String) -> String { lines(text).joined(separator: " ") }

    /// A tag of HTML.
    private struct Tag {
        let endsLine: Bool
        /// The index behind it.
        let end: Int

        private static let blocks: Set<String> = [
            "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "hr", "blockquote", "img", "figure",
        ]
        private static let others: Set<String> = [
            "a", "b", "i", "em", "strong", "span", "sub", "sup", "code", "u", "small", "td", "th", "tbody", "thead", "font", "pre", "tt",
            "details",
            "summary", "section", "article",
        ]

        /// Reads a tag with which a text begins; nil where it is none.
        init?(_ text: ArraySlice<UInt8>) {
            var index = text.startIndex + 1
            if index < text.endIndex, text[index] == UInt8(ascii: "/") { index += 1 }
            let name = text[index...].prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
            let label = String(decoding: name, as: UTF8.self).lowercased()
            guard Self.blocks.contains(label) || Self.others.contains(label), name.endIndex < text.endIndex else { return nil }
            guard [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(text[name.endIndex]) else { return nil }
            guard let close = Self.close(text, from: name.endIndex) else { return nil }
            endsLine = Self.blocks.contains(label)
            end = close + 1
        }

        /// The index of the `>` that ends the tag, which may not lie beyond 4 KiB.
        private static func close(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
            var quote: UInt8 = 0
            for index in start..<min(text.endIndex, start + 4096) {
                let byte = text[index]
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    return index
                } else if byte == UInt8(ascii: "<") {
                    return nil
                }
            }
            return nil
        }
    }
}
