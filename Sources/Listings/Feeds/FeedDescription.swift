import ReadableText

/// The description of a paper in a feed of Daily Papers: the abstract alone, or paragraphs with
/// `Authors:`, `Upvotes:` and `Summary:` before it.
struct FeedDescription: Hashable {
    /// The abstract, on one line.
    private(set) var abstract = ""
    /// The names of the authors, where it has them.
    private(set) var authors: [String] = []
    /// The upvotes, where it has them.
    private(set) var upvotes: Int?

    private enum Label: CaseIterable {
        case authors, upvotes, abstract, other

        /// How feeds write it, in lower case.
        var names: [String] {
            switch self {
            case .authors: ["authors", "author", "author(s)"]
            case .upvotes: ["upvotes", "upvote", "likes", "votes"]
            case .abstract: ["summary", "abstract"]
            case .other:
                [
                    "published", "published on", "date", "link", "links", "url", "pdf", "arxiv", "comments",
                    "categories", "paper",
                    "read more", "source", "publication date", "doi", "pmid", "journal", "arxiv id",
                ]
            }
        }
    }

    /// Reads a description, HTML or not.
    init(_ text: String) { self.init(lines: HTMLText.lines(text)) }

    /// Reads the lines of a description.
    init(lines: [String]) {
        var label = Label.abstract
        var unlabelled: [String] = []
        var texts: [String] = []
        var isLabelled = false
        for line in lines {
            let (found, rest) = Self.label(line)
            label = found ?? label
            if found == .abstract { isLabelled = true }
            switch label {
            case .authors: authors += AuthorNames.split(rest)
            case .upvotes:
                upvotes = upvotes ?? Int(String(decoding: rest.utf8.prefix(while: ASCII.isDigit), as: UTF8.self))
            case .abstract where isLabelled: texts.append(rest)
            case .abstract: unlabelled.append(rest)
            case .other: break
            }
            // Only an abstract goes over several paragraphs.
            if label != .abstract, !rest.isEmpty { label = .abstract }
        }
        abstract = (isLabelled ? texts : unlabelled).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The label with which a line begins, and the rest of it.
    private static func label(_ line: String) -> (Label?, String) {
        let bytes = line.bytes
        guard let colon = bytes.prefix(21).firstIndex(of: UInt8(ascii: ":")) else { return (nil, line) }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        guard let label = Label.allCases.first(where: { $0.names.contains(name) }) else { return (nil, line) }
        return (label, String(decoding: bytes[(colon + 1)...].withoutLeadingSpaces, as: UTF8.self))
    }
}
