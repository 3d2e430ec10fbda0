import GRDB
public import Papers

extension Archive {
    /// For each topic the papers that are worth opening first: the most upvoted of those to which it is assigned, then the most
    /// probable, then in the order of `forEachBatch`. Papers whose upvotes are unknown come last.
    ///
    /// All topics are ranked in one pass over the span, without reading a text; then the few chosen papers are read.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model whose assignments count.
    ///   - first: the first day, by the date of the kind.
    ///   - last: the last day, which counts too.
    ///   - limit: at most so many papers a topic, at least 0.
    /// - Returns: the papers by slug; a topic without papers is missing.
    public func topPapers(
        model: String, from first: CalendarDay, through last: CalendarDay, by kind: DateKind, limit: Int
    ) throws(ArchiveError) -> [String: [ClassifiedPaper]] {
        precondition(limit >= 0, "the number of papers must be at least 0, but is \(limit)")
        return try read { database in
            guard let stored = try StoredModel.find(model, database) else { return [:] }
            let sql = """
                SELECT p.id, p.upvotes, p.source_id, p.fingerprint, c.scores
                FROM papers p JOIN classifications c ON c.paper = p.id AND c.model = ? WHERE \(kind.column)_day BETWEEN ? AND ?
                """
            let arguments: StatementArguments = [stored.row, first.daysSinceEpoch, last.daysSinceEpoch]
            var rankings = [Ranking](repeating: Ranking(limit: limit), count: stored.topics.count)
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            while let row = try rows.next() {
                let scores = try TopicScores(row, at: 4, topics: stored.topics.count)
                for topic in 0..<scores.count where scores.isAssigned(topic) {
                    try rankings[topic].consider(row, probability: scores.probability(topic))
                }
            }
            return try Self.papers(of: rankings, stored, database)
        }
    }

    private static func papers(
        of rankings: [Ranking], _ model: StoredModel, _ database: Database
    ) throws -> [String: [ClassifiedPaper]] {
        let statement = try database.cachedStatement(sql: ClassifiedPaper.select("p.id = ?"))
        var papers: [String: [ClassifiedPaper]] = [:]
        for (topic, ranking) in zip(model.topics, rankings) where !ranking.candidates.isEmpty {
            papers[topic] = try ranking.candidates.compactMap { candidate in
                try Row.fetchOne(statement, arguments: [model.row, candidate.row]).map { try ClassifiedPaper($0, model.topics) }
            }
        }
        return papers
    }
}

/// The first papers of one topic among those considered so far.
private struct Ranking {
    struct Candidate {
        var row: Int64
        var upvotes: Int
        var probability: Double
        var id: String?
        var fingerprint: Int64

        func precedes(_ other: Candidate) -> Bool {
            if upvotes != other.upvotes { return upvotes > other.upvotes }
            if probability != other.probability { return probability > other.probability }
            switch (id, other.id) {
            case (let left?, let right?): return left.utf8.lexicographicallyPrecedes(right.utf8)
            case (_?, nil): return true
            case (nil, _?): return false
            case (nil, nil): return (fingerprint, row) < (other.fingerprint, other.row)
            }
        }
    }

    let limit: Int
    /// In order, at most `limit`.
    private(set) var candidates: [Candidate] = []

    init(limit: Int) { self.limit = limit }

    /// Takes in the paper of a row: id, upvotes, source identifier, fingerprint.
    mutating func consider(_ row: Row, probability: Double) throws {
        let upvotes: Int = try row.optional(1) ?? .min
        // Most papers end here, before any text is read.
        if candidates.count == limit, let last = candidates.last,
            (upvotes, probability) < (last.upvotes, last.probability)
        {
            return
        }
        let candidate = Candidate(
            row: try row.value(0), upvotes: upvotes, probability: probability, id: try row.optional(2),
            fingerprint: try row.value(3))
        let place = candidates.firstIndex { candidate.precedes($0) } ?? candidates.count
        candidates.insert(candidate, at: place)
        if candidates.count > limit { candidates.removeLast() }
    }
}
