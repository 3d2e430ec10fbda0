import GRDB
public import Papers

extension Archive {
    /// Papers that a model has not yet classified, in the order of their keys: those behind `after`, at most `limit`.
    ///
    ///     var key = StoredPaper.Key.beforeFirst
    ///     while case let batch = try archive.unclassified(model: m, after: key), let last = batch.last {
    ///         let decided = batch.map { ($0.id, decide($0.title, $0.abstract)) }
    ///         try archive.saveClassifications(decided, model: m, topics: topics)
    ///         key = last.id
    ///     }
    ///
    /// A paper whose text has grown since it was classified counts as unclassified again.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model.
    ///   - key: the last paper of the batch before.
    ///   - limit: how many papers to give at most.
    public func unclassified(
        model: String, after key: StoredPaper.Key = .beforeFirst, limit: Int = 2_000
    ) throws(ArchiveError) -> [StoredText] {
        let sql = """
            \(StoredText.select) WHERE t.paper > ?
            AND NOT EXISTS (SELECT 1 FROM classifications c WHERE c.paper = t.paper AND c.model = ?)
            ORDER BY t.paper LIMIT ?
            """
        return try read { database in
            let row = try StoredModel.find(model, database)?.row
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: [key.row, row ?? -1, limit])
            var texts: [StoredText] = []
            while let row = try rows.next() { texts.append(try StoredText(row)) }
            return texts
        }
    }

    /// How many papers a model has not yet classified.
    public func unclassifiedCount(model: String) throws(ArchiveError) -> Int {
        try read { database in
            let papers = try Int.fetchOne(database, sql: "SELECT count(*) FROM papers") ?? 0
            guard let stored = try StoredModel.find(model, database) else { return papers }
            let sql = "SELECT count(*) FROM classifications WHERE model = ?"
            return papers - (try Int.fetchOne(database, sql: sql, arguments: [stored.row]) ?? 0)
        }
    }

    /// Saves what a model says of papers, in one transaction, in place of what it said before.
    ///
    /// Probabilities are kept as 32-bit floats. Papers that are no longer in the archive are left out.
    ///
    /// - Parameters:
    ///   - classified: the papers, each with what the model says of it.
    ///   - model: the fingerprint of the model.
    ///   - topics: the slugs of all topics of the model, in a fixed order.
    /// - Precondition: a model's topics never change, and a classification has as many, or none.
    public func saveClassifications(
        _ classified: [(key: StoredPaper.Key, classification: NumberedClassification)], model: String, topics: [String]
    ) throws(ArchiveError) {
        precondition(Set(topics).count == topics.count, "two topics of the model have the same slug")
        try write { database in
            let stored = try StoredModel.findOrMake(model, topics, database)
            for (_, classification) in classified {
                let count = classification.probabilities.count
                precondition(
                    count == topics.count || count == 0, "a classification by \(count) of \(topics.count) topics")
                precondition(
                    classification.primary.map(topics.indices.contains) ?? true, "a primary topic beyond the model's")
            }
            try ClassificationRows(database).save(classified, model: stored.row)
        }
    }
}

/// A model that has classified papers of the archive.
struct StoredModel {
    let row: Int64
    let topics: [String]

    /// The model of a fingerprint; nil where it has classified nothing.
    static func find(_ fingerprint: String, _ database: Database) throws -> StoredModel? {
        let row = try Row.fetchOne(
            database, sql: "\(ChecksummedRows.select(.models)) WHERE fingerprint = ?", arguments: [fingerprint])
        return try row.map { row in
            try ChecksummedRows.check(row, of: .models)
            let topics = try row.texts(2)
            guard Set(topics).count == topics.count else { throw DamagedRow(row, 2, "a topic twice") }
            return StoredModel(row: try row.rowNumber(0), topics: topics)
        }
    }

    static func findOrMake(_ fingerprint: String, _ topics: [String], _ database: Database) throws -> StoredModel {
        if let model = try find(fingerprint, database) {
            guard model.topics == topics else {
                throw DamagedRow(detail: "the topics of model \(fingerprint) are not those it was first used with")
            }
            return model
        }
        try database.execute(
            sql: "INSERT INTO models (fingerprint, topics) VALUES (?, ?)",
            arguments: [fingerprint, TextList.encode(topics) ?? "[]"])
        let row = database.lastInsertedRowID
        try ChecksummedRows(database, .models).settle(row)
        return StoredModel(row: row, topics: topics)
    }
}
