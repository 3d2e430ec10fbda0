import Papers
public import ReadableText

/// Reads a ledger line by line in constant memory: its head at once, then its rows, each of which must stand behind
/// the one before, and last the line that says that it is whole.
///
///     var reader = try LedgerReader(path: "papers.ledger.gz")
///     while let row = try reader.next() { … }
public struct LedgerReader: ~Copyable {
    /// The first line.
    public let head: LedgerHead
    /// What errors call the ledger.
    public let name: String

    private var records: RecordLines
    private let topics: Set<String>
    private var last: LedgerRow?
    private var rows = 0
    private var isEnded = false
    private var balance: LedgerBalance
    /// Of all lines before the last.
    private var checksum: FNV1a

    /// Opens a file, or standard input for `-`, and reads the head.
    public init(path: String) throws(LedgerError) {
        let stream: ByteStream
        do { stream = try ByteStream(path: path) } catch { throw .input(error) }
        try self.init(stream)
    }

    /// Reads a stream from where it stands, up to the end of the head.
    public init(_ stream: consuming ByteStream) throws(LedgerError) {
        var records = RecordLines(LineReader(stream, maximumLength: LedgerLine.longest))
        let name = records.name
        var checksum = FNV1a()
        let begin = try Self.head(&records, &checksum)
        (head, balance, self.checksum) = (begin.head, begin.balance, checksum)
        topics = begin.head.slugs
        self.records = records
        self.name = name
    }

    /// Whether bytes begin as a ledger does.
    public static func begins(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        return LedgerHead.schema(JSONScanner(text))?.hasPrefix("trends.ledger/") ?? false
    }

    private static func head(
        _ records: inout RecordLines, _ checksum: inout FNV1a
    ) throws(LedgerError) -> (head: LedgerHead, balance: LedgerBalance) {
        let name = records.name
        guard let (line, record) = try next(&records) else { throw .noLedger(file: name) }
        do {
            let scanner = try record.get()
            add(scanner, to: &checksum)
            switch try LedgerHead.reading(scanner) {
            case .head(let head): return (head, try LedgerBalance(head))
            case .noLedger: throw LedgerError.noLedger(file: name)
            case .newer(let schema): throw LedgerError.newer(file: name, schema: schema)
            case .otherUnit(let unit): throw LedgerError.otherUnit(file: name, unit: unit)
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .damaged(RecordFault(error).rejection(file: name, line: line))
        }
    }

    /// Adds a line with the end that it was written with.
    private static func add(_ line: JSONScanner, to checksum: inout FNV1a) {
        let bytes = line.bytes.span
        for place in line.start..<line.end { checksum.add(bytes[place]) }
        checksum.add(UInt8(ascii: "\n"))
    }

    private static func next(
        _ records: inout RecordLines
    ) throws(LedgerError) -> (line: Int, record: Result<JSONScanner, RecordFault>)? {
        do { return try records.next() } catch { throw .input(error) }
    }

    /// The next row, or nil at the end.
    ///
    /// - Throws: `LedgerError` where a line is not what a ledger has there, or the last one is missing.
    public mutating func next() throws(LedgerError) -> LedgerRow? {
        guard let (line, record) = try Self.next(&records) else {
            if isEnded { return nil }
            throw .cut(file: name, rows: rows)
        }
        do {
            if isEnded { throw RecordFault.ledger(nil, "stands behind the end of the ledger") }
            let scanner = try record.get()
            switch try LedgerFields.line(scanner, of: head, topics: topics) {
            case .end(let stated, let sum):
                guard stated == rows else {
                    throw RecordFault.ledger("rows", "says \(stated), but \(rows) are there")
                }
                guard sum == nil || sum == checksum.value else {
                    throw RecordFault.ledger("checksum", "is not that of the lines before: one of them was changed")
                }
                try balance.finish()
                isEnded = true
            case .row(let row):
                Self.add(scanner, to: &checksum)
                try balance.add(row)
                guard last.map({ Self.mayFollow(row, $0) }) ?? true else {
                    throw RecordFault.ledger(nil, "stands not behind the line before, as the order of a ledger wants")
                }
                rows += 1
                last = row
                return row
            }
        } catch {
            throw .damaged(RecordFault(error).rejection(file: name, line: line))
        }
        // Nothing may follow.
        return try next()
    }

    private static func mayFollow(_ row: LedgerRow, _ last: LedgerRow) -> Bool {
        if case .evidence(_, _, let paper) = row, case .evidence(_, _, let before) = last, row.place == last.place {
            return !LedgerEvidence.comesFirst(paper, before)
        }
        return last.place < row.place
    }
}
