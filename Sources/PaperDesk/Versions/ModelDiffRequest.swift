public import Papers
import ReadableText
import TopicEngine

/// Two models are to be compared over the papers of an archive.
public struct ModelDiffRequest: Hashable, Sendable {
    /// The one to compare with: a version's number, the beginning of a fingerprint, `shipped`, `current`, `previous`,
    /// or a model's file; nil for the one before the one in force.
    public var before: String?
    /// The other one, named likewise; nil for the one in force.
    public var after: String?
    /// Of how many papers it is said what changed, and why.
    public var limit: Int
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; everything has a default.
    public init(
        before: String? = nil, after: String? = nil, limit: Int = 10, archive: ArchiveChoice = ArchiveChoice()
    ) {
        self.before = before
        self.after = after
        self.limit = limit
        self.archive = archive
    }
}

/// What another model says otherwise.
public struct ModelDiffAnswer: Sendable {
    /// How many papers a topic has under both models.
    public struct TopicCount: Hashable, Sendable {
        /// The slug.
        public let topic: String
        /// Its name in the later model.
        public let name: String
        /// Papers that it is assigned to by the earlier model.
        public internal(set) var before = 0
        /// Papers that it is assigned to by the later one.
        public internal(set) var after = 0
        /// Papers that have it under the later one alone.
        public internal(set) var gained = 0
        /// Papers that have it under the earlier one alone.
        public internal(set) var lost = 0
    }

    /// What a term adds to a topic's score under both models.
    public struct TermChange: Hashable, Sendable {
        /// The term; see `TopicExplanation/contributions`.
        public let term: String
        /// What it adds under the earlier model; 0 where that does not know it.
        public let before: Double
        /// What it adds under the later one; 0 where that does not know it.
        public let after: Double

        /// By how much more it adds now.
        public var difference: Double { after - before }
    }

    /// A topic that a paper has under one of the models alone.
    public struct TopicChange: Hashable, Sendable {
        /// The slug.
        public let topic: String
        /// Its name in the later model.
        public let name: String
        /// Whether the later model is the one that gives it.
        public let isGained: Bool
        /// Its probability under the earlier model.
        public let before: Double
        /// Its probability under the later one.
        public let after: Double
        /// The terms whose contributions differ most, the largest difference first; none where a model abstained.
        public internal(set) var terms: [TermChange] = []
    }

    /// A paper whose topics changed.
    public struct PaperChange: Hashable, Sendable {
        /// The paper.
        public let paper: Paper
        /// The topics that it gained or lost, the largest change of a probability first.
        public internal(set) var topics: [TopicChange]
        /// The topic that it was filed under; nil for none.
        public let primaryBefore: String?
        /// The topic that it is filed under now; nil for none.
        public let primaryAfter: String?
    }

    /// The earlier model.
    public let before: KnownModel
    /// The later one.
    public let after: KnownModel
    /// Topics that the later one alone knows; they are not compared.
    public let added: [String]
    /// Topics that the earlier one alone knows; they are not compared.
    public let removed: [String]
    /// The papers of the archive.
    public internal(set) var papers = 0
    /// Papers that gained or lost a topic that both models know.
    public internal(set) var changed = 0
    /// Papers that are filed under another topic: both are topics that both models know, or one of them is none.
    public internal(set) var filedOtherwise = 0
    /// The topics that both know, those with most papers gained and lost first.
    public internal(set) var topics: [TopicCount]
    /// The papers with the largest changes, the largest change of a probability first.
    public internal(set) var shown: [PaperChange] = []
}

extension Desk {
    /// Compares two models over the papers of an archive, which is only read.
    ///
    /// Throws `DeskError.noVersion`, `.ambiguousVersion`, `.noEarlierVersion` and `.noModel`, `ModelFileError`,
    /// `ArchiveError`.
    public func compare(_ request: ModelDiffRequest) throws -> ModelDiffAnswer {
        let (before, after) = (try model(request.before ?? "previous"), try model(request.after ?? "current"))
        let archive = try archive(request.archive)
        var difference = ModelDifference((before, try before.open()), (after, try after.open()), limit: request.limit)
        defer { progress.finish() }
        try archive.forEachBatch {
            difference.add($0.map(\.paper), workers)
            progress.show(.comparing(papers: difference.papers))
        }
        return difference.finished()
    }

    /// The model of a name, or of a file.
    private func model(_ name: String) throws -> KnownModel {
        let known = try KnownModels(ModelVersions(of: try places.learnedModel()), shipped: places.shippedModel())
        switch name {
        case "previous": return try known.previous()
        case "current":
            guard let model = known.inForce else { return try file(try places.modelPath()) }
            return model
        default:
            // What names both means the version; `./3` is the file.
            do throws(DeskError) {
                return try known.named(name)
            } catch {
                guard case .noVersion = error, name.contains(where: { $0 == "/" || $0 == "." }) || isFile(name) else {
                    throw error
                }
                return try file(name)
            }
        }
    }

    private func isFile(_ path: String) -> Bool { (try? FileSystem.exists(path)) ?? false }

    private func file(_ path: String) throws(ModelFileError) -> KnownModel {
        KnownModel(kind: .file, path: path, fingerprint: try TopicModel(path: path).fingerprint, isInForce: false)
    }
}
