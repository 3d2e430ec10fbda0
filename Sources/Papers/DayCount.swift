/// What a day's papers add to one topic.
public struct TopicTally: Hashable, Sendable {
    /// Papers to which the topic is assigned.
    public var papers: Int
    /// The sum of the topic's probabilities over the day's papers: the expected number of papers.
    public var expected: Double
    /// The sum of p·(1 − p) over the day's papers: the variance of that number, were the papers independent.
    public var variance: Double

    /// A tally; zero by default, and certain where no probabilities are known: the expected number
    /// is then the one counted.
    public init(papers: Int = 0, expected: Double? = nil, variance: Double = 0) {
        self.papers = papers
        self.expected = expected ?? Double(papers)
        self.variance = variance
    }

    /// Adds one paper's probability.
    public mutating func add(probability: Double, assigned: Bool) {
        papers += assigned ? 1 : 0
        expected += probability
        variance += probability * (1 - probability)
    }

    /// Adds the papers of another tally.
    public mutating func add(_ other: TopicTally) {
        papers += other.papers
        expected += other.expected
        variance += other.variance
    }
}

/// The papers of one day and their topics: the only thing that statistics over time are computed from.
public struct DayCount: Hashable, Sendable {
    /// The day by which the papers are counted.
    public var day: CalendarDay
    /// All papers of the day, with a topic or without.
    public var papers: Int
    /// How many of them have a year that was inferred in the date they are counted by.
    public var inferred: Int
    /// Papers without any assigned topic.
    public var untagged: Int
    /// The tallies by topic slug; a topic without a tally has none of the day's papers.
    public var topics: [String: TopicTally]

    /// A day's counts.
    public init(
        day: CalendarDay, papers: Int = 0, inferred: Int = 0, untagged: Int = 0, topics: [String: TopicTally] = [:]
    ) {
        self.day = day
        self.papers = papers
        self.inferred = inferred
        self.untagged = untagged
        self.topics = topics
    }
}

/// A paper together with its topics under one model.
public struct ClassifiedPaper: Hashable, Sendable {
    /// The paper.
    public var paper: Paper
    /// Its topics.
    public var classification: Classification

    /// A paper with its topics.
    public init(paper: Paper, classification: Classification) {
        self.paper = paper
        self.classification = classification
    }
}
