import GRDB
import ReadableText

/// The tables, indexes, triggers and views of a database, by their names in lower case; without the indexes that
/// SQLite makes for the conditions of a table, which follow from it.
struct SchemaObjects {
    /// One of them, with the statement that makes it: every run of spaces and ends of lines is one space there, since
    /// only they differ between archives that earlier programs made.
    struct Object: Hashable {
        let type: String
        let name: String
        let table: String
        let statement: [UInt8]

        /// Whether a word, in capitals, stands anywhere in the statement.
        func mentions(_ word: String) -> Bool {
            SchemaObjects.place(of: Array(word.utf8), in: statement.map { (0x61...0x7a).contains($0) ? $0 - 32 : $0 })
                != nil
        }
    }

    private(set) var objects: [String: Object] = [:]
    /// Names that several objects have, which SQLite itself never lets happen.
    private(set) var repeated: Set<String> = []
    /// Those whose statement makes something of another name, which SQLite goes by where it does not check.
    private(set) var misnamed: [Object] = []

    /// Those of a database; reads nothing but the list of them, and runs nothing of what it names.
    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL")
        while let row = try rows.next() {
            let object = Object(
                type: try row.value(0), name: try row.value(1), table: try row.value(2),
                statement: Self.singleSpaced(Array(try row.value(3, as: String.self).utf8)))
            add(object)
            if Self.nameMade(by: object)?.lowercased() != object.name.lowercased() { misnamed.append(object) }
        }
    }

    private mutating func add(_ object: Object) {
        let name = object.name.lowercased()
        if objects.updateValue(object, forKey: name) != nil { repeated.insert(name) }
    }

    /// Bytes of a text with each run of spaces and ends of lines as one space, and none before the first word.
    private static func singleSpaced(_ text: some Collection<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for byte in text {
            let isSpace = byte == 0x20 || (0x09...0x0d).contains(byte)
            if !isSpace { bytes.append(byte) } else if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        }
        return bytes
    }

    /// The name of what a statement makes, as SQLite writes such statements down; nil for any other text.
    private static func nameMade(by object: Object) -> String? {
        let beginnings =
            switch object.type {
            case "table": ["CREATE TABLE ", "CREATE VIRTUAL TABLE "]
            case "index": ["CREATE INDEX ", "CREATE UNIQUE INDEX "]
            case "view": ["CREATE VIEW "]
            case "trigger": ["CREATE TRIGGER "]
            default: [String]()
            }
        guard let beginning = beginnings.first(where: { object.statement.starts(with: $0.utf8) }) else { return nil }
        let rest = object.statement.dropFirst(beginning.utf8.count)
        guard let first = rest.first else { return nil }
        var name: [UInt8] = []
        if let close = [0x22: 0x22, 0x27: 0x27, 0x60: 0x60, 0x5B: 0x5D][first] as UInt8? {
            var place = rest.startIndex + 1
            while place < rest.endIndex {
                if rest[place] == close {
                    // Two of them stand for one.
                    guard place + 1 < rest.endIndex, rest[place + 1] == close, close != 0x5D else { break }
                    place += 1
                }
                name.append(rest[place])
                place += 1
            }
        } else {
            name = Array(rest.prefix { $0 >= 0x80 || $0 == 0x5F || $0 == 0x24 || ASCII.isAlphanumeric($0) })
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Where some bytes stand first among others.
    fileprivate static func place(of part: [UInt8], in bytes: [UInt8]) -> Int? {
        var start = 0
        while start + part.count <= bytes.count {
            var length = 0
            while length < part.count, bytes[start + length] == part[length] { length += 1 }
            if length == part.count { return start }
            start += 1
        }
        return nil
    }
}

// MARK: - What the steps say

extension SchemaObjects {
    /// What steps make of nothing, as SQLite would write it down, told from their statements alone: in a twentieth of
    /// the time that SQLite takes for them. All of it in bytes, since a run begins with this.
    init(after steps: some Sequence<ArchiveSchema.Step>) {
        addTable("grdb_migrations", "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        for step in steps {
            let bytes = Array(step.tables.utf8)
            var start = 0
            for index in bytes.indices.dropFirst() where bytes[index] == 0x0a && bytes[index - 1] == 0x3b {
                follow(Self.singleSpaced(bytes[start..<(index - 1)]))
                start = index + 1
            }
        }
    }

    /// Nothing at all.
    init() {}

    private mutating func follow(_ statement: [UInt8]) {
        let words = statement.split(separator: 0x20, maxSplits: 7).map { String(decoding: $0, as: UTF8.self) }
        guard words.count > 2 else { return }
        switch (words[0], words[1]) {
        case ("CREATE", "TABLE"): addTable(words[2], statement)
        case ("CREATE", "VIRTUAL"): addIndexOfTexts(words[3], statement)
        case ("CREATE", "INDEX"): add(Object(type: "index", name: words[2], table: words[4], statement: statement))
        case ("CREATE", "UNIQUE"): add(Object(type: "index", name: words[3], table: words[5], statement: statement))
        case ("CREATE", "VIEW"): add(Object(type: "view", name: words[2], table: words[2], statement: statement))
        case ("CREATE", "TRIGGER"):
            let place = Self.place(of: Array(" ON ".utf8), in: statement).map { $0 + 4 } ?? 0
            let table = String(decoding: statement[place...].prefix { $0 != 0x20 }, as: UTF8.self)
            add(Object(type: "trigger", name: words[2], table: table, statement: statement))
        case ("DROP", "TABLE"): objects = objects.filter { $0.value.table != words[2] }
        case ("ALTER", "TABLE") where words[3] == "RENAME": rename(words[2], to: words[5])
        case ("ALTER", "TABLE"): addColumn(Array(words[5...].joined(separator: " ").utf8), to: words[2])
        default: break
        }
    }

    private mutating func addTable(_ name: String, _ statement: String) { addTable(name, Array(statement.utf8)) }

    private mutating func addTable(_ name: String, _ statement: [UInt8]) {
        add(Object(type: "table", name: name, table: name, statement: statement))
        if Self.place(of: Array(" AUTOINCREMENT".utf8), in: statement) != nil {
            addTable("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)")
        }
    }

    /// An FTS5 table and those in which it keeps its index.
    private mutating func addIndexOfTexts(_ name: String, _ statement: [UInt8]) {
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
        let rest = table.statement.dropFirst("CREATE TABLE \(name)".utf8.count)
        addTable(newName, Array("CREATE TABLE \"\(newName)\"".utf8) + rest)
    }

    /// SQLite puts a column behind the last one, before the conditions of the table.
    private mutating func addColumn(_ column: [UInt8], to name: String) {
        guard let table = objects[name] else { return }
        let conditions = [", CHECK (", ", PRIMARY KEY (", ", UNIQUE ("].compactMap {
            Self.place(of: Array($0.utf8), in: table.statement)
        }
        guard let end = conditions.min() ?? table.statement.lastIndex(of: 0x29) else { return }
        objects[name] = Object(
            type: table.type, name: name, table: name,
            statement: table.statement[..<end] + Array(", ".utf8) + column + table.statement[end...])
    }
}
