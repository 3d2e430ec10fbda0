import Papers
import ReadableText

extension ListingFormat {
    /// The arXiv metadata on Kaggle, one JSON object a line.
    public static let kaggle = ListingFormat("kaggle", title: "arXiv metadata of Kaggle", source: .arXiv)
}

/// The metadata of all arXiv papers that Cornell University publishes on Kaggle: one JSON object a line.
///
/// Fields: <https://www.kaggle.com/datasets/Cornell-University/arxiv>. The first of the `versions`
/// says when a paper was published, the last one of which version its texts are; `update_date` says
/// when its record last changed, and nothing about a listing. Names come from `authors_parsed`,
/// where accents are resolved and affiliations apart; `authors` stands in for it.
struct KaggleLines: ListingFormatReader {
    let format = ListingFormat.kaggle

    /// Lines of which one has the fields that no other collection has side by side.
    func recognizes(_ head: ListingHead) -> Bool {
        guard head.first == UInt8(ascii: "{"), !head.isOneDocument else { return false }
        return head.lines.prefix(8).contains { line in
            let keys = Set(ListingHead.objectKeys(head.bytes, line.startIndex..<line.endIndex).keys)
            guard keys.contains("id"), keys.contains("abstract") || keys.contains("title") else { return false }
            return keys.contains("versions") || keys.contains("journal-ref") && keys.contains("categories")
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        try RecordLines.read(stream, settings, into: &sink) { record, _, sink in
            var fields = KaggleFields()
            try record.readObject { scanner, key in try fields.read(key, from: &scanner) }
            try record.finish()
            sink.add(try fields.paper(record, listedDay: settings.listedDay))
        }
    }
}

/// The fields of a line while it is read.
private struct KaggleFields {
    private var paper = Paper(title: "")
    private var authors: JSONStringRange?

    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "id": paper.identify(by: try scanner.readOptionalLabel(key).flatMap { WrittenIdentifier($0) })
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "categories": paper.categories = try scanner.readCategories()
        case "doi": paper.doi = try scanner.readTextIfAny().flatMap(PaperIdentifier.doi)
        case "journal-ref": paper.venue = try scanner.readTextIfAny()
        case "versions":
            let versions = try scanner.readVersions()
            paper.published = versions?.firstDay.map { PaperDate($0, .stated) }
            (paper.version, paper.updated) = (versions?.last ?? paper.version, versions?.lastDay)
        case "authors_parsed": paper.authors = try scanner.readParsedNames()
        case "authors" where try scanner.peekKind() == .string: authors = try scanner.readText()
        default: return false
        }
        return true
    }

    /// The paper, or why it is none. To be asked for once.
    mutating func paper(_ record: JSONScanner, listedDay: CalendarDay?) throws -> Paper {
        var paper = Paper(title: "")
        swap(&paper, &self.paper)
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        if paper.authors.isEmpty, let authors { paper.authors = AuthorNames.split(record.singleSpaced(authors)) }
        paper.authorCount = paper.authors.isEmpty ? nil : paper.authors.count
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        return paper
    }
}

extension JSONScanner {
    /// Takes names in parts: `[["Balázs", "C.", ""], …]`, last name, first names and what follows, such as `Jr.`.
    fileprivate mutating func readParsedNames() throws -> [String] {
        guard try peekKind() == .array else {
            try skipValue()
            return []
        }
        var names: [String] = []
        names.reserveCapacity(Self.usualTexts)
        try beginArray()
        while try nextElement() {
            guard try peekKind() == .array else {
                try skipValue()
                continue
            }
            let name = try readParsedName()
            if !name.isEmpty { names.append(name) }
        }
        return names
    }

    private mutating func readParsedName() throws(JSONError) -> String {
        var (last, first, suffix) = ("", "", "")
        var place = 0
        try beginArray()
        while try nextElement() {
            defer { place += 1 }
            guard place < 3, try peekKind() == .string else {
                try skipValue()
                continue
            }
            let part = try readSingleSpaced()
            switch place {
            case 0: last = part
            case 1: first = part
            default: suffix = part
            }
        }
        let name = first.isEmpty ? last : last.isEmpty ? first : first + " " + last
        return suffix.isEmpty ? name : name + " " + suffix
    }
}
