public import Papers
import TopicEngine

/// What is to happen to the taxonomy in force.
public struct TopicChangeRequest: Hashable, Sendable {
    /// What changes. Topics may be called by any of their names.
    public var change: TaxonomyChange
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Which archive: where a topic is split, its papers are shared out there.
    public var archive: ArchiveChoice
    /// Whether it is only told what would change.
    public var isDryRun: Bool

    /// A request; only the change has no default.
    public init(
        _ change: TaxonomyChange, taxonomy: String? = nil, archive: ArchiveChoice = ArchiveChoice(),
        isDryRun: Bool = false
    ) {
        (self.change, self.taxonomy, self.archive, self.isDryRun) = (change, taxonomy, archive, isDryRun)
    }
}

/// The last change of the taxonomy in force is to be taken back.
public struct TopicUndoRequest: Hashable, Sendable {
    /// Of which kind it has to be; another one stays.
    public var kind: TopicChangeKind
    /// The slug of a topic that it has to be about; nil for any.
    public var topic: String?
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// How long to wait where another run holds the archive or the models, in seconds.
    public var wait: Double
    /// Whether it is only told what would change.
    public var isDryRun: Bool

    /// A request; only the kind has no default.
    public init(
        _ kind: TopicChangeKind, topic: String? = nil, taxonomy: String? = nil, wait: Double = 5,
        isDryRun: Bool = false
    ) {
        (self.kind, self.topic, self.taxonomy, self.wait, self.isDryRun) = (kind, topic, taxonomy, wait, isDryRun)
    }
}

/// The kinds of changes of a taxonomy.
public enum TopicChangeKind: String, Codable, Hashable, Sendable, CaseIterable {
    case adopt, add, rename, merge, split, retire
    /// Groups become topics.
    case propose
}

/// What will change, told before anything does.
public struct TopicChangePlan: Hashable, Sendable {
    /// The kind of the change.
    public var kind: TopicChangeKind
    /// Whether such a change is taken back.
    public var isUndo = false
    /// The slugs that it is about, the first one first.
    public var topics: [String]
    /// The file that is written.
    public var path: String
    /// The file of which it becomes a copy first; nil where it is there already.
    public var copyOf: String?
    /// Whether the file goes, since there was none before what is taken back.
    public var removesFile = false
    /// The taxonomy before.
    public var before: Taxonomy
    /// The taxonomy afterwards.
    public var after: Taxonomy
    /// What is proposed of papers.
    public var proposals: [ProposedTopic] = []
    /// The groups that become no topics.
    public var passedOver: [PassedGroup] = []
    /// How many proposals are withdrawn.
    public var withdrawn = 0
    /// Whether a model is learned, or, where a change is taken back, the one before put in force.
    public var changesModel = false
    /// Whether what an interrupted change of the same kind left is taken back first.
    public var takesBackInterrupted = false
    /// Whether another model was put in force since what is taken back: that one stays.
    public var modelStays = false
}

/// How many papers of an archive a topic is proposed for.
public struct ProposedTopic: Hashable, Sendable {
    /// The topic's slug.
    public let topic: String
    /// Papers that are proposed to have it.
    public let about: Int
    /// Papers that are proposed not to have it, so that it can be told from others.
    public let notAbout: Int
    /// The papers of the archive.
    public let papers: Int
}

/// A change that was made, or would be.
public struct TopicChangeAnswer: Sendable {
    /// What changed.
    public let plan: TopicChangePlan
    /// Whether nothing was done.
    public let isDryRun: Bool
    /// The number under which it can be taken back; nil where nothing was done, or a change was taken back.
    public let number: Int?
    /// What was learned; nil where nothing was.
    public let training: RetrainAnswer?
    /// Of how many papers of the archive how many have the topic under the new model; nil where nothing was learned.
    public let given: (papers: Int, of: Int)?
    /// The fingerprint of the model that is in force again; nil where none was put back.
    public let restoredModel: String?
    /// The model's file that environment or configuration name, which is used instead of what was learned or put back;
    /// nil where neither does, or no model changed.
    public var overriding: SourcedSetting<String>?

    init(
        _ plan: TopicChangePlan, isDryRun: Bool, number: Int? = nil, training: RetrainAnswer? = nil,
        given: (papers: Int, of: Int)? = nil, restoredModel: String? = nil
    ) {
        (self.plan, self.isDryRun, self.number) = (plan, isDryRun, number)
        (self.training, self.given, self.restoredModel) = (training, given, restoredModel)
    }
}

/// Why a taxonomy is not changed, where its own rules do not say so.
public enum TopicChangeFault: Error, Hashable, Sendable {
    /// The taxonomy's rules do not allow it.
    case taxonomy(TaxonomyChange.Fault)
    /// A file that is packed, or no Unicode, is not changed line by line.
    case notEditable(path: String)
    /// Nothing was changed, or all was taken back.
    case nothingToUndo(path: String)
    /// The last change is another one than is to be taken back.
    case otherChange(TopicChangeKind, topics: [String])
    /// The file is not what the change left.
    case changedSince(path: String)
    /// No theme is called so.
    case noTheme(String)
    /// A slug that became part of another topic.
    case alias(String, of: String)
    /// A topic that is retired.
    case retired(String)
    /// So many papers of the archive carry the theme, and so many are needed.
    case tooFewPapers(Int, needed: Int)
    /// A theme without terms, or a topic without cues.
    case noTerms(String)
    /// No group can become a topic; of so many these are passed over.
    case noGroups(passedOver: [PassedGroup])
    /// No group has the number; there are so many.
    case noGroup(Int, of: Int)

    /// One sentence.
    public var description: String {
        switch self {
        case .taxonomy(.badSlug(let slug)): "'\(slug)' is no slug: lower-case letters, digits and single hyphens"
        case .taxonomy(.slugTaken(let slug)): "a topic has the slug '\(slug)' already, or had it"
        case .taxonomy(.noName(let slug)): "'\(slug)' needs a name"
        case .taxonomy(.noTopic(let slug)): "the taxonomy has no topic '\(slug)'"
        case .taxonomy(.sameTopic(let slug)): "'\(slug)' cannot become part of itself"
        case .taxonomy(.lastTopic(let slug)): "'\(slug)' is the last topic"
        case .taxonomy(.tooFewParts(let slug)): "'\(slug)' needs at least two parts"
        case .taxonomy(.sameCues(let one, let other)):
            "'\(one)' and '\(other)' have the same cues: nothing tells which papers are about the one"
        case .notEditable(let path): "\(path) is packed, or no UTF-8, and is not changed"
        case .nothingToUndo(let path): "no change of \(path) can be taken back"
        case .otherChange(let kind, let topics):
            "the last change is another one: \(kind.rawValue) \(topics.joined(separator: ", "))"
        case .changedSince(let path): "\(path) was changed since, and stays as it is"
        case .alias(let slug, let whole): "'\(slug)' became part of '\(whole)'"
        case .retired(let slug): "'\(slug)' is retired"
        case .taxonomy(.nameTaken(let name, let slug)): "the topic '\(slug)' is called '\(name)' already"
        case .noTheme(let name): "no theme is called '\(name)'"
        case .tooFewPapers(let count, let needed):
            "\(count) of the theme's papers are in the archive, and \(needed) are needed"
        case .noGroups(let passedOver):
            "no group becomes a topic" + passedOver.prefix(5).map { "; \($0.sentence)" }.joined()
        case .noGroup(let number, let count): "there is no group \(number), but \(count) of them"
        case .noTerms(let slug): "'\(slug)' has no terms by which its papers are told from others"
        }
    }
}
