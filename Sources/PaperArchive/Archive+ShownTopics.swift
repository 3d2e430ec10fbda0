import GRDB

extension Archive {
    /// Notes which model's topics others see in the views of the file, and by which names.
    ///
    /// - Parameters:
    ///   - topics: all topics of the model, in its order, each with its slug and its name.
    ///   - model: the fingerprint of the model; nothing is noted of one that has classified nothing here.
    /// - Throws: `ArchiveError`; nothing is written where it is noted already.
    public func noteShownTopics(
        _ topics: [(slug: String, name: String)], of model: String
    ) throws(ArchiveError) {
        let isNoted = try read { database in
            guard let stored = try StoredModel.find(model, database) else { return true }
            let rows = try Row.fetchAll(database, sql: "SELECT model, slug, name FROM shown_topics ORDER BY number")
            return try rows.count == topics.count
                && zip(rows, topics).allSatisfy { row, topic in
                    try row.value(0, as: Int64.self) == stored.row && row.value(1) == topic.slug
                        && row.value(2) == topic.name
                }
        }
        if isNoted { return }
        try write { database in
            guard let stored = try StoredModel.find(model, database) else { return }
            let rows = ChecksummedRows(database, .shownTopics)
            try rows.removeAll()
            for (number, topic) in topics.enumerated() {
                try database.execute(
                    sql: "INSERT INTO shown_topics (number, model, slug, name) VALUES (?, ?, ?, ?)",
                    arguments: [number, stored.row, topic.slug, topic.name])
                try rows.settle(Int64(number))
            }
        }
    }
}
