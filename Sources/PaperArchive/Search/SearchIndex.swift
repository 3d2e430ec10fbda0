import GRDB

/// The full-text index over titles, abstracts and authors, kept in step with the texts by the
/// transaction that writes them.
///
/// It is SQLite's FTS5 with the texts themselves as its content (https://www.sqlite.org/fts5.html,
/// 4.4.3), so that no text is stored twice. FTS5 starts a new part of the index whenever a row is
/// written behind a later one; changes are therefore gathered and written in the order of rows.
final class SearchIndex {
    /// The table. Words are runs of letters and digits, without case and diacritics; a hit in the title weighs most.
    /// What stands in `extra` says `IndexedText`.
    static let table = """
        CREATE VIRTUAL TABLE search USING fts5 (
            title, abstract, authors, extra, content = 'texts', content_rowid = 'paper', tokenize = 'unicode61 \
            remove_diacritics 2'
        );

        """

    /// What FTS5 notes beside the index.
    ///
    /// New words are gathered in memory before they are written. Every word goes to a place of its own there, and so the
    /// size decides how far from the processor that is: measured with 72,000 papers, 8 MB take an eighth less of the time
    /// of an import than 16 MB, and of the index eleven parts in place of six, of which sixteen become one.
    static let settings: [(name: String, value: DatabaseValue)] = [
        ("rank", "bm25(8.0, 1.0, 2.0, 2.0)".databaseValue), ("hashsize", 8_388_608.databaseValue),
        ("automerge", 16.databaseValue),
    ]

    /// What earlier programs noted of a setting.
    static let formerSettings: [String: DatabaseValue] = ["hashsize": 16_777_216.databaseValue]

    /// What FTS5 notes of itself.
    static let version: (name: String, value: DatabaseValue) = ("version", 4.databaseValue)

    /// Notes the settings.
    static func configure(_ database: Database) throws {
        for (name, value) in settings {
            try database.execute(sql: "INSERT INTO search (search, rank) VALUES (?, ?)", arguments: [name, value])
        }
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
        let remove = try RowStatement(
            database,
            "INSERT INTO search (search, rowid, title, abstract, authors, extra) VALUES ('delete', ?, ?, ?, ?, ?)")
        let add = try RowStatement(
            database, "INSERT INTO search (rowid, title, abstract, authors, extra) VALUES (?, ?, ?, ?, ?)")
        for (row, change) in changes.sorted(by: { $0.key < $1.key }) {
            if let text = change.before { try remove.run(text.values(row)) }
            if let text = change.after { try add.run(text.values(row)) }
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
        var stems = WordStems()
        while let row = try rows.next() {
            let text = IndexedText(
                title: try row.value(1), abstract: try row.value(2), authors: try row.texts(3), stems: &stems)
            if let extra = text.extra { found.append((try row.value(0), extra)) }
        }
        for (paper, extra) in found { try update.execute(arguments: [extra, paper]) }
        try rebuild(database)
    }

    /// Makes the extra words of all papers anew, with their checksums, and indexes all texts. A text that is not the
    /// one that was written stays one that its checksum contradicts.
    static func refill(_ database: Database) throws {
        let setWords = try database.makeStatement(sql: "UPDATE texts SET extra = ? WHERE paper = ?")
        let setChecksum = try database.makeStatement(sql: "UPDATE papers SET texts_checksum = ? WHERE id = ?")
        let some = try database.makeStatement(
            sql: """
                SELECT t.paper, t.title, t.abstract, t.authors, t.extra, p.texts_checksum
                FROM texts t JOIN papers p ON p.id = t.paper WHERE t.paper > ? ORDER BY t.paper LIMIT 1000
                """)
        var last: Int64 = -1
        while true {
            let rows = try Row.fetchAll(some, arguments: [last])
            var stems = WordStems()
            for row in rows {
                last = try row.value(0)
                let (title, abstract): (String, String) = (try row.value(1), try row.value(2))
                let (authors, old): (String?, String?) = (try row.optional(3), try row.optional(4))
                let words = ExtraWords.joined(title: title, abstract: abstract, authors: authors, stems: &stems)
                if words == old { continue }
                try setWords.execute(arguments: [words, last])
                guard let stored: Int64 = try row.optional(5) else { continue }
                let sum =
                    Checksum(stored: stored) - SummedTable.texts.checksum(of: "extra", old)
                    + SummedTable.texts.checksum(of: "extra", words)
                try setChecksum.execute(arguments: [sum.stored, last])
            }
            if rows.isEmpty { break }
        }
        try rebuild(database)
    }

    /// Indexes all texts anew.
    static func rebuild(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
    }
}

extension IndexedText {
    fileprivate func values(_ row: Int64) -> [RowValue] {
        [.integer(row), .text(title), .text(abstract), RowValue(authors), RowValue(extra)]
    }
}
