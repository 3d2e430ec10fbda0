import GRDB
public import Papers

extension Archive {
    /// Proposes topics of papers, in one transaction: weaker than a person's word, which stands before it wherever both
    /// speak of a topic. Proposals about papers that are no longer in the archive are left out.
    ///
    /// - Returns: how many there are.
    @discardableResult
    public func propose(_ entries: [(paper: StoredPaper.Key, entry: LabelEntry)]) throws(ArchiveError) -> Int {
        if entries.isEmpty { return 0 }
        return try write { database in
            let table = ProposedLabelTable(database)
            let exists = try database.cachedStatement(sql: "SELECT 1 FROM papers WHERE id = ?")
            var count = 0
            for (paper, entry) in entries where try Int.fetchOne(exists, arguments: [paper.row]) != nil {
                try table.propose(entry, of: paper.row)
                count += 1
            }
            return count
        }
    }

    /// Withdraws what was proposed of some topics.
    ///
    /// - Returns: how many proposals there were.
    @discardableResult
    public func withdrawProposals(of topics: [String]) throws(ArchiveError) -> Int {
        if topics.isEmpty { return 0 }
        return try write { database in
            try topics.reduce(0) { try $0 + ProposedLabelTable(database).withdraw($1) }
        }
    }

    /// The papers of which something is proposed, in the order of `forEachBatch`, with what is proposed of each topic.
    /// What people said is not looked at.
    public func proposedLabels() throws(ArchiveError) -> [LabelVerdicts] {
        try read { database in
            let proposed = try ProposedLabelTable(database).all()
            if proposed.isEmpty { return [] }
            let condition = "p.id IN (SELECT paper FROM proposed_labels) ORDER BY \(PaperRecord.order)"
            return try Row.fetchAll(database, sql: Self.select(condition)).map { row in
                let paper = try StoredPaper(row)
                return LabelVerdicts(
                    paper: paper,
                    topics: Dictionary(
                        (proposed[paper.id.row] ?? []).map { ($0.topic, $0.isAbout) }, uniquingKeysWith: { $1 }))
            }
        }
    }
}
