import ReadableText

/// The rows of a table, in constant memory.
///
/// A quoted field may have line breaks, but a stray quote must not swallow the file: where a row
/// does not end within the limit, within the file, or before what looks like another quoted field,
/// its first line alone is given up, and the lines behind it are read again, each for itself. Every
/// line is read a bounded number of times.
struct CSVRecords: ~Copyable {
    /// A row, or why there is none.
    struct Record {
        /// The 1-based line on which it begins.
        let line: Int
        let fields: [CSVRow.Field]
        /// The only line of the row, to be read in another way where the fields make no sense; none
        /// for a row of several lines.
        let source: ArraySlice<UInt8>?
        let fault: RejectionReason?
    }

    private var lines: LineReader
    private let row: CSVRow
    /// Lines to be read again, the next one last.
    private var again: [LineReader.Line] = []
    /// Up to this line, fields are not followed over line breaks: it was tried.
    private var triedLine = 0

    /// Reads a stream from where it stands; `row` is the state with which each row begins.
    init(_ lines: consuming LineReader, row: CSVRow) {
        self.lines = lines
        self.row = row
    }

    /// The next row that is not blank, or nil at the end.
    mutating func next() throws(InputError) -> Record? {
        while let line = try nextLine() {
            if line.isBlank { continue }
            if line.isTooLong {
                return Record(
                    line: line.number, fields: [], source: nil, fault: .lineTooLong(limit: lines.maximumLength))
            }
            var row = row
            switch row.add(line.bytes, number: line.number) {
            case .complete: return Self.record(row, line.number, source: line.bytes)
            case .open: return try readOn(row, from: line)
            case .broken: return Self.openQuote(row, line.number)
            }
        }
        return nil
    }

    /// Reads the lines on which an open field goes on.
    private mutating func readOn(_ begun: CSVRow, from first: LineReader.Line) throws(InputError) -> Record {
        var row = begun
        var taken: [LineReader.Line] = []
        var size = first.bytes.count
        while first.number > triedLine, let line = try nextLine() {
            taken.append(line.copied)
            size += line.bytes.count + 1
            let isOverLimit = line.isTooLong || size > lines.maximumLength
            switch isOverLimit ? .broken : row.add(line.bytes, number: line.number) {
            case .complete: return Self.record(row, first.number, source: nil)
            case .open: continue
            case .broken:
                // The line on which another field seems to begin was not tried itself.
                triedLine = isOverLimit ? line.number : line.number - 1
                again += taken.reversed()
                return Self.openQuote(row, first.number)
            }
        }
        triedLine = max(triedLine, taken.last?.number ?? 0)
        again += taken.reversed()
        return Self.openQuote(row, first.number)
    }

    private mutating func nextLine() throws(InputError) -> LineReader.Line? {
        if let line = again.popLast() { return line }
        return try lines.next()
    }

    private static func openQuote(_ row: CSVRow, _ line: Int) -> Record {
        Record(line: line, fields: [], source: nil, fault: .openQuote(line: row.openLine))
    }

    private static func record(_ row: CSVRow, _ line: Int, source: ArraySlice<UInt8>?) -> Record {
        for field in row.fields {
            if let offset = UTF8Check.firstInvalid(field.bytes, field.bytes.indices) {
                return Record(line: line, fields: [], source: nil, fault: .invalidUTF8(offset: offset))
            }
        }
        return Record(line: line, fields: row.fields, source: source, fault: nil)
    }
}
