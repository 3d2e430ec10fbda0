extension MarkupReader {
    /// Drops the tag or comment that begins at an index and returns the place behind it; nil where
    /// `<` is just a sign, or the tag somebody's own.
    mutating func readTag(at index: Int, _ end: Int) -> Int? {
        if let close = endOfComment(at: index), close <= end {
            output.append(0x20)
            return close
        }
        guard let tag = HTMLTags.markup(source, at: index, end, hasClosing: { hasClosing($0) }) else { return nil }
        if HTMLTags.isBlock(tag.name) { output.append(0x20) }
        HTMLTags.keepPower(apart: tag, source, &output)
        return tag.end
    }
}
