import Papers
import ReadableText

extension ListingFormat {
    /// A table with a header; commas, semicolons, tabs or bars between its columns.
    public static let csv = ListingFormat("csv", title: "CSV", leavesDayToFileName: true)
}

/// Tables of papers with a header: comma, semicolon, tab or bar between the columns, which are known by their names.
///
/// Grammar: <https://www.rfc-editor.org/rfc/rfc4180>, and what is forgiven in `CSVRow`. A row with
/// more fields than the header is read once more on the assumption that delimiters with a space
/// behind them are text; where that fits, a note counts it, else the row is rejected.
struct CSVPapers: ListingFormatReader {
    let format = ListingFormat.csv

    func recognizes(_ head: ListingHead) -> Bool {
        let lines = head.lines.lazy.map(Self.trimmed).filter { !$0.isEmpty }.prefix(Self.mostBefore + 2)
        return Self.header(among: Array(lines)) != nil
    }

    /// So many lines may stand before the header, as services write what was searched for.
    private static let mostBefore = 4

    /// The place of the header among the first lines, and the header itself. Behind other lines it has to be certain.
    private static func header(among lines: [ArraySlice<UInt8>]) -> (place: Int, header: CSVHeader)? {
        for (place, line) in lines.enumerated() {
            if CSVHeader.statedDelimiter(line) != nil { continue }
            let isFirst = lines[..<place].allSatisfy { CSVHeader.statedDelimiter($0) != nil }
            guard place <= mostBefore else { return nil }
            if let header = CSVHeader(line), isFirst || header.isCertain { return (place, header) }
        }
        return nil
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var stream = stream
        let head = ListingHead(try stream.peek(ListingHead.size))
        var lines = LineReader(stream, maximumLength: settings.maximumLineLength)
        guard let (line, header) = try Self.header(&lines, &sink) else { return }
        guard let header else { return sink.reject(line: line, .noHeader) }
        let row = header.row
        let style = CSVStyle(head, header)
        var table = CSVTable(header: header, row: row, listedDay: settings.listedDay, style: style)
        var records = CSVRecords(lines, row: row)
        while sink.wantsMore, let record = try records.next() {
            if let fault = record.fault {
                sink.reject(line: record.line, fault)
                continue
            }
            table.add(record, to: &sink)
        }
        if table.repaired > 0 { sink.note(.repairedRows(table.repaired)) }
        if table.surplus > 0 { sink.note(.surplusRows(table.surplus)) }
        sink.tellLacks(.columns, notUnderstood: header.notUnderstood)
    }

    /// The line of the header, and the header; without one, the first line that is not blank; nil where there is no
    /// line. Lines before it are noted.
    private static func header(
        _ lines: inout LineReader, _ sink: inout ListingSink
    ) throws(InputError) -> (line: Int, header: CSVHeader?)? {
        var before: [(number: Int, bytes: ArraySlice<UInt8>)] = []
        while before.count <= mostBefore, let line = try lines.next() {
            let bytes = trimmed(line.bytes)
            if line.isTooLong { return (before.first?.number ?? line.number, nil) }
            if bytes.isEmpty || CSVHeader.statedDelimiter(bytes) != nil { continue }
            if let header = CSVHeader(bytes), before.isEmpty || header.isCertain {
                for line in before { sink.note(line: line.number, .strayText(Spacing.singleSpaced(line.bytes))) }
                return (line.number, header)
            }
            before.append((line.number, bytes))
        }
        return before.first.map { ($0.number, nil) }
    }

    /// The line without its end, empty where there is nothing but white space.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return [] }
        return line.last == 0x0D ? line.dropLast() : line
    }
}

/// What turns the rows of one table into papers.
private struct CSVTable {
    let header: CSVHeader
    let row: CSVRow
    let listedDay: CalendarDay?
    /// Rows that were read by the likeliest borders, and those with columns that the header does not name.
    private(set) var (repaired, surplus) = (0, 0)
    let style: CSVStyle

    init(header: CSVHeader, row: CSVRow, listedDay: CalendarDay?, style: CSVStyle) {
        (self.header, self.row, self.listedDay, self.style) = (header, row, listedDay, style)
    }

    mutating func add(_ record: CSVRecords.Record, to sink: inout ListingSink) {
        var fields = record.fields
        // Spreadsheets fill up with empty columns.
        while fields.count > header.columns.count, fields.last.map(Self.isBlank) ?? false { fields.removeLast() }
        if fields.count > header.columns.count, let source = record.source, let better = tighter(source) {
            fields = better
            repaired += 1
        }
        if fields.count > header.columns.count, isAligned(fields) {
            fields.removeSubrange(header.columns.count...)
            surplus += 1
        }
        guard fields.count <= header.columns.count, fields.count > header.lastTextColumn else {
            return sink.reject(line: record.line, .fieldCount(expected: header.columns.count, found: fields.count))
        }
        if fields.allSatisfy({ $0.bytes.isEmpty }) || isRule(fields) { return }
        do {
            let row = CSVPaper(header, fields, style)
            if let kind = row.noPaper { return sink.passOver(kind) }
            let (paper, faults) = try row.paper(listedDay: listedDay)
            if row.isRetracted { sink.countRetracted() }
            sink.tell(faults, line: record.line)
            sink.add(paper)
        } catch { sink.reject(line: record.line, field: error.field, error.reason) }
    }

    private static func isBlank(_ field: CSVRow.Field) -> Bool {
        field.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// The line below the header of a table with bars, as Markdown has it: `|---|:--|`.
    private func isRule(_ fields: [CSVRow.Field]) -> Bool {
        header.delimiter == UInt8(ascii: "|")
            && fields.allSatisfy {
                $0.bytes.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
            }
    }

    /// Whether the columns of a row with too many fields are those of the header for certain, so that what is too
    /// much stands behind them: the texts are quoted, or a date behind them is one.
    private func isAligned(_ fields: [CSVRow.Field]) -> Bool {
        let texts = header.columns.indices.filter {
            header.columns[$0] == .title || header.columns[$0].map(ListingField.texts.contains) ?? false
        }
        if texts.allSatisfy({ fields[$0].isQuoted }) { return true }
        return header.columns.indices.contains { index in
            guard index > header.lastTextColumn else { return false }
            switch header.columns[index] {
            case .published, .date, .update, .listed:
                if case .date(let date) = WrittenDate.read(fields[index].bytes) { return date.precision == .day }
                return false
            default: return false
            }
        }
    }

    /// The fields of a line if a delimiter with a space behind it is text; nil if they are still
    /// not as many as the columns.
    private func tighter(_ line: ArraySlice<UInt8>) -> [CSVRow.Field]? {
        guard !header.isSpaced else { return nil }
        var row = row
        row.needsTightDelimiter = true
        guard row.add(line, number: 1) == .complete else { return nil }
        var fields: [CSVRow.Field] = []
        for field in row.fields {
            if let last = fields.last, !last.isQuoted, !field.isQuoted, field.bytes.first == 0x20 {
                fields[fields.count - 1].bytes += [header.delimiter] + field.bytes
            } else {
                fields.append(field)
            }
        }
        return fields.count == header.columns.count ? fields : nil
    }
}
