import GRDB

/// The full-text index over titles, abstracts and authors, kept in step with the texts by the
/// transaction that writes them.
///
/// It is SQLite's FTS5 with the texts themselves as its content (https://www.sqlite.org/fts5.html,
/// 4.4.3), so that no text is stored twice. FTS5 starts a new part of the index whenever a row is
/// written behind a later one; changes are therefore gathered and written in the order of rows.
final class SearchIndex {
    /// The table. Words are runs of letters and digits, without case and diacritics; a hit in the title weighs most.
    static let table = """
        CREATE VIRTUAL TABLE search USING fts5 (
            title, abstract, authors, extra, content = 'texts', content_rowid = 'paper', tokenize = 'unicode61 \
            remove_diacritics 2'
        );
        \(settings)
        """

    /// What else the index is told once.
    private static let settings = """
        INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 2.0, 2.0)');
        INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
        INSERT INTO search (search, rank) VALUES ('automerge', 16);

        """

    /// Whether the index keeps what it was told: FTS5 checks all of itself but this. Older archives were not told all.
    static func hasItsSettings(_ database: Database) throws -> Bool {
        let told = ["rank": "bm25(8.0, 1.0, 2.0, 2.0)", "hashsize": "16777216", "automerge": "16", "version": "4"]
        let rows = try Row.fetchAll(database, sql: "SELECT k, CAST(v AS TEXT) FROM search_config")
        let kept = try rows.map { (try $0.optional(0, as: String.self), try $0.optional(1, as: String.self)) }
        return kept.allSatisfy { key, value in key.map { told[$0] == value } ?? false }
            && ["rank", "version"].allSatisfy { key in kept.contains { $0.0 == key } }
    }

    /// Tells the index once more; says whether that helped: without its version FTS5 does nothing.
    static func giveSettings(_ database: Database) throws -> Bool {
        do {
            try database.execute(sql: settings)
            try rebuild(database)
        } catch is DatabaseError {
            return false
        }
        return try hasItsSettings(database)
    }

    /// What is in the index for a row, and what is to be: nil for nothing.
    private struct Change {
        var before: IndexedText?
        var after: IndexedText?
    }

    private let database: Database
    private var changes: [Int64: Change] = [:]

    init(_ database: Database) { self.database = database }

    /// Notes that the texts of a row change; `before` is what the index has until now.
    func change(_ row: Int64, from before: IndexedText?, to after: IndexedText?) {
        changes[row, default: Change(before: before)].after = after
    }

    /// Writes what was noted.
    func flush() throws {
        if changes.isEmpty { return }
        let remove = try database.cachedStatement(
            sql: "INSERT INTO search (search, rowid, title, abstract, authors, extra) VALUES ('delete', ?, ?, ?, ?, ?)")
        let add = try database.cachedStatement(
            sql: "INSERT INTO search (rowid, title, abstract, authors, extra) VALUES (?, ?, ?, ?, ?)")
        for (row, change) in changes.sorted(by: { $0.key < $1.key }) {
            if let text = change.before { try remove.execute(arguments: text.arguments(row)) }
            if let text = change.after { try add.execute(arguments: text.arguments(row)) }
        }
        changes.removeAll(keepingCapacity: true)
    }

    /// Compares the index with the texts, word by word. The command is an INSERT by its form, so it
    /// needs a connection that may write; it changes nothing.
    ///
    /// - Throws: SQLite's error for a damaged file, where they differ.
    static func check(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    }

    /// Indexes all texts of an archive of an older schema.
    static func fill(_ database: Database) throws {
        let update = try database.makeStatement(sql: "UPDATE texts SET extra = ? WHERE paper = ?")
        var found: [(Int64, String)] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT paper, title, abstract, authors FROM texts")
        while let row = try rows.next() {
            let text = IndexedText(
                title: try row.value(1), abstract: try row.value(2), authors: try TextList.decode(try row.optional(3)))
            if let extra = text.extra { found.append((try row.value(0), extra)) }
        }
        for (paper, extra) in found { try update.execute(arguments: [extra, paper]) }
        try rebuild(database)
    }

    /// Indexes all texts anew.
    static func rebuild(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
    }
}

extension IndexedText {
    fileprivate func arguments(_ row: Int64) -> StatementArguments { [row, title, abstract, authors, extra] }
}
