/// JSON Lines with our own field names: `id`, `title`, `abstract` (or `text`, or `summary`), `published`, `listed`, `upvotes`, `comments`,
/// `authors` (names, or their number), `categories`, `keywords`. Other fields are stepped over.
struct PaperLines: ListingFormatReader {
    let format = ListingFormat.jsonl

    private static let textFields: Set<String> = ["title", "abstract", "text", "summary"]

    /// Lines that are objects, one of them with text. Not only the first is looked at: it may be the broken one.
    func recognizes(_ head: ListingHead) -> Bool {
        let lines = head.lines.compactMap { line in line.firstIndex { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }.map { line[$0...] } }
        let objects = lines.filter { $0.first == UInt8(ascii: "{") }
        guard !objects.isEmpty, objects.count * 2 >= lines.count else { return false }
        return objects.contains { line in
            let (keys, isWhole) = ListingHead.objectKeys(head.bytes, line.startIndex..<line.endIndex)
            if !Self.textFields.isDisjoint(with: keys) { return true }
            // The only line may be so long that its text lies behind the head's end.
            return objects.count == 1 && !isWhole && keys.contains("id")
        }
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink) throws(InputError) {
        var records = RecordLines(LineReader(stream, maximumLength: settings.maximumLineLength))
        while sink.wantsMore, let (line, record) = try records.next() {
            switch record {
            case .success(let scanner):
                do {
                    sink.add(try Self.paper(scanner, listedDay: settings.listedDay))
                } catch {
                    let fault = RecordFault(error)
                    sink.reject(line: line, field: fault.field, fault.reason)
                }
            case .failure(let fault): sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
    }

    /// The paper of one line; throws `RecordFault` or `JSONError`.
    static func paper(_ record: consuming JSONScanner, listedDay: CalendarDay?) throws -> Paper {
        var paper = Paper(title: "")
        var text: String?
        try record.readObject { scanner, key in try read(key, from: &scanner, into: &paper, &text) }
        try record.finish()
        if paper.abstract.isEmpty, let text { paper.abstract = PaperText.body(of: text, without: paper.title) }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        if paper.listed == nil, let listedDay { paper.listed = PaperDate(listedDay, .stated) }
        return paper
    }

    private static func read(_ key: String, from scanner: inout JSONScanner, into paper: inout Paper, _ text: inout String?) throws -> Bool
    {
        switch key {
        case "id": paper.id = try scanner.readOptionalLabel(key).flatMap(PaperIdentifier.normalized)
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "text", "summary": text = try scanner.readOptionalText(key) ?? text
        case "published": paper.published = try scanner.readOptionalDay(key).map { PaperDate($0, .stated) }
        case "listed": paper.listed = try scanner.readOptionalDay(key).map { PaperDate($0, .stated) }
        case "upvotes": paper.upvotes = try scanner.readOptionalInteger(key)
        case "comments": paper.comments = try scanner.readOptionalInteger(key)
        case "categories": paper.categories = try scanner.readTexts(key)
        case "keywords": paper.keywords = try scanner.readTexts(key)
        case "authors": try readAuthors(from: &scanner, into: &paper)
        default: return false
        }
        return true
    }

    private static func readAuthors(from scanner: inout JSONScanner, into paper: inout Paper) throws {
        if try scanner.peekKind() == .number {
            paper.authorCount = try scanner.readOptionalInteger("authors")
        } else {
            paper.authors = try scanner.readTexts("authors")
            if !paper.authors.isEmpty { paper.authorCount = paper.authors.count }
        }
    }
}
