import Wording

/// A feed that an `AtomRenderer` wrote before, as lines.
///
/// It reads nothing but what that renderer writes, where every text stands on one line and holds no `<`: a line that
/// begins or ends an entry is markup of ours.
public struct WrittenFeed: Hashable, Sendable {
    /// An entry as it was written.
    struct Entry: Hashable {
        /// What of its identifier is its own: `report/2025-W50`.
        let name: String
        /// The time as it was written; such times are in the order of their letters.
        let updated: String
        /// All but the identifier and the link.
        let body: [String]
        /// Whether it need not be written again: on a period that is over, by a program that gives every entry a link.
        var isFinal = false
        /// The page that it is about, where it is about one of elsewhere.
        var address: String?
    }

    /// What the identifiers begin with, as markup.
    let prefix: String
    /// What of the identifier of the feed is its own.
    let name: String
    let entries: [Entry]

    /// The lines that begin a feed.
    static let head = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        """

    /// What stands between the authority of an identifier and its name.
    static let place = ",2025:trends/"

    /// The feed of a document; nil where an `AtomRenderer` did not write it, or it was cut.
    public init?(_ document: String) {
        let text = document.replacing("\r\n", with: "\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard text.hasPrefix(Self.head + "\n"), lines.count > 3, lines.suffix(2) == ["</feed>", ""],
            let id = Self.identifier(lines[2]), id.name == "reports" || id.name.hasPrefix("topic/")
        else { return nil }
        (prefix, name) = id
        var entries: [Entry] = []
        var open: [String]?
        for line in lines {
            if line == "<entry>" || line.hasPrefix("<entry ") {
                open = []
            } else if line == "</entry>", let body = open {
                guard let entry = Entry(body, prefix: prefix) else { return nil }
                entries.append(entry)
                open = nil
            } else {
                open?.append(line)
            }
        }
        guard open == nil else { return nil }
        self.entries = entries
    }

    /// The parts of `<id>tag:ada@example.org,2025:trends/reports</id>`.
    fileprivate static func identifier(_ line: String) -> (prefix: String, name: String)? {
        guard line.hasPrefix("<id>tag:"), line.hasSuffix("</id>"), let place = line.firstRange(of: Self.place) else {
            return nil
        }
        let prefix = line[..<place.upperBound].dropFirst(4)
        let name = line[place.upperBound...].dropLast(5)
        let isPlain = name.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "/-_.".utf8.contains($0)
        }
        guard isPlain, !name.isEmpty, !prefix.utf8.contains(where: { "<>\" ".utf8.contains($0) }) else { return nil }
        return (String(prefix), String(name))
    }
}

extension WrittenFeed.Entry {
    /// The entry of the lines between its tags; nil where they are not those that are written.
    fileprivate init?(_ lines: [String], prefix: String) {
        let isLink = { (line: String) in line.hasPrefix("<link rel=\"alternate\"") }
        guard let id = lines.first.flatMap(WrittenFeed.identifier), id.prefix == prefix,
            let updated = lines.first(where: { $0.hasPrefix("<updated>") && $0.hasSuffix("Z</updated>") })
        else { return nil }
        name = id.name
        self.updated = String(updated.dropFirst("<updated>".count).dropLast("</updated>".count))
        body = lines.dropFirst().filter { !isLink($0) }
        isFinal = lines.contains(where: isLink) && !body.contains(FeedEntry.openMark)
    }
}
