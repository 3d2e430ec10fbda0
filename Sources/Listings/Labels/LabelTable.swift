import Papers
import ReadableText

/// A table of labelled papers: what its columns tell, known by their names.
struct LabelTable {
    /// The state with which each row begins.
    let row: CSVRow
    private let columns: [Column]

    private enum Column: Hashable {
        case labels(LabelField)
        case text(ListingField)
        case other
    }

    /// Whether the first line is the header of such a table.
    static func recognizes(_ head: ListingHead) -> Bool {
        if head.first == UInt8(ascii: "{") || head.first == UInt8(ascii: "[") { return false }
        return head.lines.lazy.map(trimmed).first(where: isHeader).flatMap { LabelTable($0) } != nil
    }

    /// Takes the header from the lines; nil where the first line is none.
    static func header(_ lines: inout LineReader) throws(InputError) -> LabelTable? {
        while let line = try lines.next() {
            if line.isTooLong { return nil }
            let bytes = trimmed(line.bytes)
            if isHeader(bytes) { return LabelTable(bytes) }
        }
        return nil
    }

    private init?(_ header: ArraySlice<UInt8>) {
        let tables = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")].compactMap {
            Self(header, delimiter: $0)
        }
        guard let best = tables.max(by: { $0.known < $1.known }) else { return nil }
        self = best
    }

    private init?(_ header: ArraySlice<UInt8>, delimiter: UInt8) {
        let row = CSVRow(delimiter: delimiter)
        var names = row
        guard names.add(header, number: 1) == .complete, names.fields.count <= CSVHeader.maximumColumns else {
            return nil
        }
        self.row = row
        columns = names.fields.map { field in
            let name = Spacing.singleSpaced(field.bytes[...])
            if let field = LabelField(name: name) { return .labels(field) }
            guard let field = ListingField(name: name) else { return .other }
            return field == .title || ListingField.textsByRank.contains(field) ? .text(field) : .other
        }
        let isAboutPapers = columns.contains { column in
            if case .text = column { true } else { column == .labels(.id) }
        }
        let says: [LabelField] = [.topics, .label, .labels, .category, .not]
        guard isAboutPapers, columns.contains(where: { says.map(Column.labels).contains($0) }) else { return nil }
    }

    private var known: Int { columns.count { $0 != .other } }

    /// The paper of a row. Throws `RecordFault`.
    func paper(_ record: CSVRecords.Record) throws -> LabelledPaper {
        if let fault = record.fault { throw RecordFault(nil, fault) }
        var paper = LabelledPaper(topics: [], line: record.line)
        var text = DocumentFields()
        var claims = LabelClaims()
        for (column, field) in zip(columns, record.fields) {
            let cell = Spacing.singleSpaced(field.bytes[...])
            if cell.isEmpty { continue }
            switch column {
            case .text(let field): text.take(field, cell)
            case .labels(.id): paper.id = PaperIdentifier.normalized(cell)
            case .labels(.topics): claims.topics = Self.topics(cell)
            case .labels(.label): claims.label = cell
            case .labels(.labels): claims.labels = Self.topics(cell)
            case .labels(.category): claims.category = claims.category ?? cell
            case .labels(.not): claims.not = Self.topics(cell)
            case .labels(.maybe): paper.maybe = Self.topics(cell)
            case .labels(.primary): paper.primary = Self.topics(cell)
            case .labels(.sample): paper.sample = cell
            case .other: continue
            }
        }
        return try paper.labelled(by: claims, text)
    }

    /// The topics of a cell: those of a JSON array, else with semicolons or bars between them.
    private static func topics(_ cell: String) -> [String] {
        guard cell.utf8.first == UInt8(ascii: "[") else { return LabelField.parted(cell) }
        let bytes = Array(cell.utf8)
        var scanner = JSONScanner(bytes, bytes.indices)
        return (try? scanner.readTexts("topics")) ?? LabelField.parted(cell)
    }

    /// The line without its end.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 0x0D ? line.dropLast() : line
    }

    /// Whether a line, if any, is the header: not blank, and not Excel's own.
    private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains { $0 > 0x20 } && CSVHeader.statedDelimiter(line) == nil
    }
}
