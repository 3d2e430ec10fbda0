import LinearAlgebra
public import Papers
import ReadableText

/// A paper's text as the engine reads it. Its identifier is only used to put texts in an order of their own.
public typealias PaperText = IdentifiedText<String>

/// What people said about one text.
public struct TrainingLabel: Sendable, Hashable {
    /// The topics that it is about.
    public var topics: Set<String>
    /// The topics that may or may not apply; nothing is learned of them as topics that it is about.
    public var uncertain: Set<String>
    /// The topics under which it would be filed; empty where nobody said.
    public var primary: Set<String>
    /// Topics under which it would not be filed, where nobody said under which it would.
    public var denied: Set<String>
    /// The topics that those who labelled it did not know: nothing at all is learned of them.
    public var unsaid: Set<String>
    /// Topics of which nobody said anything, and of which it is proposed that they apply, or do not: functions learn from
    /// it, but nothing is judged or calibrated by it. Where somebody spoke of a topic, what is proposed of it counts
    /// for nothing.
    public private(set) var proposed: [String: Bool] = [:]
    /// Whether nobody said anything of the text, and all that is known is proposed.
    public internal(set) var isProposalOnly = false
    /// Whether the text was drawn at random, and not because it was rare or hard: only such texts
    /// tell true frequencies.
    public var isRandom: Bool
    /// How many texts it counts for where functions are learned.
    public var weight: Float

    /// What the word of a person who saw the model's answer weighs: enough that it holds for the paper itself.
    public static let weightOfAPerson: Float = 4

    /// Whether it is the one class of a text, and nothing more is said.
    public var isSingle: Bool {
        topics.count == 1 && uncertain.isEmpty && primary.isEmpty && denied.isEmpty && unsaid.isEmpty
            && proposed.isEmpty
    }

    /// The label of a text of which nobody said anything; `taxonomy` holds all topics, the proposed ones among them.
    public init(proposed: [String: Bool], taxonomy: Set<String>) {
        self.init(topics: [], uncertain: taxonomy.union(proposed.keys), isRandom: false)
        self.proposed = proposed
        isProposalOnly = true
    }

    /// Adds what is proposed of topics; of those of which somebody spoke it is left out.
    public mutating func propose(_ topics: [String: Bool]) {
        for (topic, isAbout) in topics where isOpen(topic) { proposed[topic] = isAbout }
    }

    /// What functions learn of a topic: what somebody said, else what is proposed; nil where neither is known.
    func teaches(_ topic: String) -> Bool? { isAbout(topic) ?? proposed[topic] }

    /// What functions learn of it as one to file under: likewise, since calibrations look at both.
    func teachesFiling(under topic: String) -> Bool? {
        // Of a topic that somebody gave, without saying that it would be filed there, nothing is proposed.
        isFiled(under: topic) ?? (isOpen(topic) ? proposed[topic] : nil)
    }

    /// A label.
    public init(
        topics: Set<String>, uncertain: Set<String> = [], primary: Set<String> = [], denied: Set<String> = [],
        unsaid: Set<String> = [], isRandom: Bool = true, weight: Float = 1
    ) {
        self.topics = topics
        self.uncertain = uncertain
        self.primary = primary
        self.denied = denied
        self.unsaid = unsaid
        self.isRandom = isRandom
        self.weight = weight
    }

    /// Whether it is about a topic; nil where that is open.
    func isAbout(_ topic: String) -> Bool? {
        if topics.contains(topic) { return true }
        return isOpen(topic) ? nil : false
    }

    /// Whether nobody knows if it is about a topic: those who labelled it were uncertain, or did not know the topic.
    func isOpen(_ topic: String) -> Bool { uncertain.contains(topic) || unsaid.contains(topic) }

    /// Whether it would be filed under a topic; nil where that is open.
    func isFiled(under topic: String) -> Bool? {
        if unsaid.contains(topic) { return nil }
        if primary.isEmpty { return denied.contains(topic) ? false : nil }
        return primary.contains(topic)
    }
}

/// What a model was learned from, to learn from it again: the model for its vocabularies, and its labelled papers.
public struct TrainingBase: Sendable {
    let model: TopicModel
    let rows: [LabelledRow]

    /// The papers by which others can learn.
    ///
    /// - Parameters:
    ///   - model: the model whose terms the papers' counts count.
    ///   - rows: the papers, with what is to be learned of each; those without counts are left out.
    public init(model: TopicModel, rows: [LabelledRow]) {
        self.model = model
        self.rows = rows.filter { $0.terms != nil }
    }
}

/// What a model learns from: texts with labels, and more texts without, from which vocabulary and
/// latent directions are learned; and labelled papers of which the counts of a base's terms are left.
///
/// The texts are put in the order of their ids, so that the order of the input never matters.
public struct TrainingSet: Sendable {
    /// The slugs that are learned, in the model's order.
    public let topics: [String]
    /// All texts, by id.
    let texts: [PaperText]
    /// The positions in `texts` of those that have a label, ascending.
    let labelledTexts: [Int]
    /// What is known without text; nil where everything is learned from the texts alone.
    let base: TrainingBase?
    /// The label of each labelled text, then of each row of the base.
    private(set) var labels: [TrainingLabel]
    /// The parts of the cross-validation that were fixed before, by id.
    let fixedFolds: [String: Int]
    /// For each label, of each topic, what calibrations and thresholds are chosen on instead of it; nil where the
    /// labels themselves are.
    var witnesses: [[Bool?]]?
    /// Where names were learned from: how many texts are about none of the topics, if they are many; 0 otherwise.
    public internal(set) var strangers = 0

    /// The same papers with other labels.
    func relabelled(_ labels: [TrainingLabel]) -> TrainingSet {
        precondition(labels.count == self.labels.count, "one label a paper")
        var result = self
        result.labels = labels
        result.witnesses = nil
        return result
    }

    /// The number of texts and of papers without text.
    public var textCount: Int { texts.count + (base?.rows.count ?? 0) }
    /// The number of papers that somebody labelled, with and without text.
    public var labelledCount: Int { labels.count { !$0.isProposalOnly } }
    /// The ids of the labelled papers, those with text first.
    public var labelledIDs: [String] { labelledTexts.map { texts[$0].id } + (base?.rows.map(\.id) ?? []) }

    /// A training set.
    ///
    /// - Parameters:
    ///   - topics: the slugs to learn; labels may name others, which are left out.
    ///   - labelled: texts with their labels; of several with one id the first counts.
    ///   - unlabelled: further texts; those whose id has a label are left out.
    ///   - base: labelled papers without text; of those whose id has a labelled text only the part of the
    ///     cross-validation is used.
    /// - Throws: ``TrainingError`` where nothing can be learned.
    public init(
        topics: [String], labelled: [(text: PaperText, label: TrainingLabel)], unlabelled: [PaperText],
        base: TrainingBase? = nil
    ) throws(TrainingError) {
        guard !topics.isEmpty else { throw .noTopics }
        guard topics.count <= ModelHeader.mostTopics else {
            throw .tooManyTopics(count: topics.count, limit: ModelHeader.mostTopics)
        }
        if let wrong = topics.first(where: { !ModelHeader.isSlug($0) }) { throw .unusableTopic(wrong) }
        self.topics = topics
        var labelOfID: [String: TrainingLabel] = [:]
        var kept: [PaperText] = []
        for (text, label) in labelled where labelOfID[text.id] == nil {
            labelOfID[text.id] = label
            kept.append(text)
        }
        var seen = Set(labelOfID.keys)
        let known = Set(base?.rows.map(\.id) ?? [])
        for text in unlabelled where !known.contains(text.id) && seen.insert(text.id).inserted { kept.append(text) }
        let sorted = kept.sorted { $0.id < $1.id }
        texts = sorted
        labelledTexts = sorted.indices.filter { labelOfID[sorted[$0].id] != nil }
        let rows = (base?.rows ?? []).filter { labelOfID[$0.id] == nil }.sorted { $0.id < $1.id }
        self.base = base.map { TrainingBase(model: $0.model, rows: rows) }
        fixedFolds = Dictionary((base?.rows ?? []).map { ($0.id, $0.fold) }, uniquingKeysWith: { first, _ in first })
        labels = labelledTexts.compactMap { labelOfID[sorted[$0].id] } + rows.map(\.label)
        let said = labels.count { !$0.isProposalOnly }
        guard said >= 10 else { throw .tooFewLabels(count: said, needed: 10) }
        guard labels.contains(where: { !$0.topics.isDisjoint(with: topics) }) else { throw .noLabelOfTheseTopics }
    }
}

/// Why nothing could be learned.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    /// The taxonomy has no topics.
    case noTopics
    /// There are more topics than a model can hold.
    case tooManyTopics(count: Int, limit: Int)
    /// A label is no name of a topic: it is empty, longer than 1,024 bytes, or holds control characters.
    case unusableTopic(String)
    /// There are too few labelled texts.
    case tooFewLabels(count: Int, needed: Int)
    /// There are fewer texts than groups wanted.
    case tooFewTexts(count: Int, groups: Int)
    /// There are too few texts to learn from names.
    case tooFewPapers(count: Int, needed: Int)
    /// Names tell topics from each other; there are too few.
    case tooFewTopics(count: Int)
    /// Names, cues and definitions of these topics stand in hardly any text.
    case unnamedTopics([String], needed: Int)
    /// No label names a topic of the taxonomy.
    case noLabelOfTheseTopics
    /// No term is frequent enough to be learned from.
    case noVocabulary(minimumDocumentFrequency: Int)
    /// An option is out of range.
    case option(String)
    /// A decomposition failed.
    case decomposition(String)
    /// A library that it needs cannot be used, for this reason.
    case library(String)
    /// Nobody wants the model any more.
    case notWanted

    /// The sentence for people.
    public var description: String {
        switch self {
        case .noTopics: "there are no topics to learn"
        case .tooManyTopics(let count, let limit): "there are \(count) topics; a model holds at most \(limit)"
        case .unusableTopic(let name):
            "'\(ReadableText.shortened(name))' can be no topic's name: it is empty, too long, or holds control characters"
        case .tooFewLabels(let count, let needed):
            "labelled papers with a text: \(count); at least \(needed) are needed"
        case .tooFewTexts(let count, let groups):
            "papers: \(count), groups wanted: \(groups)"
        case .tooFewPapers(let count, let needed): "papers: \(count); at least \(needed) are needed"
        case .tooFewTopics(let count):
            "topics: \(count); at least 2 are needed, since a topic is learned by what tells it from others"
        case .unnamedTopics(let topics, let needed):
            "fewer than \(needed) papers have the words of \(topics.count == 1 ? "the topic" : "the topics") "
                + ReadableText.shortened(topics, most: 5, separator: ", ")
        case .noLabelOfTheseTopics: "no label names a topic of the taxonomy"
        case .noVocabulary(let minimum):
            "no term stands in \(minimum) or more papers: there is too little text to learn from"
        case .option(let reason): reason
        case .decomposition(let reason): "the latent directions could not be computed: \(reason)"
        case .library(let reason): reason
        case .notWanted: "nobody wants the model any more"
        }
    }
}

extension TrainingError {
    /// What becomes of an error of linear algebra.
    init(_ error: LinearAlgebraError) {
        self =
            switch error {
            case .notFinite, .routineFailed: .decomposition(error.description)
            case .libraryMissing, .libraryNotLoaded, .symbolMissing: .library(error.description)
            }
    }
}
