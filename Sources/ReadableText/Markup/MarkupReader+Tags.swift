extension MarkupReader {
    /// Drops the tag or comment that begins at an index and returns the place behind it; nil where `<` is just a sign, or the tag somebody's own.
    mutating func readTag(at index: Int, _ end: Int) -> Int? {
        if let close = endOfComment(at: index), close <= end {
            output.append(0x20)
            return close
        }
        guard let tag = HTMLTags.tag(source, at: index, end), HTMLTags.isMarkup(tag, hasClosing: hasClosing(tag.name)) else { return nil }
        if HTMLTags.isBlock(tag.name) { output.append(0x20) }
        if tag.name == "sup" || tag.name == "jats:sup", !tag.isClosing { Self.appendCaret(before: byte(tag.end), to: &output) }
        return tag.end
    }

    /// Keeps a power apart from its base: `10<sup>-3</sup>` is no 10-3. A raised letter needs nothing: `7<sup>th</sup>`.
    static func appendCaret(before next: UInt8, to output: inout [UInt8]) {
        guard let last = output.last, ASCII.isAlphanumeric(last) || last == UInt8(ascii: ")") else { return }
        if ASCII.isDigit(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "+") || next >= 0x80 {
            output.append(UInt8(ascii: "^"))
        }
    }
}
