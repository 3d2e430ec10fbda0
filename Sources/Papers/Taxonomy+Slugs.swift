extension Taxonomy {
    /// Whether a text is a slug: lower-case letters, digits and single hyphens between them, at most 64 characters.
    public static func isSlug(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...longestSlug).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-")
        else {
            return false
        }
        return bytes.indices.allSatisfy { index in
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"): bytes[index - 1] != UInt8(ascii: "-")
            default: false
            }
        }
    }

    /// Sixteen hexadecimal digits that stand for the set of slugs: the same for the same slugs in
    /// any order, whatever their names and cues.
    ///
    /// Method: `FNV1a` over the sorted slugs, each followed by a line feed.
    public var fingerprint: String {
        FNV1a.of(topics.map(\.slug).sorted().map { $0 + "\n" }.joined()).hexDigits
    }
}
