public import PaperArchive
import TopicEngine

/// Papers of an archive are looked for by their words.
public struct SearchRequest: Hashable, Sendable {
    /// What to look for.
    public var query: SearchQuery
    /// How many of the best are passed over.
    public var offset: Int
    /// How many papers are listed.
    public var limit: Int
    /// The model's file, which gives the papers their topics; nil for the usual one.
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

/// The papers that a search found, with their topics.
public struct SearchAnswer: Sendable {
    /// The papers.
    public let page: SearchPage
    private let topics: [StoredPaper.Key: PaperTopics]

    init(_ page: SearchPage, topics: [StoredPaper.Key: PaperTopics]) { (self.page, self.topics) = (page, topics) }

    /// The topics of a paper of the page; nil for another paper.
    public func topics(of hit: SearchHit) -> PaperTopics? { topics[hit.paper.id] }
}

extension Desk {
    /// Looks for papers. Throws `DeskError.unknownQueryTopics` for topics that the model does not know, and that
    /// nobody gave to a paper either. Words alone can be looked for without a model.
    public func search(_ request: SearchRequest) throws -> SearchAnswer {
        var archive = try archive(request.archive)
        let model = try model(for: request.query, request.model)
        var query = try resolved(request.query, model, archive)
        if let model, !request.query.modelTopics.isEmpty {
            do {
                try ArchiveClassification.update(archive, with: model, workers: workers, progress: progress)
            } catch let error as ArchiveError where error.leavesReading {
                archive = try ReportSource(archive).copiedToMemory(today).archive
                query = try resolved(request.query, model, archive)
                try ArchiveClassification.update(archive, with: model, workers: workers, progress: progress)
            }
        }
        let page = try archive.search(
            query, model: model?.fingerprint, offset: request.offset, limit: request.limit)
        return SearchAnswer(page, topics: try PaperTopics.of(page.hits.map(\.paper), in: archive, model))
    }
}
