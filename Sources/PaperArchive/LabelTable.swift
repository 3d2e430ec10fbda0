import GRDB
import Papers

/// The log of labels: entries are added at its end, and nothing else.
struct LabelTable {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The entries of a paper, the earliest first: by day, then in the order in which they were added.
    func entries(of paper: Int64) throws -> [LabelEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT topic, is_about, day FROM labels WHERE paper = ? ORDER BY day, sequence")
        return try Row.fetchAll(statement, arguments: [paper]).map { try LabelEntry($0, at: 0) }
    }

    func append(_ entry: LabelEntry, to paper: Int64) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO labels (paper, topic, is_about, day) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [paper, entry.topic, entry.isAbout, entry.day.daysSinceEpoch])
    }

    /// Adds those of another archive's entries that the paper does not have, each as often as it has it less.
    func complete(_ paper: Int64, by entries: [LabelEntry]) throws {
        if entries.isEmpty { return }
        var left = Dictionary(try self.entries(of: paper).map { ($0, 1) }, uniquingKeysWith: +)
        for entry in entries {
            if let count = left[entry], count > 0 {
                left[entry] = count - 1
            } else {
                try append(entry, to: paper)
            }
        }
    }
}

extension LabelEntry {
    init(_ row: Row, at index: Int) throws {
        self.init(
            topic: try row.value(index), isAbout: try row.value(index + 1),
            day: CalendarDay(daysSinceEpoch: try row.value(index + 2)))
    }
}
