import GRDB

/// Compares the schema of an archive with what the program makes, before anything of it is read or written.
///
/// What stands in a schema is run by whoever uses the tables: triggers, views, expressions of indexes. What others
/// added under names of their own is left alone, as long as nothing that the program writes would run it.
enum SchemaCheck {
    /// What is wrong with the schema of a database, in the order of names; nothing where it is in order.
    ///
    /// - Throws: `ArchiveError.newerSchema` for a version that is not known.
    static func faults(_ database: Database, path: String) throws -> [SchemaFault] {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if version > ArchiveSchema.version {
            throw ArchiveError.newerSchema(path: path, found: version, known: ArchiveSchema.version)
        }
        guard version >= 0 else { throw DamagedRow(detail: "it says that its schema is \(version)") }
        let found = try SchemaObjects(database)
        // A new archive has nothing yet, or the table in which its steps are noted.
        if version == 0 { return try faults(found, against: SchemaObjects(), database) }
        // What the steps say is at hand at once; where it does not fit, what SQLite makes of them decides.
        let told = SchemaObjects(after: ArchiveSchema.steps.prefix(version))
        if try faults(found, against: told, database).isEmpty { return [] }
        return try faults(found, against: ArchiveSchema.made(version), database)
    }

    private static func faults(
        _ found: SchemaObjects, against expected: SchemaObjects, _ database: Database
    ) throws -> [SchemaFault] {
        var faults: [SchemaFault] = []
        for (name, object) in expected.objects {
            guard let other = found.objects[name] else {
                faults.append(SchemaFault(object, .missing))
                continue
            }
            if other != object || found.repeated.contains(name) { faults.append(SchemaFault(other, .changed)) }
        }
        faults += found.misnamed.map { SchemaFault($0, .changed) }
        lazy var newest = SchemaObjects(after: ArchiveSchema.steps)
        for (name, object) in found.objects where expected.objects[name] == nil {
            if newest.objects[name] != nil, name != "grdb_migrations" {
                faults.append(SchemaFault(object, .changed))
            } else if try isRun(object, found, expected, database) {
                faults.append(SchemaFault(object, .foreign))
            }
        }
        return faults.sorted { ($0.name, $0.table) < ($1.name, $1.table) }
    }

    /// Whether what the program writes would run an object that is not its own, or be changed by it.
    private static func isRun(
        _ object: SchemaObjects.Object, _ found: SchemaObjects, _ expected: SchemaObjects, _ database: Database
    ) throws -> Bool {
        let table = object.table.lowercased()
        let isOnOurs = expected.objects[table] != nil
        switch object.type {
        case "trigger":
            // A table that refers to another one is written to where rows of that are removed.
            return isOnOurs || found.objects[table]?.mentions("REFERENCES") ?? false
        case "index": return try isOnOurs && !isPlain(object, database)
        // Under a name that SQLite keeps for itself it would be believed; of its own only what 'ANALYZE' makes is known.
        default:
            return SchemaFault.isOfSQLite(object.name)
                || object.name.lowercased().hasPrefix("sqlite_") && !isStatistics(object)
        }
    }

    /// Whether an index only orders columns: without expressions, conditions and orders of others, and without a say
    /// in what may be written.
    private static func isPlain(_ object: SchemaObjects.Object, _ database: Database) throws -> Bool {
        // As pragmas, not as tables: a table of that name would answer in their place.
        let indexes = try Row.fetchAll(database, sql: "PRAGMA main.index_list(\(quoted(object.table)))")
        let isListed = try indexes.contains { index in
            try index.value(1, as: String.self) == object.name && index.value(2, as: Int.self) == 0
                && index.value(4, as: Int.self) == 0
        }
        let columns = try Row.fetchAll(database, sql: "PRAGMA main.index_xinfo(\(quoted(object.name)))")
        return try isListed
            && columns.allSatisfy { column in
                let order = try column.optional(4, as: String.self) ?? ""
                return try column.value(1, as: Int.self) != -2
                    && ["BINARY", "NOCASE", "RTRIM"].contains(order.uppercased())
            }
    }

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    private static func isStatistics(_ object: SchemaObjects.Object) -> Bool {
        [
            "CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
            "CREATE TABLE sqlite_sequence(name,seq)",
        ].contains(String(decoding: object.statement, as: UTF8.self)) && object.type == "table"
    }
}
