/// JSON Lines with our own field names: `id`, `title`, `abstract` (or `text`, or `summary`), `published`, `listed`, `upvotes`, `comments`,
/// `authors` (names, or their number), `categories`, `keywords`. Other fields are stepped over, and so are side fields of another type.
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
                    let (paper, badDates) = try Self.paper(scanner, listedDay: settings.listedDay)
                    for bad in badDates { sink.note(line: line, .badDate(bad)) }
                    sink.add(paper)
                } catch {
                    let fault = RecordFault(error)
                    sink.reject(line: line, field: fault.field, fault.reason)
                }
            case .failure(let fault): sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
    }

    /// The paper of one line, and what stands in place of its dates where it is none; throws `RecordFault` or `JSONError`.
    private static func paper(_ record: consuming JSONScanner, listedDay: CalendarDay?) throws -> (paper: Paper, badDates: [String]) {
        var fields = Fields()
        try record.readObject { scanner, key in try fields.read(key, from: &scanner) }
        try record.finish()
        var paper = fields.paper
        if paper.abstract.isEmpty, let text = fields.text { paper.abstract = PaperText.body(of: text, without: paper.title) }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        if paper.listed == nil, let listedDay { paper.listed = PaperDate(listedDay, .stated) }
        return (paper, fields.badDates)
    }
}

/// The fields of a line while it is read. Identifier and text are insisted on; for the rest no paper is given up.
private struct Fields {
    var paper = Paper(title: "")
    var text: String?
    var badDates: [String] = []

    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "id": paper.id = try scanner.readOptionalLabel(key).flatMap(PaperIdentifier.normalized)
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "text", "summary": text = try scanner.readOptionalText(key) ?? text
        case "published": paper.published = try readDate(from: &scanner)
        case "listed": paper.listed = try readDate(from: &scanner)
        case "upvotes": paper.upvotes = try scanner.readIntegerIfAny()
        case "comments": paper.comments = try scanner.readIntegerIfAny()
        case "categories": paper.categories = try scanner.readCategories()
        case "keywords": paper.keywords = try scanner.readKeywords()
        case "authors": try scanner.readAuthors(into: &paper)
        default: return false
        }
        return true
    }

    private mutating func readDate(from scanner: inout JSONScanner) throws -> PaperDate? {
        let (day, bad) = try scanner.readDay()
        if let bad { badDates.append(bad) }
        return day.map { PaperDate($0, .stated) }
    }
}
