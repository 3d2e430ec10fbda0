import ReadableText

/// What a feed's entry says of a paper in its texts.
struct FeedBody {
    /// The abstract, on one line.
    private(set) var abstract = ""
    /// The names of the authors, where they stand before it.
    private(set) var authors: [String] = []

    /// A text that is longer is a whole article, in bytes.
    private static let longestAbstract = 8_000
    /// A line that is longer is none that a publisher puts around an abstract, in bytes.
    private static let longestFrameLine = 300

    /// Of an entry's texts the longest that is no article.
    init(_ entry: XMLItem, title: String) {
        let texts = ["summary", "abstract", "description", "encoded", "content"].flatMap { name in
            entry.children.filter { $0.name == name }.map(\.text)
        }
        for text in texts {
            let (found, names) = Self.abstract(text, title: title)
            if authors.isEmpty { authors = names }
            let isBetter = found.utf8.count > abstract.utf8.count && found.utf8.count <= Self.longestAbstract
            if isBetter || abstract.isEmpty { abstract = found }
        }
    }

    private static func abstract(_ text: String, title: String) -> (text: String, authors: [String]) {
        var authors: [String] = []
        var rest: [String] = []
        for line in HTMLText.lines(withoutHeading(text)) {
            if authors.isEmpty, let names = byline(line) {
                authors = names
            } else if !isFrame(line, title: title) {
                rest.append(line)
            }
        }
        let description = FeedDescription(lines: rest)
        let abstract = ReadableText.body(of: description.abstract, without: title)
        return (abstract == title ? "" : abstract, authors.isEmpty ? description.authors : authors)
    }

    /// The text without the word `Abstract` above it.
    private static func withoutHeading(_ text: String) -> String {
        let bytes = text.bytes.drop { $0 <= 0x20 }
        let word = bytes.prefix(8)
        guard String(decoding: word, as: UTF8.self).lowercased() == "abstract" else { return text }
        let rest = bytes.dropFirst(8)
        let isHeading = rest.first == 0x0A || rest.first == 0x0D || word.elementsEqual("ABSTRACT".utf8)
        return isHeading ? String(decoding: rest, as: UTF8.self) : text
    }

    /// The names in `by Ada Example, Cyd Model`.
    private static func byline(_ line: String) -> [String]? {
        guard line.utf8.starts(with: "by ".utf8), line.utf8.last != UInt8(ascii: ".") else { return nil }
        let names = AuthorNames.split(String(line.utf8.dropFirst(3)) ?? "")
        return names.isEmpty || names.contains { $0.utf8.count > 80 } ? nil : names
    }

    /// Whether a line says where a paper came out, and nothing of what is in it.
    private static func isFrame(_ line: String, title: String) -> Bool {
        guard line.utf8.count <= longestFrameLine + title.utf8.count else { return false }
        let lowered = line.lowercased().bytes
        func has(_ text: String) -> Bool { lowered.firstRange(ofMark: text.utf8) != nil }
        if lowered.elementsEqual("abstract".utf8) { return true }
        if !title.isEmpty, line.utf8.count > title.utf8.count,
            line.utf8.suffix(title.utf8.count).elementsEqual(title.utf8)
        {
            return has("vol.") || has("pages ")
        }
        if lowered.starts(with: "volume ".utf8) { return has("issue") || has("page") || has("article") }
        if has(", earlyview") || has(", ahead of print") { return true }
        return has("doi:") && has("10.") || has("doi.org/10.") || has("published online: ")
    }
}
