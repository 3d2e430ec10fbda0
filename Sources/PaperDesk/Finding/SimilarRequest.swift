public import Listings
import PaperArchive
public import Papers
public import TopicEngine

/// Papers of an archive are looked for that are like one of them, or like a text.
public struct SimilarRequest: Hashable, Sendable {
    /// What they should be like.
    public enum Subject: Hashable, Sendable {
        /// A paper of the archive, by its identifier.
        case paper(String)
        /// A text.
        case text(Document)
    }

    /// What they should be like.
    public var subject: Subject
    /// How many papers are listed.
    public var limit: Int
    /// The model's file; nil for the usual one.
    public var model: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the subject has no default.
    public init(_ subject: Subject, limit: Int = 10, model: String? = nil, archive: ArchiveChoice = ArchiveChoice()) {
        self.subject = subject
        self.limit = limit
        self.model = model
        self.archive = archive
    }
}

/// Papers that are like another.
public struct SimilarAnswer: Sendable {
    /// A paper and how like it is.
    public struct Hit: Sendable {
        /// The paper.
        public let paper: Paper
        /// How like it is, and by which terms.
        public let likeness: TextSimilarity.Likeness
        /// Its topics.
        public let topics: PaperTopics
    }

    /// The papers, the most similar first.
    public let hits: [Hit]
    /// How many papers were compared.
    public let compared: Int
}

extension Desk {
    /// How many papers are compared at most: those that share the text's rarest terms.
    private static let candidates = 600
    /// How many of the text's heaviest terms lead to them.
    private static let leads = 24

    /// Looks for papers that are alike. Throws `DeskError.noPaper` for a paper that the archive does not have.
    public func similar(_ request: SimilarRequest) throws -> SimilarAnswer {
        let archive = try archive(request.archive)
        let model = try places.model(request.model).model
        let (document, own) = try subject(request.subject, archive)
        var similarity = TextSimilarity(to: document.abstract, title: document.title, model: model)
        if similarity.isEmpty { notice(.nothingKnown) }
        let candidates = try archive.candidates(sharing: similarity.tellingTerms(Self.leads), limit: Self.candidates)
        let ranked = candidates.filter { $0.id != own }
            .map { (text: $0, cosine: similarity.cosine(title: $0.title, abstract: $0.abstract)) }
            .filter { $0.cosine > 0 }
            .sorted { ($1.cosine, $0.text.title, $0.text.id) < ($0.cosine, $1.text.title, $1.text.id) }
        let best = try ranked.prefix(request.limit).compactMap { hit in try archive.paper(hit.text.id) }
        let topics = try PaperTopics.of(best, in: archive, model)
        let hits = best.map { stored in
            SimilarAnswer.Hit(
                paper: stored.paper,
                likeness: similarity.compare(title: stored.paper.title, abstract: stored.paper.abstract),
                topics: topics[stored.id] ?? PaperTopics(Classification(topics: [], primary: nil), model))
        }
        return SimilarAnswer(hits: hits, compared: candidates.count)
    }

    /// The text to compare with, and where it rests itself.
    private func subject(_ subject: SimilarRequest.Subject, _ archive: Archive) throws -> (Document, StoredPaper.Key?) {
        switch subject {
        case .text(let document): return (document, nil)
        case .paper(let id):
            guard let found = try archive.paper(withID: id) else { throw DeskError.noPaper(id) }
            return (Document(title: found.paper.title, abstract: found.paper.abstract), found.id)
        }
    }
}
