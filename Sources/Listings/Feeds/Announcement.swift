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
        text = description
        let word = description.prefix { $0 != " " }
        if word.hasPrefix("arXiv:") { identifier = String(word) }
        var kind = type
        if let mark = text.firstRange(of: "Announce Type:"), Self.isHead(text[..<mark.lowerBound]) {
            let rest = text[mark.upperBound...].drop { $0 == " " }
            let word = rest.prefix { $0 != " " }
            kind = kind ?? String(word)
            text = String(rest.dropFirst(word.count).drop { $0 == " " })
        } else if let mark = text.firstRange(of: "Abstract:"), Self.isHead(text[..<mark.lowerBound]) {
            text = String(text[mark.lowerBound...])
        }
        if text.hasPrefix("Abstract:") { text = String(text.dropFirst(9).drop { $0 == " " }) }
        isReplacement = kind?.hasPrefix("replace") ?? false
    }

    /// Whether nothing but the paper's number stands there.
    private static func isHead(_ text: Substring) -> Bool {
        text.isEmpty || text.hasPrefix("arXiv:") && text.split(separator: " ").count == 1
    }

    /// Takes off what stands behind a title in the feeds before 2024:
    /// `Teapots. (arXiv:2101.00001v2 [cs.LG] UPDATED)`; nil where it has none.
    init?(title: String) {
        guard title.hasSuffix(")"), let mark = title.ranges(of: "(arXiv:").last else { return nil }
        let mention = title[mark.lowerBound...].dropLast().split(separator: " ")
        identifier = mention.first.map { String($0.dropFirst()) }
        category = mention.first { $0.hasPrefix("[") && $0.hasSuffix("]") }.map { String($0.dropFirst().dropLast()) }
        isReplacement = mention.contains("UPDATED")
        let before = Spacing.singleSpaced(String(title[..<mark.lowerBound]))
        text = before.hasSuffix(".") ? Spacing.singleSpaced(String(before.dropLast())) : before
    }

    /// The paper's number with its version, where it stood in the title or before the text.
    private(set) var identifier: String?
    /// The paper's primary category, where it stood in the title.
    private(set) var category: String?
}
