import GRDB
import Papers

/// The rows of classifications with their checksums.
struct ClassificationRows {
    /// The columns that `checked` compares, of a table `c`.
    static let columns = SummedTable.classifications.names("c") + ", c.checksum"

    private let database: Database

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

    /// Saves what a model says of papers, in place of what it said before; nothing of papers that are not there.
    func save(_ classified: [(key: StoredPaper.Key, classification: NumberedClassification)], model: Int64) throws {
        let insert = try database.cachedStatement(sql: Self.insert("IGNORE"))
        let replace = try database.cachedStatement(sql: Self.insert("REPLACE"))
        let before = try database.cachedStatement(
            sql: "SELECT checksum FROM classifications WHERE paper = ? AND model = ?")
        var total = RowTotal()
        for (key, classification) in classified {
            let values: [(any DatabaseValueConvertible)?] = [
                key.row, model, classification.primary, classification.abstention?.rawValue,
                TopicScores(classification).data,
            ]
            let sum = SummedTable.classifications.checksum(values)
            let arguments = StatementArguments(values + [sum.stored])
            try insert.execute(arguments: arguments)
            if database.changesCount == 0 {
                guard let known = try Int64.fetchOne(before, arguments: [key.row, model]) else { continue }
                total.remove(Checksum(stored: known))
                try replace.execute(arguments: arguments)
            }
            total.add(sum)
        }
        try ChecksumTotals(database).add(total, to: .classifications(model: model))
    }

    private static func insert(_ conflict: String) -> String {
        """
        INSERT OR \(conflict) INTO classifications (paper, model, primary_topic, abstention, scores, checksum)
        SELECT id, ?2, ?3, ?4, ?5, ?6 FROM papers WHERE id = ?1
        """
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
