import GRDB

extension Archive {
    /// Papers that may resemble a text: those that share any of its terms, so that only they need
    /// to be compared with it.
    ///
    /// Term after term is looked up, and all papers that have it are taken, until the limit. A term
    /// that more papers share than there is room left is passed over: what is taken does not depend
    /// on the order of import. So the most telling terms come first.
    ///
    /// - Parameters:
    ///   - terms: words and phrases of the text (`kv cache`), the most telling first; of more than 64 the first.
    ///   - limit: how many papers to take at most.
    /// - Returns: the papers' texts in the order of their keys.
    public func candidates(sharing terms: [String], limit: Int = 1_000) throws(ArchiveError) -> [StoredText] {
        try read { database in
            let match = try database.cachedStatement(sql: "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?")
            var rows: Set<Int64> = []
            for term in terms.prefix(64) where rows.count < limit {
                let words = SearchQuery.Words(column: nil, text: term, isPrefix: false, isExact: true)
                if words.isEmpty { continue }
                let found = try Row.fetchAll(match, arguments: [words.expression(), limit + 1]).map {
                    try $0.rowNumber(0)
                }
                if found.count <= limit, rows.union(found).count <= limit { rows.formUnion(found) }
            }
            let texts = try database.cachedStatement(sql: "\(StoredText.select) WHERE t.paper = ?")
            return try rows.sorted().compactMap { row in
                try Row.fetchOne(texts, arguments: [row]).map { try StoredText($0) }
            }
        }
    }
}
