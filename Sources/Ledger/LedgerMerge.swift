import ReadableText

/// Merges ledgers of different parts into the one of all of them, reading each once, row by row: memory holds a row of
/// each, and the texts of one date or month.
///
/// The order of the ledgers never matters, nor in which groups they are merged: what comes out has the same bytes.
///
///     let head = try LedgerMerge(["a.ledger", "b.ledger.gz"]).write { … }
public struct LedgerMerge: ~Copyable {
    /// What is said of all papers.
    public let head: LedgerHead
    /// The parts that hold papers of the same names, as far as these were drawn; known once all is written.
    public private(set) var overlaps: [PartOverlap] = []
    private var cursors: CursorHeap

    /// How many ledgers are merged at once at most, since a process may open so many files; fewer where the user's limit
    /// is low.
    public static let widest = {
        // What the program needs besides is left.
        let files = ProcessLimits.openFiles ?? .max
        return files < 232 ? max(2, files - 32) : 200
    }()

    /// Opens the ledgers and merges their heads.
    ///
    /// - Parameter files: at least one, at most ``widest``; `-` is standard input.
    /// - Throws: `LedgerError`.
    public init(_ files: [String]) throws(LedgerError) {
        precondition(!files.isEmpty && files.count <= Self.widest, "between one and \(Self.widest) ledgers are merged")
        var cursors: [LedgerCursor] = []
        for file in files { cursors.append(try LedgerCursor(path: file)) }
        head = try Self.merged(cursors)
        for cursor in cursors { cursor.places = cursor.head.places(in: head) }
        self.cursors = CursorHeap(cursors)
    }

    private static func merged(_ cursors: [LedgerCursor]) throws(LedgerError) -> LedgerHead {
        var head = LedgerHead(model: cursors[0].head.model)
        // Whoever counts a part twice alone is told as such.
        for (number, cursor) in cursors.enumerated() {
            do throws(LedgerMismatch) {
                try cursor.head.checkParts()
                try head.add(cursor.head)
            } catch {
                throw LedgerError(error, file: cursor.name, other: other(error, cursors[..<number]) ?? cursor.name)
            }
        }
        return head
    }

    /// The ledger before that one does not go together with.
    private static func other(_ mismatch: LedgerMismatch, _ cursors: ArraySlice<LedgerCursor>) -> String? {
        guard case .part(_, let name) = mismatch else { return cursors.first?.name }
        return cursors.first { cursor in cursor.head.parts.contains { $0.name == name } }?.name
    }

    /// Writes the merged ledger, a piece of about a mebibyte at a time.
    ///
    /// - Throws: `LedgerError` where a ledger is damaged or ends too early, and what `write` throws.
    public mutating func write(_ write: @escaping ([UInt8]) throws -> Void) throws {
        var merging = MergingRows(head)
        var writer = try LedgerWriter(head, write)
        try cursors.start()
        while let (row, name) = try cursors.next() {
            do throws(LedgerMismatch) { try merging.add(row) } catch {
                throw LedgerError(error, file: name, other: name)
            }
            for row in merging.takeReady() { try writer.add(row) }
        }
        for row in merging.finish() { try writer.add(row) }
        try writer.finish()
        overlaps = merging.overlaps
    }
}

/// A ledger that is read, with the row at hand.
private final class LedgerCursor {
    let head: LedgerHead
    let name: String
    private var reader: LedgerReader
    private(set) var row: LedgerRow?
    /// The places of its parts in the sum.
    var places: [Int] = []

    init(path: String) throws(LedgerError) {
        reader = try LedgerReader(path: path)
        (head, name) = (reader.head, reader.name)
    }

    func advance() throws(LedgerError) {
        row = try reader.next()
        if case .name(let name)? = row { row = .name(LedgerName(hash: name.hash, part: places[name.part])) }
    }
}

/// Ledgers by the row that comes next: a binary heap, the first row on top.
private struct CursorHeap {
    private var cursors: [LedgerCursor]

    init(_ cursors: [LedgerCursor]) { self.cursors = cursors }

    /// Reads the first row of each.
    mutating func start() throws(LedgerError) {
        for cursor in cursors { try cursor.advance() }
        cursors.removeAll { $0.row == nil }
        for place in (0..<cursors.count / 2).reversed() { sink(place) }
    }

    /// The first row of all that are left, and the ledger that it is of.
    mutating func next() throws(LedgerError) -> (row: LedgerRow, name: String)? {
        guard let first = cursors.first, let row = first.row else { return nil }
        try first.advance()
        if first.row == nil {
            cursors.swapAt(0, cursors.count - 1)
            cursors.removeLast()
        }
        sink(0)
        return (row, first.name)
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < cursors.count {
                if isBefore(child, least) { least = child }
            }
            if least == place { return }
            cursors.swapAt(place, least)
            place = least
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        guard let one = cursors[left].row?.place, let other = cursors[right].row?.place else { return false }
        return one < other
    }
}

/// Rows that come in order, those of one place together, while they are merged.
private struct MergingRows {
    private let head: LedgerHead
    /// The row at hand, which those of the same place are added to.
    private var open: LedgerRow?
    private var evidence: [LedgerEvidence] = []
    private var texts = DrawnTexts()
    private var pool: TextPool?
    private var ready: [LedgerRow] = []
    private var names = 0
    private var overlapping = OverlapCount()

    /// The parts that overlap, by the names so far.
    var overlaps: [PartOverlap] { overlapping.overlaps(of: head) }

    init(_ head: LedgerHead) { self.head = head }

    mutating func add(_ row: LedgerRow) throws(LedgerMismatch) {
        switch row {
        case .name(let name):
            close()
            closePool()
            guard names < DrawnNames.limit else { return }
            names += 1
            overlapping.add(name)
            ready.append(row)
        case .text(let date, let text):
            close()
            let next = head.texts(by: date.kind)?.pool(of: date)
            if next != pool { closePool() }
            pool = next
            texts.add(text, of: date, in: head.texts(by: date.kind))
        case .evidence(_, _, let paper):
            if open?.place != row.place { close() }
            open = row
            evidence.append(paper)
        case .date, .topic, .labelled:
            if let open, open.place == row.place {
                self.open = try Self.sum(open, row)
            } else {
                close()
                open = row
            }
        }
    }

    /// What nothing is added to any more.
    mutating func takeReady() -> [LedgerRow] {
        if ready.isEmpty { return [] }
        defer { ready.removeAll() }
        return ready
    }

    mutating func finish() -> [LedgerRow] {
        close()
        closePool()
        return takeReady()
    }

    private static func sum(_ left: LedgerRow, _ right: LedgerRow) throws(LedgerMismatch) -> LedgerRow {
        switch (left, right) {
        case (.date(let date, var tally), .date(_, let other)):
            try tally.add(other)
            return .date(date, tally)
        case (.topic(let date, let topic, var tally), .topic(_, _, let other)):
            try tally.checkedAdd(other)
            return .topic(date, topic, tally)
        case (.labelled(let month, let topic, var tally), .labelled(_, _, let other)):
            try tally.checkedAdd(other)
            return .labelled(month, topic, tally)
        default: return left
        }
    }

    private mutating func close() {
        switch open {
        case nil: return
        case .evidence(let date, let topic, _):
            ready += evidence.sorted(by: LedgerEvidence.comesFirst).prefix(LedgerEvidence.papers).map {
                .evidence(date, topic, $0)
            }
            evidence = []
        case .some(let row): ready.append(row)
        }
        open = nil
    }

    /// The pools of months have dates of different precisions between each other; those of one come together.
    private mutating func closePool() {
        if texts.isEmpty { return }
        ready += texts.rows
        texts = DrawnTexts()
    }
}
