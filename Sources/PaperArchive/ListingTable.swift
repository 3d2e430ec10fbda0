import GRDB
import Papers

/// The listings of an archive while one transaction saves into it: each is looked up once.
final class ListingTable {
    private let database: Database
    private var byName: [ListingName: KnownListing] = [:]
    private var byRow: [Int64: KnownListing] = [:]
    private var last: KnownListing?

    init(_ database: Database) { self.database = database }

    /// The listing of a name, made where it is missing.
    func listing(_ given: ListingName) throws -> KnownListing {
        if let last, last.name == given { return last }
        let name = ListingName(source: given.source.withoutNulls, format: given.format.withoutNulls)
        if let listing = byName[name] { return listing }
        let arguments: StatementArguments = [name.source, name.format]
        let select = try database.cachedStatement(
            sql: "SELECT id AS listing FROM listings WHERE name = ? AND format = ?")
        if let row = try Row.fetchOne(select, arguments: arguments)?.rowNumber(0) {
            return keep(KnownListing(row: row, name: name))
        }
        try database.cachedStatement(sql: "INSERT INTO listings (name, format) VALUES (?, ?)").execute(
            arguments: arguments)
        let row = database.lastInsertedRowID
        try ChecksummedRows(database, .listings).settle(row)
        return keep(KnownListing(row: row, name: name))
    }

    /// The sources that a column of `papers` names.
    func sources(_ stored: String?) throws -> FieldSources {
        guard let stored else { return FieldSources() }
        let parts = stored.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count == 1, let row = Int64(stored) { return .one(try listing(row)) }
        guard (PaperField.fewest...PaperField.allCases.count).contains(parts.count) else {
            throw DamagedRow(detail: "sources of fields that are none")
        }
        let sources: [KnownListing?] = try parts.map { part in
            if part.isEmpty { return nil }
            guard let row = Int64(part) else { throw DamagedRow(detail: "a source of a field that is none") }
            return try listing(row)
        }
        return .each(sources + Array(repeating: nil, count: PaperField.allCases.count - sources.count))
    }

    private func listing(_ row: Int64) throws -> KnownListing {
        if let listing = byRow[row] { return listing }
        let select = try database.cachedStatement(sql: "\(ChecksummedRows.select(.listings)) WHERE id = ?")
        guard let found = try Row.fetchOne(select, arguments: [row]) else {
            throw DamagedRow(detail: "the listing \(row), which is none")
        }
        try ChecksummedRows.check(found, of: .listings)
        return keep(KnownListing(row: row, name: ListingName(source: try found.value(1), format: try found.value(2))))
    }

    private func keep(_ listing: KnownListing) -> KnownListing {
        byName[listing.name] = listing
        byRow[listing.row] = listing
        last = listing
        return listing
    }
}
