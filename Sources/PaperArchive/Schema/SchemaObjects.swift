import GRDB

/// The tables, indexes, triggers and views of a database, by their names in lower case; without the indexes that
/// SQLite makes for the conditions of a table, which follow from it.
struct SchemaObjects {
    /// One of them, with the statement that makes it: every run of spaces and ends of lines is one space there, since
    /// only they differ between archives that earlier programs made.
    struct Object: Hashable {
        let type: String
        let name: String
        let table: String
        let statement: String
    }

    private(set) var objects: [String: Object] = [:]
    /// Names that several objects have, which SQLite itself never lets happen.
    private(set) var repeated: Set<String> = []

    /// Those of a database; reads nothing but the list of them, and runs nothing of what it names.
    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL")
        while let row = try rows.next() {
            add(
                Object(
                    type: try row.value(0), name: try row.value(1), table: try row.value(2),
                    statement: String(decoding: Self.singleSpaced(try row.value(3)), as: UTF8.self)))
        }
    }

    private mutating func add(_ object: Object) {
        let name = object.name.lowercased()
        if objects.updateValue(object, forKey: name) != nil { repeated.insert(name) }
    }

    /// The bytes of a text, each run of spaces and ends of lines as one space, and none before the first word.
    private static func singleSpaced(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            let isSpace = byte == 0x20 || (0x09...0x0d).contains(byte)
            if !isSpace { bytes.append(byte) } else if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        }
        return bytes
    }
}

// MARK: - What the steps say

extension SchemaObjects {
    /// Nothing at all.
    init() {}

    /// What steps make of nothing, as SQLite would write it down, told from their statements alone: in a twentieth of
    /// the time that SQLite takes for them.
    init(after steps: some Sequence<ArchiveSchema.Step>) {
        add(
            Object(
                type: "table", name: "grdb_migrations", table: "grdb_migrations",
                statement: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"))
        for step in steps {
            for statement in step.tables.split(separator: ";\n") {
                follow(String(decoding: Self.singleSpaced(String(statement)), as: UTF8.self))
            }
        }
    }

    private mutating func follow(_ statement: String) {
        let words = statement.split(separator: " ", maxSplits: 6).map(String.init)
        switch (words.first, words.dropFirst().first) {
        case ("CREATE", "TABLE"): addTable(words[2], statement)
        case ("CREATE", "VIRTUAL"): addIndexOfTexts(words[3], statement)
        case ("CREATE", "INDEX"): add(Object(type: "index", name: words[2], table: words[4], statement: statement))
        case ("CREATE", "UNIQUE"): add(Object(type: "index", name: words[3], table: words[5], statement: statement))
        case ("CREATE", "TRIGGER"):
            let table = statement.split(separator: " ON ", maxSplits: 1).last?.prefix { $0 != " " } ?? ""
            add(Object(type: "trigger", name: words[2], table: String(table), statement: statement))
        case ("DROP", "TABLE"): objects = objects.filter { $0.value.table != words[2] }
        case ("ALTER", "TABLE") where words[3] == "RENAME": rename(words[2], to: words[5])
        case ("ALTER", "TABLE"): addColumn(words[5...].joined(separator: " "), to: words[2])
        default: break
        }
    }

    private mutating func addTable(_ name: String, _ statement: String) {
        add(Object(type: "table", name: name, table: name, statement: statement))
        if statement.contains(" AUTOINCREMENT") {
            addTable("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)")
        }
    }

    /// An FTS5 table and those in which it keeps its index.
    private mutating func addIndexOfTexts(_ name: String, _ statement: String) {
        addTable(name, statement)
        for (part, columns) in [
            ("data", "(id INTEGER PRIMARY KEY, block BLOB)"),
            ("idx", "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"),
            ("docsize", "(id INTEGER PRIMARY KEY, sz BLOB)"), ("config", "(k PRIMARY KEY, v) WITHOUT ROWID"),
        ] {
            addTable("\(name)_\(part)", "CREATE TABLE '\(name)_\(part)'\(columns)")
        }
    }

    private mutating func rename(_ name: String, to newName: String) {
        guard let table = objects.removeValue(forKey: name) else { return }
        addTable(
            newName, table.statement.replacing("TABLE \(name) ", with: "TABLE \"\(newName)\" ", maxReplacements: 1))
    }

    /// SQLite puts a column behind the last one.
    private mutating func addColumn(_ column: String, to name: String) {
        guard let table = objects[name], let end = table.statement.lastIndex(of: ")") else { return }
        let (columns, rest) = (table.statement[..<end], table.statement[end...])
        objects[name] = Object(
            type: table.type, name: name, table: name,
            statement: "\(columns), \(column)\(rest)")
    }
}
