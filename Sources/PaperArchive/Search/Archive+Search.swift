import GRDB

extension Archive {
    /// The papers that a query finds: ordered by Okapi's BM25 (Robertson, Zaragoza: "The
    /// Probabilistic Relevance Framework", 2009; a word in the title counts eight times), ties by
    /// the later day, then by identifier. Of more than 10,000 papers those with all the words in
    /// their titles come first. Without words those most like the paper of `like:` come first, else by
    /// the later day.
    ///
    /// The first page takes 5 to 40 ms in an archive of 100,000 papers; topics alone and beginnings
    /// of words take longer, the shorter the longer.
    ///
    /// - Parameters:
    ///   - query: what a person asked for.
    ///   - model: the fingerprint of the model whose topics are meant; needed where the query names
    ///     topics. What people said of a paper's topics stands before it; one that has classified
    ///     nothing finds nothing else by topic.
    ///   - offset: how many papers to leave out, at least 0.
    ///   - limit: how many to give, at least 1.
    public func search(_ query: SearchQuery, model: String? = nil, offset: Int = 0, limit: Int = 20)
        throws(ArchiveError) -> SearchPage
    {
        precondition(
            offset >= 0 && limit >= 1,
            "a page has at least 1 paper behind at least 0, but is to have \(limit) behind \(offset)")
        precondition(query.modelTopics.isEmpty || model != nil, "a query for topics needs a model")
        return try read { database in
            let stored = try model.flatMap { try StoredModel.find($0, database) }
            let search = try PaperSearch(database, query, model: stored, aliases: topicAliases)
            let (places, total) = try search.best(offset + limit)
            return SearchPage(hits: try search.hits(places.dropFirst(offset)), total: total, offset: offset)
        }
    }

    /// All papers that a query finds, by their keys; the parameters are those of `search`.
    public func keys(of query: SearchQuery, model: String? = nil) throws(ArchiveError) -> Set<StoredPaper.Key> {
        precondition(query.modelTopics.isEmpty || model != nil, "a query for topics needs a model")
        return try read { database in
            let stored = try model.flatMap { try StoredModel.find($0, database) }
            return Set(
                try PaperSearch(database, query, model: stored, aliases: topicAliases).rows().map {
                    StoredPaper.Key(row: $0)
                })
        }
    }
}
