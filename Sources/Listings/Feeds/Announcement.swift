import ReadableText

/// How arXiv announces a paper in its feeds.
struct Announcement: Hashable {
    /// Whether it is a new version of a paper that came out before, here or in another category.
    var isReplacement = false
    /// What is left of the text.
    var text: String

    /// Takes the head off a description: `arXiv:2508.13426v1 Announce Type: cross Abstract: …`.
    ///
    /// Source: RSS feed Specifications, https://info.arxiv.org/help/rss_specifications.html; types
    /// `new`, `cross`, `replace` and `replace-cross`.
    init(description: String, type: String?) {
        var rest = description.bytes
        let word = rest.prefix { $0 != 0x20 }
        if word.starts(with: "arXiv:".utf8) { identifier = String(decoding: word, as: UTF8.self) }
        var kind = type
        if let mark = rest.firstRange(ofMark: "Announce Type:".utf8), Self.isHead(rest[..<mark.lowerBound]) {
            rest = rest[mark.upperBound...].withoutLeadingSpaces
            let word = rest.prefix { $0 != 0x20 }
            kind = kind ?? String(decoding: word, as: UTF8.self)
            rest = rest[word.endIndex...].withoutLeadingSpaces
        } else if let mark = rest.firstRange(ofMark: "Abstract:".utf8), Self.isHead(rest[..<mark.lowerBound]) {
            rest = rest[mark.lowerBound...]
        }
        if rest.starts(with: "Abstract:".utf8) { rest = rest.dropFirst(9).withoutLeadingSpaces }
        text = String(decoding: rest, as: UTF8.self)
        isReplacement = kind?.utf8.starts(with: "replace".utf8) ?? false
    }

    /// Whether nothing but the paper's number stands there.
    private static func isHead(_ text: ArraySlice<UInt8>) -> Bool {
        text.isEmpty || text.starts(with: "arXiv:".utf8) && text.split(separator: 0x20).count == 1
    }

    /// Takes off what stands behind a title in the feeds before 2024:
    /// `Teapots. (arXiv:2101.00001v2 [cs.LG] UPDATED)`; nil where it has none.
    init?(title: String) {
        let bytes = title.bytes
        guard bytes.last == UInt8(ascii: ")"), let mark = bytes.lastRange(ofMark: "(arXiv:".utf8) else { return nil }
        let mention = bytes[mark.lowerBound...].dropLast().split(separator: 0x20)
        identifier = mention.first.map { String(decoding: $0.dropFirst(), as: UTF8.self) }
        category = mention.first { $0.first == UInt8(ascii: "[") && $0.last == UInt8(ascii: "]") }.map {
            String(decoding: $0.dropFirst().dropLast(), as: UTF8.self)
        }
        isReplacement = mention.contains { $0.elementsEqual("UPDATED".utf8) }
        var before = bytes[..<mark.lowerBound]
        while before.last == 0x20 { before.removeLast() }
        if before.last == UInt8(ascii: ".") { before.removeLast() }
        text = Spacing.singleSpaced(before)
    }

    /// The paper's number with its version, where it stood in the title or before the text.
    private(set) var identifier: String?
    /// The paper's primary category, where it stood in the title.
    private(set) var category: String?
}
