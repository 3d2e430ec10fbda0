import Papers
import ReadableText

/// The fields that tell of a paper what it can be without, in the forms in which collections have them.
extension JSONScanner {
    /// Takes keywords: an array, or one string with commas.
    mutating func readKeywords() throws(JSONError) -> [String] { try readWrappedTexts { $0 == UInt8(ascii: ",") } }

    /// Takes categories: an array, or one string with commas, or white space between those of arXiv (`cs.LG cs.CV`);
    /// also that string in an array.
    mutating func readCategories() throws(JSONError) -> [String] {
        let categories = try readWrappedTexts { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        return categories.count == 1 ? Self.categories(in: categories[0]) : categories
    }

    /// The categories of arXiv in a text with spaces; other sources have names with spaces, which stay whole.
    static func categories(in text: String) -> [String] {
        guard text.utf8.contains(0x20) else { return [text] }
        let parts = text.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        return parts.allSatisfy(isArXivCategory) ? parts : [text]
    }

    /// `cs.LG`, `hep-th`.
    private static func isArXivCategory(_ text: String) -> Bool {
        text.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
            && text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// `cs.LG`: an archive in lower case, a point, and two letters in upper case or a longer name.
    static func isCategoryOfArXiv(_ text: String) -> Bool {
        let parts = text.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count >= 2, parts[1].count >= 2, text.utf8.count <= 20 else { return false }
        let isName = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") }
        return parts[0].allSatisfy { isName($0) && $0 >= 0x2D && !(0x41...0x5A).contains($0) }
            && parts[1].allSatisfy(isName)
    }

    /// Takes all texts in a value, in whatever arrays and objects, as `{"DOI": "10.5555/a", "ArXiv": "2512.00001"}`.
    mutating func readTextsWithin() throws(JSONError) -> [String] {
        var texts: [String] = []
        try readTexts(into: &texts, depth: 0)
        return texts
    }

    /// Takes what says the type of a work: a text, several, or an object with fields for it, as
    /// `{"pubType": ["review"]}` and `{"resourceTypeGeneral": "Preprint", "ris": "GEN"}`.
    mutating func readTypes() throws(JSONError) -> [String] {
        guard try peekKind() == .object else { return try readTextsWithin() }
        var texts: [String] = []
        try beginObject()
        while let key = try nextKey() {
            if ListingField(name: string(key)) == .type { texts += try readTextsWithin() } else { try skipValue() }
        }
        return texts
    }

    private static let mostTextsWithin = 64

    private mutating func readTexts(into texts: inout [String], depth: Int) throws(JSONError) {
        switch try peekKind() {
        case .string where texts.count < Self.mostTextsWithin:
            if let text = try readTextIfAny() { texts.append(text) }
        case .array where depth < 4:
            try beginArray()
            while try nextElement() { try readTexts(into: &texts, depth: depth + 1) }
        case .object where depth < 4:
            try beginObject()
            while try nextKey() != nil { try readTexts(into: &texts, depth: depth + 1) }
        default: try skipValue()
        }
    }
}
