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
    /// How much of what would change without a new label was held back: 0 nothing, 1 all.
    public var weight = 0.0

    /// What changed of each topic that both models know, by slug.
    public var topics: [TopicChurn] = []
    /// The papers that are filed under another topic, the largest change of a probability first, ties by id.
    public var refiled: [RefiledPaper] = []

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

/// How many papers won or lost one topic.
public struct TopicChurn: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// Papers that the model before gave it to.
    public var before = 0
    /// Papers that the new model gives it to.
    public var after = 0
    /// Papers that have it under the new model alone.
    public var gained = 0
    /// Papers that have it under the model before alone.
    public var lost = 0
}

/// A paper that is filed under another topic than before.
public struct RefiledPaper: Sendable, Hashable {
    /// The paper's name.
    public var id: String
    /// Its title.
    public var title: String
    /// The slug of the topic that it was filed under; nil for none.
    public var before: String?
    /// The slug of the one that it is filed under now; nil for none.
    public var after: String?
    /// The largest change of the probability of a topic that both models know.
    public var change: Double
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
