/// What labelled papers of one period say of a topic's probabilities: what the model expected, and what there was.
public struct LabelledPeriod: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// The papers, with the model's probabilities summed up.
    public var count: ShareCount
    /// How many of them are labelled with the topic.
    public var labelled: Int

    /// A period of a topic.
    public init(topic: String, count: ShareCount, labelled: Int) {
        self.topic = topic
        self.count = count
        self.labelled = labelled
    }
}
