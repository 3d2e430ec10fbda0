import Papers
import ReadableText

/// A paper of a table's row.
struct CSVPaper {
    private let header: CSVHeader
    private let fields: [CSVRow.Field]

    private let style: CSVStyle

    /// The addresses of cells that are links of Markdown.
    private let addresses: [String]

    init(_ header: CSVHeader, _ fields: [CSVRow.Field], _ style: CSVStyle) {
        self.header = header
        self.style = style
        var (texts, addresses) = (fields, [String]())
        if header.delimiter == UInt8(ascii: "|") {
            for index in texts.indices {
                guard let link = Self.link(texts[index].bytes) else { continue }
                texts[index].bytes = Array(link.text)
                addresses.append(Spacing.singleSpaced(link.address))
            }
        }
        for index in texts.indices where Self.isGuarded(texts[index].bytes) { texts[index].bytes.removeFirst() }
        (self.fields, self.addresses) = (texts, addresses)
    }

    /// Whether a cell has the apostrophe that keeps a spreadsheet from taking a text for a formula.
    private static func isGuarded(_ cell: [UInt8]) -> Bool {
        cell.count > 1 && cell[0] == UInt8(ascii: "'") && "=+-@".utf8.contains(cell[1])
    }

    /// The parts of a cell that is `[Sparks](https://arxiv.org/abs/2512.00001)` and nothing else.
    private static func link(_ cell: [UInt8]) -> (text: ArraySlice<UInt8>, address: ArraySlice<UInt8>)? {
        let bytes = Spacing.singleSpaced(cell[...]).bytes
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: ")"),
            let mark = bytes.lastRange(ofMark: "](".utf8), mark.lowerBound > bytes.startIndex
        else { return nil }
        return (bytes[(bytes.startIndex + 1)..<mark.lowerBound], bytes[mark.upperBound...].dropLast())
    }

    /// What it is, where it says itself that it is no paper.
    var noPaper: NoPaper? { NoPaper(type: type, isParatext: isTrue(.paratext)) }

    /// Whether it was retracted after it came out.
    var isRetracted: Bool { isTrue(.retracted) }

    private var type: String? { WorkType.word(ofAny: texts(.type)) }

    private func isTrue(_ field: ListingField) -> Bool { text(field)?.lowercased() == "true" }

    /// The paper, and what of its dates was not understood.
    func paper(listedDay: CalendarDay?) throws(RecordFault) -> (paper: Paper, faults: StatedDates.Faults) {
        var paper = Paper(title: text(.title) ?? "", abstract: abstract ?? "")
        if paper.title.isEmpty, !paper.abstract.isEmpty { paper.title = text(.displayName) ?? "" }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        paper.doi = text(.doi).flatMap(PaperIdentifier.doi)
        paper.identify(by: identifier(doi: paper.doi))
        (paper.authors, paper.authorCount) = authors
        paper.keywords = list(.keywords, separators: ";|,")
        paper.categories = list(.categories, separators: ";|,")
        if paper.categories.count == 1 { paper.categories = JSONScanner.categories(in: paper.categories[0]) }
        paper.venue = text(.venue)
        paper.language = texts(.language).lazy.compactMap { LanguageCode.code($0) }.first
        paper.type = type
        paper.upvotes = text(.upvotes).flatMap(Self.integer)
        paper.comments = text(.comments).flatMap(Self.integer)
        let dates = dates
        let (published, faults) = dates.published()
        paper.published = published
        paper.updated = dates.updated
        paper.listed = dates.listed ?? listedDay.map { PaperDate($0, .stated) }
        return (paper, faults)
    }

    private var dates: StatedDates {
        var dates = StatedDates(telling: [.published, .date, .listed, .update])
        for (place, field) in header.columns.enumerated() {
            guard let field, ListingField.dates.contains(field), let text = text(at: place) else { continue }
            dates.take(text, as: field, order: style.orders[place])
        }
        return dates
    }

    /// The text of the first column of a kind that has one; nil where there is none, or what data frames write for
    /// nothing.
    private func text(_ field: ListingField) -> String? { texts(field).first }

    private func texts(_ field: ListingField) -> [String] { header.places(of: field).compactMap { text(at: $0) } }

    private var abstract: String? {
        for field in ListingField.textsByRank {
            guard let text = text(field) else { continue }
            guard field == .abstractIndex else { return text }
            if let text = JSONScanner.invertedText(text) { return text }
        }
        return nil
    }

    private func text(at index: Int) -> String? {
        guard index < fields.count else { return nil }
        let text = Spacing.singleSpaced(fields[index].bytes[...])
        return text.isEmpty || !fields[index].isQuoted && Self.nothing.contains(text) ? nil : text
    }

    private static let nothing: Set<String> = ["nan", "NaN", "None", "NULL", "null"]

    private func identifier(doi: String?) -> WrittenIdentifier? {
        let linked = (texts(.link) + addresses).lazy.compactMap { WrittenIdentifier(address: $0) }.first
        let stated =
            text(.submissionID).flatMap { WrittenIdentifier(submission: $0) }
            ?? (text(.id) ?? text(.identifiers)).flatMap { WrittenIdentifier($0) }
        let written = text(.arXivID).flatMap { WrittenIdentifier(arXiv: $0) } ?? stated ?? linked
        return (written ?? doi.flatMap { WrittenIdentifier(arXiv: $0) })?.completed(by: stated).completed(by: linked)
    }

    /// Names, separated by semicolons, by commas and `and`, or as a list of Python or JSON; or their number alone.
    private var authors: (names: [String], count: Int?) {
        guard let text = text(.authors) else { return ([], nil) }
        if let count = Int(text) { return ([], count) }
        let names = Self.texts(ofList: text) ?? AuthorNames.split(text.replacing("|", with: ";"), style.authors)
        return (names, names.isEmpty ? nil : names.count)
    }

    /// The texts of a list of Python or JSON, or those between the first of some separators that occurs.
    private func list(_ column: ListingField, separators: String) -> [String] {
        guard let text = text(column) else { return [] }
        if let texts = Self.texts(ofList: text) { return texts }
        guard let separator = separators.utf8.first(where: text.utf8.contains) else { return [text] }
        return text.bytes.split(separator: separator).map { Spacing.singleSpaced($0) }.filter { !$0.isEmpty }
    }

    private static func texts(ofList text: String) -> [String]? {
        guard text.utf8.first == UInt8(ascii: "["), let json = try? PythonLiteral.json(Array(text.utf8)) else {
            return nil
        }
        var scanner = JSONScanner(json)
        return try? scanner.readTexts("")
    }

    private static func integer(_ text: String) -> Int? {
        Int(text) ?? Double(text).flatMap { $0.magnitude < 0x1p53 ? Int(exactly: $0) : nil }
    }
}
