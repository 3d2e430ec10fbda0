import PaperArchive
public import Papers
import TopicEngine

/// One paper of an archive is wanted, with all that is known of it.
public struct PaperRequest: Hashable, Sendable {
    /// Its identifier, however it is written.
    public var id: String
    /// The model's file, which gives the paper its topics; nil for the usual one.
    public var model: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the identifier has no default.
    public init(_ id: String, model: String? = nil, archive: ArchiveChoice = ArchiveChoice()) {
        self.id = id
        self.model = model
        self.archive = archive
    }
}

/// A paper with all that is known of it.
public struct PaperAnswer: Sendable {
    /// The paper.
    public let paper: Paper
    /// Its topics.
    public let topics: PaperTopics
    /// Where it was seen, and what people said of it.
    public let history: PaperHistory
}

extension Desk {
    /// A paper. Throws `DeskError.noPaper`, and `ArchiveError.ambiguous` where several papers have the identifier.
    /// Without a model there is only what people said of its topics.
    public func paper(_ request: PaperRequest) throws -> PaperAnswer {
        let archive = try archive(request.archive)
        guard let stored = try archive.paper(withID: request.id) else { throw DeskError.noPaper(request.id) }
        let model: TopicModel?
        do { model = try places.model(request.model).model } catch DeskError.noModel { model = nil }
        guard let topics = try PaperTopics.of([stored], in: archive, model)[stored.id],
            let history = try archive.history(of: stored.id)
        else { throw DeskError.noPaper(request.id) }
        return PaperAnswer(paper: stored.paper, topics: topics, history: history)
    }

    /// Papers by their identifiers, in the order in which they were named. Throws as ``paper(_:)``.
    public func papers(_ ids: [String], in choice: ArchiveChoice = ArchiveChoice()) throws -> [Paper] {
        let archive = try archive(choice)
        return try ids.map { id in
            guard let stored = try archive.paper(withID: id) else { throw DeskError.noPaper(id) }
            return stored.paper
        }
    }
}
