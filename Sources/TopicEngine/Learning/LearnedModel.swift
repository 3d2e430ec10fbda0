/// What learning gives.
public struct LearnedModel: Sendable {
    /// How many papers without a topic are needed to learn it, where most labels say nothing of it.
    public static let fewestNegatives = ScoredRows.fewestNegatives

    /// The model.
    public let model: TopicModel
    /// The papers that it learned from, with the answers of its cross-validation.
    public let rows: LabelledRows
    /// How well it does on papers that it did not learn from: those of the cross-validation that were drawn at
    /// random, or all where these are few.
    public let evaluation: Evaluation
    /// Topics of which too few papers were known not to have them; they are never given.
    public let silentTopics: [String]
    /// How it compares with the model before it, where that is known.
    public let comparison: PairedEvaluation?
    /// What it changed, where there was a model before it.
    public let churn: Churn?
}

/// How many papers got other topics than the model before gave them.
public struct Churn: Sendable, Hashable {
    /// The texts that both judged, those left out whose labels are new.
    public var papers = 0
    /// Those of which at least one topic changed.
    public var changed = 0
    /// Those that are filed under another topic.
    public var primaryChanged = 0
    /// Labelled papers, each judged by models that did not learn from it, with fewer wrong topics than before.
    public var won = 0
    /// Labelled papers with more wrong topics than before.
    public var lost = 0
    /// Labelled papers with other topics, of which as many are wrong.
    public var neutral = 0
    /// How much of each score is the model's before.
    public var weight = 0.0

    /// No change.
    public init() {}

    /// The share of papers with changed topics; 0 where there are none.
    public var share: Double { papers == 0 ? 0 : Double(changed) / Double(papers) }
    /// The share of papers that are filed under another topic; 0 where there are none.
    public var primaryShare: Double { papers == 0 ? 0 : Double(primaryChanged) / Double(papers) }

    /// Whether it stays within the limits of ``ChurnBudget``; of a few papers one may always change.
    public func isWithin(_ budget: ChurnBudget) -> Bool {
        Double(changed) <= max(1, budget.topics * Double(papers))
            && Double(primaryChanged) <= max(1, budget.primary * Double(papers))
    }

    /// What changed between two decisions about one text, each by its own model.
    mutating func add(_ before: Decision, _ after: Decision, _ shared: SharedTopics) {
        // Whether a text is of the field is a matter of known words, not of what was learned.
        guard before.abstention == nil, after.abstention == nil else { return }
        papers += 1
        if shared.places.contains(where: { before.isAssigned[$0.before] != after.isAssigned[$0.after] }) {
            changed += 1
        }
        if shared.filedElsewhere(before.primary, after.primary) { primaryChanged += 1 }
    }
}

/// How many papers may get other topics than the model before gave them, as shares.
public struct ChurnBudget: Sendable, Hashable {
    /// Of which at least one topic changes.
    public var topics: Double
    /// That are filed under another topic.
    public var primary: Double

    /// Shares; 2 % and 0.5 % unless said otherwise.
    public init(topics: Double = 0.02, primary: Double = 0.005) {
        self.topics = topics
        self.primary = primary
    }
}

/// The topics that two models share.
struct SharedTopics: Sendable {
    /// The numbers of each.
    let places: [(before: Int, after: Int)]
    private let afterOfBefore: [Int?]

    /// The topics that a model shares with others; those that it never gives, since it could not learn them, are not
    /// among them.
    init(before: TopicModel, after: [String]) {
        self.init(before: zip(before.topics, before.thresholds).map { $1 < 1 ? $0 : nil }, after: after)
    }

    /// The topics that are in both lists; nil is none.
    init(before: [String?], after: [String]) {
        let numbers = Dictionary(uniqueKeysWithValues: after.enumerated().map { ($1, $0) })
        afterOfBefore = before.map { $0.flatMap { numbers[$0] } }
        places = afterOfBefore.enumerated().compactMap { before, after in after.map { (before, $0) } }
    }

    /// The number before of each topic of the later model.
    func before(count: Int) -> [Int?] {
        var result = [Int?](repeating: nil, count: count)
        for place in places { result[place.after] = place.before }
        return result
    }

    /// Whether a text is filed under another topic; none where that is a topic that only one of both has.
    func filedElsewhere(_ before: Int?, _ after: Int?) -> Bool {
        guard let before else { return after.map { after in places.contains { $0.after == after } } ?? false }
        guard let known = afterOfBefore[before] else { return false }
        return known != after
    }
}
