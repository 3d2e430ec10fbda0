public import Papers

/// What a person said of a paper that the model did not learn from.
public struct LedgerLabel: Hashable, Sendable {
    /// The slugs of the topics that the paper has.
    public var topics: Set<String>
    /// Those of topics that are neither right nor wrong.
    public var maybe: Set<String>

    /// A label; a topic in neither set is wrong.
    public init(topics: Set<String>, maybe: Set<String> = []) { (self.topics, self.maybe) = (topics, maybe) }
}

/// Labelled papers in numbers, for one topic: what the model said of them, and what is so.
public struct LabelledTally: Hashable, Sendable {
    /// How many papers have a label that says whether they have the topic.
    public var papers = 0
    /// The sums of the model's probabilities, and in `papers` how many have the topic by their labels.
    public var topic = TopicTally()

    /// No papers.
    public init() {}

    mutating func checkedAdd(_ other: LabelledTally) throws(LedgerMismatch) {
        papers = try Counting.sum(papers, other.papers)
        try topic.checkedAdd(other.topic)
    }
}

/// The labelled papers of a month, from which a report learns how far the model's probabilities are off.
///
/// Sums of whole numbers, as all of a ledger: in any order and over any parts they are the same.
public struct LabelledMonth: Hashable, Sendable {
    /// The tallies by topic, in the model's order.
    public private(set) var topics: [LabelledTally]

    /// No papers.
    public init(topics: Int) { self.topics = [LabelledTally](repeating: LabelledTally(), count: topics) }

    /// Adds a paper.
    ///
    /// - Parameters:
    ///   - probabilities: the model's, by topic in its order; none at all where it abstained, which are zeros.
    ///   - label: what is so.
    ///   - slugs: the topics, in the model's order.
    public mutating func add(_ probabilities: [Double], _ label: LedgerLabel, slugs: [String]) {
        for (number, slug) in slugs.enumerated() where !label.maybe.contains(slug) {
            topics[number].papers += 1
            topics[number].topic.add(
                probability: number < probabilities.count ? probabilities[number] : 0,
                assigned: label.topics.contains(slug))
        }
    }

    /// Adds the papers of another month, of the same topics.
    ///
    /// - Throws: `LedgerMismatch.tooLarge`. What was added stays then: it is called on copies.
    mutating func checkedAdd(_ other: LabelledMonth) throws(LedgerMismatch) {
        for number in topics.indices { try topics[number].checkedAdd(other.topics[number]) }
    }
}
