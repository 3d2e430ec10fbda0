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

    /// Removes the watch that a name calls (see `Watch.isSame(_:_:)`) and returns it; nil where there was none.
    @discardableResult
    public func removeWatch(_ name: String) throws(ArchiveError) -> Watch? {
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
        var known = try self.watches()
        let before = known.count
        let statement = try database.cachedStatement(sql: "INSERT INTO watches (name, query, day) VALUES (?, ?, ?)")
        for watch in watches where known.named(watch.name) == nil {
            try statement.execute(arguments: [watch.name, watch.query, watch.madeOn.daysSinceEpoch])
            try rows.settle(database.lastInsertedRowID)
            known.append(watch)
        }
        return known.count - before
    }

    func remove(_ name: String) throws -> Watch? {
        guard let watch = try watches().named(name),
            let row = try Int64.fetchOne(
                database, sql: "SELECT id FROM watches WHERE name = ?", arguments: [watch.name])
        else { return nil }
        try rows.remove(row)
        return watch
    }
}
