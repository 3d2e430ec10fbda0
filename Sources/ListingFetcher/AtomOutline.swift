/// What an Atom feed of arXiv's search says of itself, found by its tags: whether it is whole, its
/// entries, and the results there are in all.
///
/// This is no reader of XML; the readers of listings are. `<` stands in no text of a feed but as
/// `&lt;`, so that tags can be counted as bytes. Form:
/// https://info.arxiv.org/help/api/user-manual.html, 3.3 and 3.4.
struct AtomOutline: Hashable, Sendable {
    /// Whether the feed's end tag is its last.
    let isWhole: Bool
    /// Entries in it.
    let entries: Int
    /// `opensearch:totalResults`, where it is stated.
    let total: Int?
    /// The service's own words, where the only entry is an error and no paper.
    let complaint: String?

    init(_ bytes: [UInt8]) {
        let end = bytes.lastIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) } ?? -1
        isWhole = bytes[...end].suffix(7).elementsEqual("</feed>".utf8)
        entries = Self.count("<entry", in: bytes)
        total = Self.text(between: ":totalResults", in: bytes).flatMap { Int($0) }
        let isError = entries == 1 && Self.find("/api/errors", in: bytes, from: 0) != nil
        complaint = isError ? Self.text(between: "<summary", in: bytes) ?? "no reason given" : nil
    }

    /// How often a tag opens.
    private static func count(_ tag: String, in bytes: [UInt8]) -> Int {
        var (found, position) = (0, 0)
        while let index = find(tag, in: bytes, from: position) {
            position = index + 1
            let next = index + tag.utf8.count
            if next < bytes.count, bytes[next] == UInt8(ascii: ">") || bytes[next] <= 0x20 { found += 1 }
        }
        return found
    }

    /// What stands behind the tag that begins so, up to the next tag; at most 500 bytes of it.
    private static func text(between tag: String, in bytes: [UInt8]) -> String? {
        guard let start = find(tag, in: bytes, from: 0), let open = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let text = bytes[(open + 1)...].prefix(500).prefix { $0 != UInt8(ascii: "<") }
        return String(decoding: text, as: UTF8.self).trimmingPrefix { $0.isWhitespace }.description
    }

    private static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(needle.utf8)
        guard bytes.count - start >= wanted.count else { return nil }
        var index = start
        while index <= bytes.count - wanted.count,
            let next = bytes[index...(bytes.count - wanted.count)].firstIndex(of: wanted[0])
        {
            if bytes[next..<(next + wanted.count)].elementsEqual(wanted) { return next }
            index = next + 1
        }
        return nil
    }
}
