/// A tag of HTML or XML, and what becomes of it.
struct HTMLTag {
    /// The name in lower case, with its prefix (`jats:p`).
    let name: String
    let isClosing: Bool
    /// Whether it has attributes, each with a value: prose between angle brackets never has.
    let hasAttributes: Bool
    /// The place behind it.
    let end: Int
}

/// Knows the tags that web pages, feeds and publishers leave in abstracts.
enum HTMLTags {
    static let longestName = 24
    private static let longestTag = 1000

    /// Tags that end a line: a space stands for them.
    private static let blocks: Set<String> = [
        "p", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td",
        "th", "tbody", "thead",
        "blockquote", "center", "pre", "img", "section", "article", "table", "title", "label", "sec", "list",
        "list-item",
    ]
    /// Tags that need no closing tag.
    private static let lone: Set<String> = ["p", "br", "hr", "li", "dt", "dd", "tr", "td", "th"]
    /// Tags around words; those that papers on language models use as names of their own (`code`,
    /// `image`, `s`, `title`) are not among them.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "big", "bold", "em", "font", "i", "inf", "inline-formula", "italic", "roman", "sc", "small",
        "span", "strike",
        "strong",
        "sub", "sup", "tex-math", "tt", "u", "xref",
    ]
    /// Blocks that are no names of tokens in papers either.
    private static let plainBlocks: Set<String> = [
        "p", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td",
        "th", "tbody", "thead",
        "blockquote", "center", "pre", "img",
    ]
    /// Elements whose content is for machines.
    private static let silent: Set<String> = ["script", "style", "template", "noscript"]

    static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
    }

    static func isBlock(_ name: String) -> Bool {
        blocks.contains(name) || name.hasPrefix("jats:") && blocks.contains(String(name.dropFirst(5)))
    }

    private static func isSilent(_ name: String) -> Bool { silent.contains(name) }

    /// Whether a tag in plain text is markup for certain, and not a token such as `<think>` or an inequality.
    private static func isMarkup(_ tag: HTMLTag, hasClosing: Bool) -> Bool {
        if tag.name.hasPrefix("jats:") || tag.name.hasPrefix("mml:") { return true }
        if lone.contains(tag.name) { return true }
        guard inline.contains(tag.name) || plainBlocks.contains(tag.name) else { return false }
        return tag.isClosing || tag.hasAttributes || hasClosing
    }
}

// MARK: - Reading

extension HTMLTags {
    /// The tag of plain text that begins at an index, where it is markup for certain; nil for text,
    /// a mere `<` and somebody's own token.
    static func markup(_ source: [UInt8], at start: Int, _ end: Int, hasClosing: (String) -> Bool) -> HTMLTag? {
        guard source[start] == UInt8(ascii: "<"), let tag = tag(source, at: start, end) else { return nil }
        return isMarkup(tag, hasClosing: hasClosing(tag.name)) ? tag : nil
    }

    /// Keeps a power apart from its base: `10<sup>-3</sup>` is no 10-3. A raised letter needs
    /// nothing: `7<sup>th</sup>`.
    static func keepPower(apart tag: HTMLTag, _ source: [UInt8], _ output: inout [UInt8]) {
        guard tag.name == "sup" || tag.name == "jats:sup", !tag.isClosing, let last = output.last,
            tag.end < source.count
        else { return }
        let next = source[tag.end]
        guard ASCII.isAlphanumeric(last) || last == UInt8(ascii: ")") else { return }
        if ASCII.isDigit(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "+") || next >= 0x80 {
            output.append(UInt8(ascii: "^"))
        }
    }

    /// The tag that begins at a `<`, with attributes as HTML has them; nil where it is none.
    private static func tag(_ source: [UInt8], at start: Int, _ end: Int) -> HTMLTag? {
        let end = min(end, start + longestTag)
        var index = start + 1
        let isClosing = index < end && source[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < end, isNameByte(source[index]) { index += 1 }
        guard index > nameStart, index - nameStart <= longestName, index < end, source[nameStart] >= UInt8(ascii: "A")
        else { return nil }
        let name = String(decoding: source[nameStart..<index], as: UTF8.self).lowercased()
        var hasAttributes = false
        while index < end {
            switch source[index] {
            case UInt8(ascii: ">"):
                return HTMLTag(name: name, isClosing: isClosing, hasAttributes: hasAttributes, end: index + 1)
            case UInt8(ascii: " "), UInt8(ascii: "/"): index += 1
            default:
                guard let next = endOfAttribute(source, at: index, end) else { return nil }
                hasAttributes = true
                index = next
            }
        }
        return nil
    }

    /// The end of `name="value"`, `name='value'` or `name=value`.
    private static func endOfAttribute(_ source: [UInt8], at start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end, isNameByte(source[index]) || source[index] == UInt8(ascii: "_") { index += 1 }
        guard index > start, index + 1 < end, source[index] == UInt8(ascii: "="), source[start - 1] == UInt8(ascii: " ")
        else { return nil }
        let quote = source[index + 1]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            return source[(index + 2)..<end].firstIndex(of: quote).map { $0 + 1 }
        }
        index += 1
        while index < end, source[index] > 0x20, source[index] != UInt8(ascii: ">"), source[index] != UInt8(ascii: "<")
        { index += 1 }
        return index
    }
}

// MARK: - HTML throughout

extension HTMLTags {
    /// A page without its tags, whatever their names, without comments and without scripts;
    /// entities stay for what reads on.
    static func dropped(_ source: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            guard source[index] == UInt8(ascii: "<"), let next = dropTag(source, at: index, &output) else {
                output.append(source[index])
                index += 1
                continue
            }
            index = next
        }
        return output
    }

    /// Drops what begins at a `<`, leaving a space where a block ends, and returns the place behind it.
    private static func dropTag(_ source: [UInt8], at index: Int, _ output: inout [UInt8]) -> Int? {
        if index + 1 < source.count, source[index + 1] == UInt8(ascii: "!") || source[index + 1] == UInt8(ascii: "?") {
            return endOfDeclaration(source, at: index)
        }
        guard let tag = tag(source, at: index, source.count) else { return nil }
        if isBlock(tag.name) { output.append(0x20) }
        if tag.isClosing || !isSilent(tag.name) {
            keepPower(apart: tag, source, &output)
            return tag.end
        }
        return endOfElement(source, tag)
    }

    private static func endOfDeclaration(_ source: [UInt8], at index: Int) -> Int? {
        guard source[index...].starts(with: "<!--".utf8) else {
            return source[index...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
        }
        var end = index + 4
        while end + 2 < source.count {
            if source[end...].starts(with: "-->".utf8) { return end + 3 }
            end += 1
        }
        return source.count
    }

    private static func endOfElement(_ source: [UInt8], _ tag: HTMLTag) -> Int {
        var index = tag.end
        while index < source.count {
            if source[index] == UInt8(ascii: "<"), let end = Self.tag(source, at: index, source.count), end.isClosing,
                end.name == tag.name
            {
                return end.end
            }
            index += 1
        }
        return source.count
    }
}
