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
}
