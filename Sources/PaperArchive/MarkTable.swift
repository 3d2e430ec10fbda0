import GRDB
import Papers

/// The log of what readers said of papers: entries are added at its end, and the last word counts.
struct MarkTable {
    private let database: Database
    private var rows: ChecksummedRows { ChecksummedRows(database, .marks) }

    init(_ database: Database) { self.database = database }

    /// The marks of a paper, the earliest first: by day, then in the order in which they were added.
    func entries(of paper: Int64) throws -> [PaperMark] {
        let statement = try database.cachedStatement(
            sql: "\(ChecksummedRows.select(.marks)) WHERE paper = ? ORDER BY day, id")
        return try Row.fetchAll(statement, arguments: [paper]).map(Self.mark)
    }

    /// The last words on all papers that have any, by row.
    func lastMarks() throws -> [Int64: [PaperMark]] {
        var logs: [Int64: [PaperMark]] = [:]
        let found = try Row.fetchCursor(database, sql: "\(ChecksummedRows.select(.marks)) ORDER BY day, id")
        while let row = try found.next() { logs[try row.rowNumber(1), default: []].append(try Self.mark(row)) }
        try ChecksumTotals(database).check(rows: logs.values.reduce(0) { $0 + $1.count }, of: .marks)
        return logs.mapValues(\.lastMarks)
    }

    /// Adds a mark, unless the last word says the same already; returns whether it did. Nothing said is no opinion.
    func append(_ mark: PaperMark, to paper: Int64) throws -> Bool {
        let last = try entries(of: paper).lastMarks
        if mark.kind == .noOpinion {
            if last.allSatisfy(\.kind.isOfReading) { return false }
        } else if last.contains(where: { $0.kind == mark.kind }) {
            return false
        }
        try insert(mark, to: paper)
        return true
    }

    /// Adds those of another archive's marks that the paper does not have.
    func complete(_ paper: Int64, by marks: [PaperMark]) throws {
        if marks.isEmpty { return }
        var left = Dictionary(try entries(of: paper).map { ($0, 1) }, uniquingKeysWith: +)
        for mark in marks {
            if let count = left[mark], count > 0 {
                left[mark] = count - 1
            } else {
                try insert(mark, to: paper)
            }
        }
    }

    /// Hands the marks of a paper that turns out to be another over to that one.
    func hand(from duplicate: Int64, to paper: Int64) throws {
        let statement = try database.cachedStatement(sql: "SELECT id FROM marks WHERE paper = ?")
        for key in try Int64.fetchAll(statement, arguments: [duplicate]) {
            try rows.change(key) {
                try $0.execute(sql: "UPDATE marks SET paper = ? WHERE id = ?", arguments: [paper, key])
            }
        }
    }

    private func insert(_ mark: PaperMark, to paper: Int64) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO marks (paper, mark, day) VALUES (?, ?, ?)")
        try statement.execute(arguments: [paper, mark.kind.rawValue, mark.day.daysSinceEpoch])
        try rows.settle(database.lastInsertedRowID)
    }

    /// Reads a row of `ChecksummedRows.select`, and compares it with its checksum.
    private static func mark(_ row: Row) throws -> PaperMark {
        try ChecksummedRows.check(row, of: .marks)
        guard let kind = PaperMark.Kind(rawValue: try row.value(2)) else { throw DamagedRow(row, 2, "no mark") }
        return PaperMark(kind, day: try row.day(3))
    }
}
