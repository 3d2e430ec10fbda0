public import PaperArchive

/// Papers of an archive are looked for by their words.
public struct SearchRequest: Hashable, Sendable {
    /// What to look for.
    public var query: SearchQuery
    /// How many of the best are passed over.
    public var offset: Int
    /// How many papers are listed.
    public var limit: Int
    /// The model's file, asked where the query names topics; nil for the usual one.
    public var model: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the query has no default.
    public init(
        _ query: SearchQuery, offset: Int = 0, limit: Int = 20, model: String? = nil,
        archive: ArchiveChoice = ArchiveChoice()
    ) {
        self.query = query
        self.offset = offset
        self.limit = limit
        self.model = model
        self.archive = archive
    }
}

extension Desk {
    /// Looks for papers. Throws `DeskError.unknownQueryTopic` for a topic that the model does not know.
    public func search(_ request: SearchRequest) throws -> SearchPage {
        let archive = try archive(request.archive)
        var fingerprint: String?
        if !request.query.topics.isEmpty {
            let model = try places.model(request.model).model
            if let unknown = request.query.topics.first(where: { !model.topics.contains($0) }) {
                throw DeskError.unknownQueryTopic(unknown, known: model.topics.sorted())
            }
            try ArchiveClassification.update(archive, with: model, workers: workers, progress: progress)
            fingerprint = model.fingerprint
        }
        return try archive.search(request.query, model: fingerprint, offset: request.offset, limit: request.limit)
    }
}
