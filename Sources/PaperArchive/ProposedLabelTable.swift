import GRDB
import Papers

/// The topics that papers are proposed to have: weaker than a person's word, and never shown as one.
struct ProposedLabelTable {
    private let database: Database
    private var rows: ChecksummedRows { ChecksummedRows(database, .proposedLabels) }

    init(_ database: Database) { self.database = database }

    /// The proposals about a paper, by topic.
    func entries(of paper: Int64) throws -> [LabelEntry] {
        let statement = try database.cachedStatement(
            sql: "\(ChecksummedRows.select(.proposedLabels)) WHERE paper = ? ORDER BY topic")
        return try Row.fetchAll(statement, arguments: [paper]).map { row in
            try ChecksummedRows.check(row, of: .proposedLabels)
            return try LabelEntry(row, at: 2)
        }
    }

    /// All proposals, by the row of the paper they are about.
    func all() throws -> [Int64: [LabelEntry]] {
        var found: [Int64: [LabelEntry]] = [:]
        var count = 0
        let cursor = try Row.fetchCursor(
            database, sql: "\(ChecksummedRows.select(.proposedLabels)) ORDER BY paper, topic")
        while let row = try cursor.next() {
            try ChecksummedRows.check(row, of: .proposedLabels)
            found[try row.rowNumber(1), default: []].append(try LabelEntry(row, at: 2))
            count += 1
        }
        try ChecksumTotals(database).check(rows: count, of: .proposedLabels)
        return found
    }

    /// Proposes a topic, in place of what was proposed of the same paper and topic.
    func propose(_ entry: LabelEntry, of paper: Int64) throws {
        let known = try Int64.fetchOne(
            try database.cachedStatement(sql: "SELECT id FROM proposed_labels WHERE paper = ? AND topic = ?"),
            arguments: [paper, entry.topic])
        if let known {
            return try rows.change(known) { database in
                try database.execute(
                    sql: "UPDATE proposed_labels SET is_about = ?, day = ? WHERE id = ?",
                    arguments: [entry.isAbout, entry.day.daysSinceEpoch, known])
            }
        }
        let statement = try database.cachedStatement(
            sql: "INSERT INTO proposed_labels (paper, topic, is_about, day) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [paper, entry.topic, entry.isAbout, entry.day.daysSinceEpoch])
        try rows.settle(database.lastInsertedRowID)
    }

    /// Takes all proposals of a topic away, and returns how many there were.
    func withdraw(_ topic: String) throws -> Int {
        let keys = try Int64.fetchAll(
            database, sql: "SELECT id FROM proposed_labels WHERE topic = ? ORDER BY id", arguments: [topic])
        for key in keys { try rows.remove(key) }
        return keys.count
    }

    /// Hands the proposals about a paper that turns out to be another over to that one, whose own stand first.
    func hand(from duplicate: Int64, to paper: Int64) throws {
        let own = Set(try entries(of: paper).map(\.topic))
        let keys = try Int64.fetchAll(
            database, sql: "SELECT id FROM proposed_labels WHERE paper = ? ORDER BY id", arguments: [duplicate])
        let moved = try entries(of: duplicate).filter { !own.contains($0.topic) }
        for key in keys { try rows.remove(key) }
        for entry in moved { try propose(entry, of: paper) }
    }

    /// Adds those of another archive's proposals of whose topics nothing is proposed here.
    func complete(_ paper: Int64, by entries: [LabelEntry]) throws {
        if entries.isEmpty { return }
        let own = Set(try self.entries(of: paper).map(\.topic))
        for entry in entries where !own.contains(entry.topic) { try propose(entry, of: paper) }
    }
}
