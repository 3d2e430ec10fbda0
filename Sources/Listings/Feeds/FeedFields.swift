import Papers
import ReadableText

/// What an entry of Atom and an item of RSS have in common, under the names that each of them uses.
extension XMLItem {
    /// The categories, the one that arXiv calls primary first.
    var categories: [String] {
        let primary = first("primary_category", in: XMLSpace.arXiv)?.attributes["term"]
        let named = all("category").map { $0.attributes["term"] ?? $0.text }
        var known: Set<String> = []
        return ([primary].compactMap { $0 } + named).map { Spacing.singleSpaced($0) }.filter {
            !$0.isEmpty && known.insert($0).inserted
        }
    }

    /// The names of the authors: Atom's, Dublin Core's, or RSS's own, with or without links around them.
    var authorNames: [String] {
        let atom = all("author").compactMap { $0.line(of: "name") }
        if !atom.isEmpty { return atom }
        let creators = all("creator", in: XMLSpace.dublinCore).map { HTMLText.singleLine($0.text) }.filter {
            !$0.isEmpty
        }
        let texts = creators.isEmpty ? all("author").compactMap { Self.name(ofMail: $0.singleLine) } : creators
        // Where each has an element, a comma parts family name and given name.
        let isOneEach = texts.count > 1 && texts.allSatisfy { text in text.utf8.count { $0 == UInt8(ascii: ",") } <= 1 }
        return isOneEach ? texts.map(AuthorNames.inOrder) : texts.flatMap { AuthorNames.split($0) }
    }

    /// The name in `ada@example.org (Ada Example)`, as RSS 2.0 has authors; other texts as they are, addresses alone
    /// as nobody.
    private static func name(ofMail text: String) -> String? {
        let bytes = text.bytes
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return text }
        guard bytes[..<at].allSatisfy({ $0 > 0x20 }) else { return text }
        guard let open = bytes[at...].firstIndex(of: UInt8(ascii: "(")), bytes.last == UInt8(ascii: ")") else {
            return bytes.contains(0x20) ? text : nil
        }
        return Spacing.singleSpaced(bytes[(open + 1)...].dropLast())
    }

    /// The texts of all elements of a name directly within, of whatever namespace; those of none come in their order.
    func lines(ofAny name: String) -> [String] {
        children.filter { $0.name == name }.map(\.singleLine).filter { !$0.isEmpty }
    }

    /// The description: Atom's summary or content, or RSS's description.
    var feedDescription: String {
        for name in ["summary", "description", "content"] {
            if let text = first(name)?.text, !Spacing.singleSpaced(text).isEmpty { return text }
        }
        return first("encoded", in: "http://purl.org/rss/1.0/modules/content/")?.text ?? ""
    }

    /// The addresses and identifiers that it gives, the most trustworthy first.
    var addresses: [String?] {
        [line(of: "guid"), line(of: "id"), line(of: "link")] + all("link").map { $0.attributes["href"] } + [
            attributes["about"]
        ]
    }

    /// The element with the day on which it came out.
    var dateElement: XMLItem? {
        first("pubDate") ?? first("published") ?? first("date", in: XMLSpace.dublinCore) ?? first("updated")
    }
}

extension ListingSink {
    /// The date that an element states; a text that is none is noted.
    mutating func date(_ item: XMLItem?) -> PaperDate? {
        guard let item, !item.singleLine.isEmpty else { return nil }
        if let date = PaperDate(written: item.singleLine) { return date }
        note(line: item.line, .badDate(item.singleLine))
        return nil
    }
}

extension Paper {
    /// Sets the names of the authors, and their number.
    mutating func setAuthors(_ names: [String]) {
        authors = names
        authorCount = names.isEmpty ? nil : names.count
    }
}

/// What the frame of a feed says of all of it.
struct FeedFrame {
    /// Whether there is one.
    private(set) var isThere = false
    /// The day for which it was made: RSS's `pubDate`, Dublin Core's `date`, Atom's `updated`.
    private(set) var day: CalendarDay?
    /// The day on which it was last written.
    private(set) var buildDay: CalendarDay?
    /// Whether it names days without entries.
    private(set) var hasSkipDays = false

    private static let roots: Set<String> = ["feed", "rss", "RDF"]

    /// Takes what stands outside the entries.
    mutating func take(_ piece: XMLPiece) {
        switch piece {
        case .document(let root): isThere = isThere || Self.roots.contains(root.name)
        case .frame(let item, "channel"), .frame(let item, "feed"):
            switch item.name {
            case "pubDate", "date": day = CalendarDay(written: item.singleLine) ?? day
            case "updated", "lastBuildDate":
                buildDay = CalendarDay(written: item.singleLine)
                day = day ?? buildDay
            case "skipDays": hasSkipDays = true
            default: break
            }
        case .frame, .record, .oversized: break
        }
    }
}
