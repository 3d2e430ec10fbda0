import Papers
import ReadableText

/// The fields that tell of a paper what it can be without, in the forms in which collections have them.
extension JSONScanner {
    /// Takes keywords: an array, or one string with commas.
    mutating func readKeywords() throws(JSONError) -> [String] { try readTextsIfAny { $0 == UInt8(ascii: ",") } }

    /// Takes categories: an array, or one string with white space (`cs.LG cs.CV`); also that string in an array.
    mutating func readCategories() throws(JSONError) -> [String] {
        let categories = try readTextsIfAny { $0 == 0x20 || $0 == UInt8(ascii: ",") }
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

    /// Takes authors: names, or objects with a `name`, in an array; one string of them; or their number alone.
    ///
    /// Who asked the site to be hidden is counted, but not named.
    mutating func readAuthors(into paper: inout Paper) throws {
        var count: Int?
        switch try peekKind() {
        case .number: count = try readInteger()
        case .string:
            let text = try readSingleSpaced()
            count = Int(text)
            paper.authors = count == nil ? AuthorNames.split(text) : []
        case .array: count = try readAuthorList(into: &paper)
        default: try skipValue()
        }
        paper.authorCount = count ?? (paper.authors.isEmpty ? nil : paper.authors.count)
    }

    /// Takes the array and returns how many there are, named or not; nil for none.
    private mutating func readAuthorList(into paper: inout Paper) throws -> Int? {
        var names: [String] = []
        var count = 0
        try beginArray()
        while try nextElement() {
            if count == 0 { names.reserveCapacity(Self.usualTexts) }
            count += 1
            var name: String?
            switch try peekKind() {
            case .string: name = try readSingleSpaced()
            case .object: name = try readAuthor()
            default: try skipValue()
            }
            if let name, !name.isEmpty { names.append(name) }
        }
        paper.authors = names
        return count > 0 ? count : nil
    }

    private mutating func readAuthor() throws -> String? {
        var name: String?
        var isHidden = false
        try readObject { scanner, key in
            if key == "name", try scanner.peekKind() == .string {
                name = try scanner.readSingleSpaced()
            } else if key == "hidden", try scanner.peekKind() == .boolean {
                isHidden = try scanner.readBoolean()
            } else {
                return false
            }
            return true
        }
        return isHidden ? nil : name
    }
}
