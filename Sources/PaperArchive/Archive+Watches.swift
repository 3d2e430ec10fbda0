import GRDB
public import Papers

extension Archive {
    /// All watches, by name.
    public func watches() throws(ArchiveError) -> [Watch] { try read { try WatchTable($0).watches() } }

    /// Adds watches whose names are not taken; the others stay as they are.
    ///
    /// - Returns: how many were added.
    @discardableResult
    public func add(_ watches: [Watch]) throws(ArchiveError) -> Int {
        if watches.isEmpty { return 0 }
        return try write { try WatchTable($0).add(watches) }
    }

    /// Removes the watch of a name; says whether there was one.
    @discardableResult
    public func removeWatch(_ name: String) throws(ArchiveError) -> Bool {
        try write { try WatchTable($0).remove(name) }
    }
}

/// The queries that somebody follows.
struct WatchTable {
    private let database: Database
    private var rows: ChecksummedRows { ChecksummedRows(database, .watches) }

    init(_ database: Database) { self.database = database }

    /// All of them, by name in byte order, whatever the order in which they were made.
    func watches() throws -> [Watch] {
        let found = try Row.fetchAll(database, sql: "\(ChecksummedRows.select(.watches)) ORDER BY name")
        try ChecksumTotals(database).check(rows: found.count, of: .watches)
        return try found.map { row in
            try ChecksummedRows.check(row, of: .watches)
            return Watch(name: try row.value(1), query: try row.value(2), madeOn: try row.day(3))
        }
    }

    func add(_ watches: [Watch]) throws -> Int {
        var count = 0
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO watches (name, query, day) VALUES (?, ?, ?)")
        for watch in watches {
            try statement.execute(arguments: [watch.name, watch.query, watch.madeOn.daysSinceEpoch])
            if database.changesCount == 0 { continue }
            try rows.settle(database.lastInsertedRowID)
            count += 1
        }
        return count
    }

    func remove(_ name: String) throws -> Bool {
        guard let row = try Int64.fetchOne(database, sql: "SELECT id FROM watches WHERE name = ?", arguments: [name])
        else { return false }
        try rows.remove(row)
        return true
    }
}
