extension Taxonomy {
    /// Whether a text is a slug: lower-case letters, digits and single hyphens between them, at most 64 characters.
    public static func isSlug(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-") else { return false }
        return bytes.indices.allSatisfy { index in
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"): bytes[index - 1] != UInt8(ascii: "-")
            default: false
            }
        }
    }

    /// Sixteen hexadecimal digits that stand for the set of slugs: the same for the same slugs in any order, whatever their names and cues.
    ///
    /// Method: FNV-1a of 64 bits over the sorted slugs, each followed by a line feed (Fowler, Noll & Vo; draft-eastlake-fnv).
    public var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for slug in topics.map(\.slug).sorted() {
            for byte in Array(slug.utf8) + [0x0A] {
                hash ^= UInt64(byte)
                hash &*= 0x100_0000_01B3
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
