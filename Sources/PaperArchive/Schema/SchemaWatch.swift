import GRDB
import Synchronization

/// What a connection knows of the schema: it is checked once, and again where somebody has changed it since.
final class SchemaWatch: Sendable {
    private let path: String
    /// The number that SQLite gives to each state of a schema, and what was wrong with that state.
    private let last = Mutex<(cookie: Int, faults: [SchemaFault])?>(nil)

    init(path: String) { self.path = path }

    /// What is wrong with the schema, as a transaction sees it. Costs a look at one number as long as nothing changed.
    func faults(_ database: Database) throws -> [SchemaFault] {
        let statement = try database.cachedStatement(sql: "PRAGMA main.schema_version")
        let cookie = try Int.fetchOne(statement) ?? 0
        if let last = last.withLock({ $0 }), last.cookie == cookie { return last.faults }
        let faults = try SchemaCheck.faults(database, path: path)
        last.withLock { $0 = (cookie, faults) }
        return faults
    }

    /// Whether an archive has the newest schema; refuses one that has not and could not be brought to it, or that
    /// cannot be read.
    func isPresent(_ database: Database) throws -> Bool {
        let isPresent = try Int.fetchOne(database, sql: "PRAGMA user_version") == ArchiveSchema.version
        try check(database, writing: !isPresent)
        return isPresent
    }

    /// Refuses to read what is not as the program makes it, or to write where anything is not.
    ///
    /// - Throws: `ArchiveError.alteredSchema`.
    func check(_ database: Database, writing: Bool) throws {
        let faults = try faults(database)
        if writing ? !faults.isEmpty : faults.contains(where: \.stopsReading) {
            throw ArchiveError.alteredSchema(path: path, faults: faults)
        }
    }
}
