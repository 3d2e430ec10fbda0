/// One topic's part in a classification.
public struct TopicProbability: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// The calibrated probability that the paper is about it, 0...1; 1 or 0 where a person said so.
    public var probability: Double
    /// Whether the probability reaches the topic's threshold, or a person gave the topic.
    public var assigned: Bool
    /// The day on which a person gave the topic, or denied it; nil where the model alone speaks.
    public var saidOn: CalendarDay?

    /// A topic with its probability; the model's word by default.
    public init(topic: String, probability: Double, assigned: Bool, saidOn: CalendarDay? = nil) {
        self.topic = topic
        self.probability = probability
        self.assigned = assigned
        self.saidOn = saidOn
    }
}

/// Why a text got no topics.
public enum Abstention: String, Sendable, Hashable, CaseIterable {
    /// There is no text.
    case empty
    /// There are too few words to judge, or none: only digits, signs and function words.
    case tooShort = "too-short"
    /// Too few of the words are known to the model: another language, or no prose.
    case unknownWords = "unknown-words"
    /// It is prose, but not of the model's field.
    case outsideField = "outside-field"
}

/// The topics of one paper under one model.
public struct Classification: Hashable, Sendable {
    /// Every topic of the model, the most probable first (ties by slug), and those that a person named besides.
    public var topics: [TopicProbability]
    /// The topic under which the paper is filed: nil where no topic is assigned.
    public var primary: String?
    /// The calibrated probability that it is filed rightly, 0...1: nil where no topic is assigned, where the model
    /// cannot tell, and where a person's word decided. No other probability depends on it.
    public var primaryProbability: Double?
    /// Why the model abstained, or nil where it did not. With a reason, no topic is assigned.
    public var abstention: Abstention?

    /// A classification.
    public init(
        topics: [TopicProbability], primary: String?, primaryProbability: Double? = nil, abstention: Abstention? = nil
    ) {
        self.topics = topics
        self.primary = primary
        self.primaryProbability = primaryProbability
        self.abstention = abstention
    }

    /// The topics that are assigned, the most probable first.
    public var assigned: [TopicProbability] { topics.filter(\.assigned) }
}
