import PaperArchive
import Papers
import TopicEngine

/// What a query finds.
struct QueryFinding {
    /// The papers.
    let keys: Set<StoredPaper.Key>
    /// How like the paper of `like:` they are, where that orders them; empty for other queries.
    let likeness: [StoredPaper.Key: Double]
}

extension Desk {
    /// From this cosine on a paper is like another (`like:`).
    ///
    /// Chosen on 13,253 Daily Papers with the shipped model: of pairs with a cosine of 0.10 to 0.12 that people labelled,
    /// 93 of 100 have a topic in common (by chance 20; at 0.08 to 0.10 86, at 0.06 to 0.08 70), and half of the papers
    /// have at least nine others that are so like them, one in ten more than 38.
    public static let leastLikeness = 0.1

    /// So many papers are compared at most: those that share the rarest terms; and so many of the heaviest terms lead to
    /// them. More than for a list of the best few, since all that are like enough are wanted.
    private static let comparedForAll = 5_000
    private static let leadsToAll = 48

    /// The model that a query needs, for topics or for likeness; nil where there is none, and none is needed.
    func model(for query: SearchQuery, _ named: String?) throws -> TopicModel? {
        do {
            return try places.model(named).model
        } catch DeskError.noModel where query.modelTopics.isEmpty && query.likes.isEmpty {
            return nil
        }
    }

    /// The query with the slugs of the topics that it names, and the papers that are like those that it names. Throws
    /// `DeskError.unknownQueryTopics` and `noPaper`.
    func resolved(_ query: SearchQuery, _ model: TopicModel?, _ archive: Archive) throws -> SearchQuery {
        var query = query
        if !query.topics.isEmpty {
            let given = try archive.givenTopics()
            let aliases = archive.topicAliases
            let names =
                model.map { TopicNames($0, and: given, aliases: aliases) }
                ?? TopicNames(given.map { ($0, $0) }, aliases: aliases)
            let unknown = names.found(query.topics).unknown
            if !unknown.isEmpty { throw DeskError.unknownQueryTopics(unknown, known: names.slugs.sorted()) }
            query = query.replacingTopics(names.slugOrName)
        }
        guard let model, !query.likes.isEmpty else { return query }
        return try query.replacingLikes { try alike($0, model, archive) }
    }

    /// All papers that a query finds, with the topics and likenesses of a model that has classified the archive.
    func found(by query: SearchQuery, _ model: TopicModel, _ archive: Archive) throws -> QueryFinding {
        let resolved = try resolved(query, model, archive)
        return QueryFinding(
            keys: try archive.keys(of: resolved, model: model.fingerprint), likeness: resolved.likeness)
    }

    /// The papers whose rows have at least the cosine `leastLikeness` with that of a paper, and itself, each with it.
    private func alike(_ id: String, _ model: TopicModel, _ archive: Archive) throws -> [StoredPaper.Key: Double] {
        guard let own = try archive.paper(withID: id) else { throw DeskError.noPaper(id) }
        var similarity = TextSimilarity(to: own.paper.abstract, title: own.paper.title, model: model)
        let candidates = try archive.candidates(
            sharing: similarity.tellingTerms(Self.leadsToAll), limit: Self.comparedForAll)
        var found: [StoredPaper.Key: Double] = [:]
        for candidate in candidates {
            let cosine = similarity.cosine(title: candidate.title, abstract: candidate.abstract)
            if cosine >= Self.leastLikeness { found[candidate.id] = cosine }
        }
        found[own.id] = 1
        return found
    }
}
