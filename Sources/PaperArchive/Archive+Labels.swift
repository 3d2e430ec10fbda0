import GRDB
public import Papers

/// What the log says of one paper in the end.
public struct LabelVerdicts: Hashable, Sendable {
    /// The paper.
    public let paper: StoredPaper
    /// The last word on each topic, by slug: whether the paper is about it.
    public let topics: [String: Bool]
}

extension Archive {
    /// Adds entries to the end of the log of labels, in one transaction and in their order. What
    /// was said before stays; the last word counts.
    ///
    /// Entries about papers that are no longer in the archive are left out.
    ///
    /// - Returns: how many entries were added.
    @discardableResult
    public func appendLabels(_ entries: [(paper: StoredPaper.Key, entry: LabelEntry)]) throws(ArchiveError) -> Int {
        try write { database in
            let log = LabelTable(database)
            let exists = try database.cachedStatement(sql: "SELECT 1 FROM papers WHERE id = ?")
            var count = 0
            for (paper, entry) in entries where try Int.fetchOne(exists, arguments: [paper.row]) != nil {
                try log.append(entry, to: paper.row)
                count += 1
            }
            return count
        }
    }

    /// What was said of a paper, the earliest first.
    public func labels(of key: StoredPaper.Key) throws(ArchiveError) -> [LabelEntry] {
        try read { try LabelTable($0).entries(of: key.row) }
    }

    /// The labelled papers with the last word on each of their topics, in the order of `forEachBatch`.
    public func labelVerdicts() throws(ArchiveError) -> [LabelVerdicts] {
        let condition = """
            p.id IN (SELECT paper FROM labels) ORDER BY \(PaperRecord.order)
            """
        return try read { database in
            let log = LabelTable(database)
            return try Row.fetchAll(database, sql: Self.select(condition)).map { row in
                let paper = try StoredPaper(row)
                let entries = try log.entries(of: paper.id.row)
                return LabelVerdicts(
                    paper: paper, topics: Dictionary(entries.map { ($0.topic, $0.isAbout) }, uniquingKeysWith: { $1 }))
            }
        }
    }
}
