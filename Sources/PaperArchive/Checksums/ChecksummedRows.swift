import GRDB

/// A table whose rows have a checksum each beside them, and all of them a total: small ones, of which a row is
/// written at a time.
struct ChecksummedRows {
    private let database: Database
    private let table: SummedTable
    private let part: ChecksumTotals.Part

    /// The rows of `labels`, `proposed_labels`, `listings`, `models`, `day_lists` or `shown_topics`.
    init(_ database: Database, _ part: ChecksumTotals.Part) {
        self.database = database
        self.part = part
        table = part.table
    }

    /// A query for rows of a table with their checksums.
    static func select(_ part: ChecksumTotals.Part) -> String {
        let table = part.table
        return "SELECT \(table.names(table.name)), \(table.name).checksum FROM \(table.name)"
    }

    /// The query for labels.
    static let labels = select(.labels)

    /// Compares a row of `select` with its checksum, and returns it.
    ///
    /// - Throws: `DamagedRow` where the values are not those that were written.
    @discardableResult
    static func check(_ row: Row, of part: ChecksumTotals.Part) throws -> Checksum {
        let table = part.table
        let sum = try table.checksum(row)
        // Of an older schema, see `ChecksumMigration.standIn`.
        if row.hasNull(atIndex: table.count) { return sum }
        guard sum.stored == (try row.value(table.count)) else {
            throw DamagedRow(alteredRow: try row.value(0), of: table)
        }
        return sum
    }

    /// Compares all rows, and their total.
    ///
    /// - Throws: `DamagedRow` where they are not those that were written.
    func checkAll() throws {
        var total = RowTotal()
        let rows = try Row.fetchCursor(database, sql: Self.select(part))
        while let row = try rows.next() { total.add(try Self.check(row, of: part)) }
        try ChecksumTotals(database).check(total, of: part)
    }

    /// Writes the checksum of a row that was just added, and counts it.
    func settle(_ row: Int64) throws {
        let sum = try table.checksum(try values(row))
        try write(sum, of: row)
        try ChecksumTotals(database).add(sum, to: part)
    }

    /// Writes the checksum of a row that was changed by the doctor, who compared it before.
    func reseal(_ row: Int64) throws {
        let found = try values(row)
        let sum = try table.checksum(found)
        var difference = RowTotal()
        difference.replace(Checksum(stored: try found.value(table.count)), by: sum)
        try write(sum, of: row)
        try ChecksumTotals(database).add(difference, to: part)
    }

    /// Changes a row, which must be what was written before.
    func change(_ row: Int64, _ body: (Database) throws -> Void) throws {
        let before = try Self.check(try values(row), of: part)
        try body(database)
        let after = try table.checksum(try values(row))
        try write(after, of: row)
        var difference = RowTotal()
        difference.replace(before, by: after)
        try ChecksumTotals(database).add(difference, to: part)
    }

    /// Takes a row away, which must be what was written before.
    func remove(_ row: Int64) throws {
        var difference = RowTotal()
        difference.remove(try Self.check(try values(row), of: part))
        try database.execute(sql: "DELETE FROM \(table.name) WHERE \(table.key) = ?", arguments: [row])
        try ChecksumTotals(database).add(difference, to: part)
    }

    /// Takes all rows away.
    func removeAll() throws {
        try database.execute(sql: "DELETE FROM \(table.name)")
        try ChecksumTotals(database).set(part, RowTotal())
    }

    private func values(_ row: Int64) throws -> Row {
        let statement = try database.cachedStatement(
            sql: "\(Self.select(part)) WHERE \(table.key) = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "no row \(row) of '\(table.name)'")
        }
        return found
    }

    private func write(_ sum: Checksum, of row: Int64) throws {
        let statement = try database.cachedStatement(
            sql: "UPDATE \(table.name) SET checksum = ? WHERE \(table.key) = ?")
        try statement.execute(arguments: [sum.stored, row])
    }
}
