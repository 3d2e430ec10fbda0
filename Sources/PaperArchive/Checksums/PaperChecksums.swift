import GRDB
import Papers

/// The checksums of papers while one transaction saves into an archive: what is added to their histories, and the
/// total. Gathered and written batch by batch, in the order of rows.
///
/// A paper has three: of its own row (`facts_checksum`), of its texts and originals (`texts_checksum`), and of the
/// set of rows that tell under which texts and identifiers it was seen, and where (`history_checksum`). The first two
/// are compared whenever a paper is loaded. The third is never computed anew: a change adds what is new and
/// takes away what was there, so that a row that rotted stays as visible as before.
final class PaperChecksums {
    private let database: Database
    private var histories: [Int64: Checksum] = [:]
    private var papers = RowTotal()
    private var last: Int64?

    init(_ database: Database) { self.database = database }

    /// The row that the next new paper gets, as SQLite would number it; but none of a paper that a report told of, even
    /// where it became one with another: what has its row would be taken for told.
    func nextRow() throws -> Int64 {
        let greatest = try last ?? Int64.fetchOne(database, sql: Self.greatestRow) ?? 0
        guard greatest < .max else { throw DamagedRow(detail: "no number is left for a paper") }
        last = greatest + 1
        return greatest + 1
    }

    private static let greatestRow = """
        SELECT max(ifnull((SELECT max(id) FROM papers), 0), ifnull((SELECT max(last_paper) FROM told), 0))
        """

    /// Notes that a new paper was written.
    func add(facts: Checksum) { papers.add(facts) }

    /// Notes that a paper is gone.
    func remove(facts: Checksum) { papers.remove(facts) }

    /// Notes that a paper's row was written anew.
    func replace(facts: Checksum, by other: Checksum) { papers.replace(facts, by: other) }

    /// Notes that a row came to a paper's history.
    func add(_ row: Checksum, toHistoryOf paper: Int64) { histories[paper, default: Checksum()].toggle(row.ofRow) }

    /// Writes what was noted.
    func flush() throws {
        if !histories.isEmpty {
            // Exclusive or, which SQLite has no operator for.
            let statement = try RowStatement(
                database,
                """
                UPDATE papers SET history_checksum = (history_checksum | ?1) - (history_checksum & ?1) WHERE id = ?2
                """)
            for (paper, difference) in histories.sorted(by: { $0.key < $1.key }) {
                try statement.run(.integer(difference.stored), .integer(paper))
            }
            histories.removeAll(keepingCapacity: true)
        }
        try ChecksumTotals(database).add(papers, to: .papers)
        papers = RowTotal()
    }
}

/// The rows of papers' histories, as far as they have no checksum of their own.
struct StoredHistory {
    /// The tables, of which each row counts by itself.
    static let tables = [SummedTable.fingerprints, .identifiers, .sightings]

    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The checksum of the rows of a table that a paper has now.
    func checksum(_ paper: Int64, of table: SummedTable) throws -> Checksum {
        var sum = Checksum()
        let sql = "SELECT \(table.names("h")) FROM \(table.name) h WHERE h.paper = ?"
        let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [paper])
        while let row = try rows.next() { sum.toggle(try table.checksum(row).ofRow) }
        return sum
    }

    /// Compares the rows of a paper with the checksum that is stored.
    ///
    /// - Throws: `DamagedRow` where they are not those that were written.
    func check(_ paper: Int64) throws {
        var sum = Checksum()
        for table in Self.tables { sum.toggle(try checksum(paper, of: table)) }
        try check(paper, sum)
    }

    /// Compares a checksum with the one that is stored of a paper's history.
    fileprivate func check(_ paper: Int64, _ sum: Checksum) throws {
        let statement = try database.cachedStatement(sql: "SELECT history_checksum FROM papers WHERE id = ?")
        // Null of an older schema, see `ChecksumMigration.standIn`.
        guard let expected = try Int64.fetchOne(statement, arguments: [paper]), sum.stored != expected else { return }
        throw DamagedRow(alteredPaper: try DamagedRow.name(of: paper, database), "sightings or names")
    }
}

/// The rows of one paper's history while they are read for another purpose.
struct HistoryReading {
    /// What a reading of the paper itself has brought along.
    struct Known {
        /// The checksum of the rows with its further identifiers.
        var names: Checksum
        /// What is stored of the whole history.
        var stored: Checksum
        /// Whether anybody said anything of any paper.
        var hasLabels = true
        /// Whether any paper is marked.
        var hasMarks = true
        /// Whether anything is proposed of any paper.
        var hasProposals = true
    }

    private let history: StoredHistory
    private let paper: Int64
    private let known: Known?
    private var sum = Checksum()

    init(_ database: Database, _ paper: Int64, _ known: Known?) {
        history = StoredHistory(database)
        (self.paper, self.known) = (paper, known)
    }

    /// Adds a row of a table whose columns stand at some indices.
    mutating func add(_ row: Row, of table: SummedTable, _ indices: some Collection<Int>) throws {
        sum.toggle(try table.checksum(row, indices).ofRow)
    }

    /// Compares what was read with the checksum that is stored.
    ///
    /// - Throws: `DamagedRow` where the rows are not those that were written.
    func check() throws {
        var sum = sum
        sum.toggle(try known?.names ?? history.checksum(paper, of: .identifiers))
        if known?.stored != sum { try history.check(paper, sum) }
    }
}

extension DamagedRow {
    /// What is said of values that are not those that were written.
    static let alteredWords = "are not those that were written"

    /// What the paper in a row is called: by its identifier, or without one by its fingerprint.
    static func name(of paper: Int64, _ database: Database) throws -> String {
        let found = try Row.fetchOne(
            database, sql: "SELECT \(PaperRecord.shownID), p.fingerprint FROM papers p WHERE p.id = ?",
            arguments: [paper])
        guard let found else { return "in row \(paper)" }
        return name(try? found.optional(0), try? found.optional(1)) ?? "in row \(paper)"
    }

    /// What a paper is called: by its identifier, or without one by its fingerprint.
    static func name(_ id: String?, _ fingerprint: Int64?) -> String? {
        id ?? fingerprint.map { UInt64(bitPattern: $0).hexDigits }
    }

    /// A part of a paper of this name is not what was written.
    init(alteredPaper name: String, _ part: String) {
        self.init(detail: "the stored \(part) of paper \(name) \(Self.alteredWords)")
    }

    /// A row of another table is not what was written.
    init(alteredRow row: Int64, of table: SummedTable) {
        self.init(detail: "the values of row \(row) of '\(table.name)' \(Self.alteredWords)")
    }
}
