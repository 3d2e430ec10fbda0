import GRDB
import Papers

/// The rows of classifications with their checksums; what a transaction changes of the totals is gathered.
struct ClassificationRows {
    /// The columns that `checked` compares, of a table `c`.
    static let columns = SummedTable.classifications.names("c") + ", c.checksum"

    private let database: Database
    private var totals: [Int64: RowTotal] = [:]

    init(_ database: Database) { self.database = database }

    /// Compares the columns of `columns` that begin at an index with their checksum, and returns it.
    ///
    /// - Throws: `DamagedRow` where the values are not those that were written.
    static func checked(_ row: Row, at start: Int) throws -> Checksum {
        let sum = try SummedTable.classifications.checksum(row, at: start)
        guard sum.stored == (try row.value(start + SummedTable.classifications.count)) else {
            let paper: Int64 = try row.value(start)
            throw DamagedRow(
                detail: "the stored classification of the paper in row \(paper) \(DamagedRow.alteredWords)")
        }
        return sum
    }

    /// Writes what a model says of a paper, in place of what it said before; nothing where there is no such paper.
    mutating func save(_ classification: NumberedClassification, of paper: Int64, model: Int64) throws {
        let before = try database.cachedStatement(
            sql: "SELECT checksum FROM classifications WHERE paper = ? AND model = ?")
        if let sum = try Int64.fetchOne(before, arguments: [paper, model]) {
            totals[model, default: RowTotal()].remove(Checksum(stored: sum))
        }
        let values: [(any DatabaseValueConvertible)?] = [
            paper, model, classification.primary, classification.abstention?.rawValue, TopicScores(classification).data,
        ]
        let sum = SummedTable.classifications.checksum(values)
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO classifications (paper, model, primary_topic, abstention, scores, checksum)
                SELECT id, ?2, ?3, ?4, ?5, ?6 FROM papers WHERE id = ?1
                """)
        try statement.execute(arguments: StatementArguments(values + [sum.stored]))
        if database.changesCount > 0 { totals[model, default: RowTotal()].add(sum) }
    }

    /// Writes what was gathered.
    mutating func flush() throws {
        for (model, total) in totals.sorted(by: { $0.key < $1.key }) {
            try ChecksumTotals(database).add(total, to: .classifications(model: model))
        }
        totals = [:]
    }

    /// Removes what all models said of a paper.
    func removeAll(of paper: Int64) throws {
        let select = try database.cachedStatement(sql: "SELECT model, checksum FROM classifications WHERE paper = ?")
        let rows = try Row.fetchAll(select, arguments: [paper])
        if rows.isEmpty { return }
        for row in rows {
            var total = RowTotal()
            total.remove(Checksum(stored: try row.value(1)))
            try ChecksumTotals(database).add(total, to: .classifications(model: try row.value(0)))
        }
        try database.cachedStatement(sql: "DELETE FROM classifications WHERE paper = ?").execute(arguments: [paper])
    }
}
