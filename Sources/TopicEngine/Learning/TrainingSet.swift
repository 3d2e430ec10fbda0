public import Papers

/// A paper's text as the engine reads it. Its identifier is only used to put texts in an order of their own.
public typealias PaperText = IdentifiedText<String>

/// What people said about one text.
public struct TrainingLabel: Sendable, Hashable {
    /// The topics that it is about.
    public var topics: Set<String>
    /// The topics that may or may not apply; nothing is learned from them here.
    public var uncertain: Set<String>
    /// The topics under which it would be filed; empty where nobody said.
    public var primary: Set<String>
    /// Whether the text was drawn at random, and not because it was rare or hard: only such texts
    /// tell true frequencies.
    public var isRandom: Bool

    /// Whether it is the one class of a text, and nothing more is said.
    public var isSingle: Bool { topics.count == 1 && uncertain.isEmpty && primary.isEmpty }

    /// A label.
    public init(topics: Set<String>, uncertain: Set<String> = [], primary: Set<String> = [], isRandom: Bool = true) {
        self.topics = topics
        self.uncertain = uncertain
        self.primary = primary
        self.isRandom = isRandom
    }
}

/// What a model learns from: texts with labels, and more texts without, from which vocabulary and
/// latent directions are learned.
///
/// The texts are put in the order of their ids, so that the order of the input never matters.
public struct TrainingSet: Sendable {
    /// The slugs that are learned, in the model's order.
    public let topics: [String]
    /// All texts, by id.
    let texts: [PaperText]
    /// The positions in `texts` of those that have a label, ascending.
    let labelledTexts: [Int]
    /// The label of each of them.
    let labels: [TrainingLabel]

    /// The number of texts.
    public var textCount: Int { texts.count }
    /// The number of labelled texts.
    public var labelledCount: Int { labels.count }

    /// A training set.
    ///
    /// - Parameters:
    ///   - topics: the slugs to learn; labels may name others, which are left out.
    ///   - labelled: texts with their labels; of several with one id the first counts.
    ///   - unlabelled: further texts; those whose id has a label are left out.
    /// - Throws: ``TrainingError`` where nothing can be learned.
    public init(topics: [String], labelled: [(text: PaperText, label: TrainingLabel)], unlabelled: [PaperText])
        throws(TrainingError)
    {
        guard !topics.isEmpty else { throw .noTopics }
        self.topics = topics
        var labelOfID: [String: TrainingLabel] = [:]
        var kept: [PaperText] = []
        for (text, label) in labelled where labelOfID[text.id] == nil {
            labelOfID[text.id] = label
            kept.append(text)
        }
        var seen = Set(labelOfID.keys)
        for text in unlabelled where seen.insert(text.id).inserted { kept.append(text) }
        let sorted = kept.sorted { $0.id < $1.id }
        texts = sorted
        labelledTexts = sorted.indices.filter { labelOfID[sorted[$0].id] != nil }
        labels = labelledTexts.compactMap { labelOfID[sorted[$0].id] }
        guard labels.count >= 10 else { throw .tooFewLabels(count: labels.count, needed: 10) }
        guard labels.contains(where: { !$0.topics.isDisjoint(with: topics) }) else { throw .noLabelOfTheseTopics }
    }
}

/// Why nothing could be learned.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    /// The taxonomy has no topics.
    case noTopics
    /// There are too few labelled texts.
    case tooFewLabels(count: Int, needed: Int)
    /// There are fewer texts than groups wanted.
    case tooFewTexts(count: Int, groups: Int)
    /// No label names a topic of the taxonomy.
    case noLabelOfTheseTopics
    /// No term is frequent enough to be learned from.
    case noVocabulary(minimumDocumentFrequency: Int)
    /// An option is out of range.
    case option(String)
    /// A decomposition failed.
    case decomposition(String)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .noTopics: "there are no topics to learn"
        case .tooFewLabels(let count, let needed):
            "labelled papers with a text: \(count); at least \(needed) are needed"
        case .tooFewTexts(let count, let groups):
            "papers: \(count), groups wanted: \(groups)"
        case .noLabelOfTheseTopics: "no label names a topic of the taxonomy"
        case .noVocabulary(let minimum):
            "no term stands in \(minimum) or more papers: there is too little text to learn from"
        case .option(let reason): reason
        case .decomposition(let reason): "the latent directions could not be computed: \(reason)"
        }
    }
}
