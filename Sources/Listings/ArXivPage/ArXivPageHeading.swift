import Papers
import ReadableText

/// A line between the entries of a list: a heading, or what ends one.
///
/// `Showing new listings for Monday, 1 January 2024`, `New submissions (showing 55 of 55 entries)`, `Cross-lists for
/// Mon, 1 Jan 24`, `Fri, 12 Jan 2024 (showing first 25 of 120 entries )`, `Total of 139 entries`.
struct ArXivPageHeading {
    /// The day that it states.
    private(set) var day: CalendarDay?
    /// Whether what follows are new versions; nil where it says nothing of it.
    private(set) var isReplacements: Bool?

    private static let longest = 200

    /// The heading that a line is; nil for others.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let bytes = text.bytes
        if let found = Self.beginnings.first(where: { bytes.starts(with: $0.text.utf8) }) {
            // A title or an abstract may begin with the same words, but counts no entries and names no day.
            let rest = bytes.dropFirst(found.text.utf8.count)
            let day = rest.firstRange(ofMark: " for ".utf8).flatMap { Self.day(rest[$0.upperBound...]) }
            guard day != nil || Self.countsEntries(rest) || rest.isEmpty else { return nil }
            (self.day, isReplacements) = (day, found.isReplacements)
            return
        }
        guard Self.countsEntries(bytes) || Self.isWeekday(bytes) else { return nil }
        day = Self.day(bytes)
        if day == nil, !bytes.starts(with: "Total of ".utf8), !bytes.starts(with: "Showing up to ".utf8) { return nil }
        // Lists of several days have a heading a day, and no new versions.
        if day != nil { isReplacements = false }
    }

    private static let beginnings: [(text: String, isReplacements: Bool?)] = [
        ("Showing new listings", false), ("New submissions", false), ("Cross submissions", false),
        ("Cross-lists", false), ("Cross-listings", false), ("Replacement submissions", true), ("Replacements", true),
    ]

    /// Whether `(showing 55 of 55 entries)` or `entries` stands at the end.
    private static func countsEntries(_ text: ArraySlice<UInt8>) -> Bool {
        let text = text.filter { $0 != 0x20 && $0 != UInt8(ascii: ")") }
        return text.contains(where: ASCII.isDigit)
            && ["entries", "entry", "|more", "|all", "fewer|more|all"].contains {
                text.suffix($0.utf8.count).elementsEqual($0.utf8)
            }
    }

    private static func day(_ text: ArraySlice<UInt8>) -> CalendarDay? { CalendarDay(mailDate: text) }

    /// Whether a line is a day and nothing else: `Fri, 12 Jan 2024`.
    private static func isWeekday(_ text: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: text.prefix(32), as: UTF8.self).split(separator: " ")
        guard let first = words.first, words.count == 4 else { return false }
        return PageDate.isWeekday(String(first))
    }
}
