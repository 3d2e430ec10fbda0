import GRDB

/// How many rows a table has, and what their checksums make together: so that a row that is lost is missed.
struct RowTotal: Hashable, Sendable {
    var rows = 0
    var checksum = Checksum()

    /// Counts a row.
    mutating func add(_ row: Checksum) {
        rows += 1
        checksum.toggle(row.ofRow)
    }

    /// Counts a row no more.
    mutating func remove(_ row: Checksum) {
        rows -= 1
        checksum.toggle(row.ofRow)
    }

    /// Counts another checksum for a row.
    mutating func replace(_ row: Checksum, by other: Checksum) {
        remove(row)
        add(other)
    }
}

/// The totals of the tables, written in the transaction that changes their rows.
struct ChecksumTotals {
    /// What is counted together.
    enum Part: Hashable {
        case papers, listings, models, labels, dayLists, shownTopics, watches, marks, told, proposedLabels
        /// What one model says.
        case classifications(model: Int64)

        /// The name under which it is stored.
        var name: String {
            switch self {
            case .papers: "papers"
            case .listings: "listings"
            case .models: "models"
            case .labels: "labels"
            case .dayLists: "day_lists"
            case .shownTopics: "shown_topics"
            case .watches: "watches"
            case .marks: "marks"
            case .told: "told"
            case .proposedLabels: "proposed_labels"
            case .classifications(let model): "classifications \(model)"
            }
        }

        /// The column of the table that holds the checksums that count.
        var checksumColumn: String { self == .papers ? "facts_checksum" : "checksum" }

        /// The table whose rows are counted.
        var table: SummedTable {
            switch self {
            case .papers: .papers
            case .listings: .listings
            case .models: .models
            case .labels: .labels
            case .dayLists: .dayLists
            case .shownTopics: .shownTopics
            case .watches: .watches
            case .marks: .marks
            case .told: .told
            case .proposedLabels: .proposedLabels
            case .classifications: .classifications
            }
        }
    }

    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The stored total of a part; that of no rows where nothing was ever written.
    func stored(_ part: Part) throws -> RowTotal {
        let statement = try database.cachedStatement(
            sql: "SELECT rows, checksum FROM checksum_totals WHERE part = ?")
        guard let row = try Row.fetchOne(statement, arguments: [part.name]) else { return RowTotal() }
        return RowTotal(rows: try row.value(0), checksum: Checksum(stored: try row.value(1)))
    }

    /// Compares what was read of a part with what was written.
    ///
    /// - Throws: `DamagedRow` where rows are missing, or were not written by us.
    func check(_ total: RowTotal, of part: Part) throws {
        let stored = try stored(part)
        try check(rows: total.rows, of: part)
        if total != stored { throw DamagedRow(detail: "the rows of '\(part.table.name)' \(DamagedRow.alteredWords)") }
    }

    /// Compares the number of rows that were read of a part with that of those that were written.
    ///
    /// - Throws: `DamagedRow` where rows are missing, or were not written by us.
    func check(rows: Int, of part: Part) throws {
        let stored = try stored(part)
        if rows == stored.rows { return }
        throw DamagedRow(detail: "\(rows) rows of '\(part.table.name)' were found, but \(stored.rows) were written")
    }

    /// Adds a difference to a part's total.
    func add(_ difference: RowTotal, to part: Part) throws {
        if difference == RowTotal() { return }
        // A checksum joins another by exclusive or, which SQLite has no operator for.
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO checksum_totals (part, rows, checksum) VALUES (?1, ?2, ?3) ON CONFLICT (part) DO UPDATE SET
                    rows = rows + ?2, checksum = (checksum | ?3) - (checksum & ?3)
                """)
        try statement.execute(arguments: [part.name, difference.rows, difference.checksum.stored])
    }

    /// Counts one more row.
    func add(_ row: Checksum, to part: Part) throws {
        var difference = RowTotal()
        difference.add(row)
        try add(difference, to: part)
    }

    /// Writes a total in place of whatever stands there.
    func set(_ part: Part, _ total: RowTotal) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO checksum_totals (part, rows, checksum) VALUES (?, ?, ?)",
            arguments: [part.name, total.rows, total.checksum.stored])
    }
}
