/// The text of the HTML that feeds put into their descriptions.
package enum HTMLText {
    /// The lines of a text, its tags taken out: a paragraph, a list item or a break ends a line.
    /// References (`&amp;`) stay as they are.
    ///
    /// What is a tag is decided as in every abstract, so that one from a feed is the same as one
    /// from elsewhere: `p<0.05`, `$a<b$` and tokens such as `<code>` are text.
    package static func lines(_ text: String) -> [String] {
        let source = Array(text.utf8)
        let closings = ClosingTags(source)
        var lines: [String] = []
        var line: [UInt8] = []
        func end() {
            let words = Spacing.singleSpaced(line[...])
            if !words.isEmpty { lines.append(words) }
            line.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < source.count {
            guard let tag = HTMLTags.markup(source, at: index, source.count, hasClosing: closings.names.contains) else {
                line.append(source[index])
                index += 1
                continue
            }
            if HTMLTags.isBlock(tag.name) { end() }
            HTMLTags.keepPower(apart: tag, source, &line)
            index = tag.end
        }
        end()
        return lines
    }

    /// The same on one line.
    package static func singleLine(_ text: String) -> String { lines(text).joined(separator: " ") }

    /// A text with its references (`&quot;`, `&#39;`) resolved; what is none stays.
    package static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += rest[..<mark]
            rest = rest[(mark + 1)...]
            guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")), let character = reference(rest[..<end])
            else {
                result.append(UInt8(ascii: "&"))
                continue
            }
            result += character.utf8
            rest = rest[(end + 1)...]
        }
        return result + rest
    }

    private static func reference(_ name: ArraySlice<UInt8>) -> String? {
        name.first == UInt8(ascii: "#")
            ? HTMLEntities.character(name.dropFirst()) : HTMLEntities.named[String(decoding: name, as: UTF8.self)]
    }
}
