/// What a day's papers add to one topic.
///
/// Sums of probabilities are kept as whole numbers of billionths, each addend rounded before it is added: the sum is
/// then the same in any order and over any partition of the papers, which a sum of floating-point numbers is not.
/// `Int` holds nine billion papers.
public struct TopicTally: Hashable, Sendable {
    /// How many units make one paper.
    public static let unitsPerPaper = 1_000_000_000.0

    /// Papers to which the topic is assigned.
    public var papers: Int
    /// The sum of the topic's probabilities over the day's papers, in billionths.
    public var expectedUnits: Int
    /// The sum of p·(1 − p) over the day's papers, in billionths.
    public var varianceUnits: Int

    /// The expected number of papers: the sum of the probabilities.
    public var expected: Double { Double(expectedUnits) / Self.unitsPerPaper }
    /// The variance of that number, were the papers independent: the sum of p·(1 − p).
    public var variance: Double { Double(varianceUnits) / Self.unitsPerPaper }

    /// A tally in units; zero by default.
    public init(papers: Int = 0, expectedUnits: Int, varianceUnits: Int) {
        (self.papers, self.expectedUnits, self.varianceUnits) = (papers, expectedUnits, varianceUnits)
    }

    /// A tally; zero by default, and certain where no probabilities are known: the expected number
    /// is then the one counted.
    public init(papers: Int = 0, expected: Double? = nil, variance: Double = 0) {
        self.init(
            papers: papers, expectedUnits: Self.units(expected ?? Double(papers)), varianceUnits: Self.units(variance))
    }

    /// Adds one paper's probability.
    public mutating func add(probability: Double, assigned: Bool) {
        papers += assigned ? 1 : 0
        expectedUnits += Self.units(probability)
        varianceUnits += Self.units(probability * (1 - probability))
    }

    /// Adds the papers of another tally.
    public mutating func add(_ other: TopicTally) {
        papers += other.papers
        expectedUnits += other.expectedUnits
        varianceUnits += other.varianceUnits
    }

    /// A number of at least 0 in billionths, rounded half up: for what is not negative, half away from zero.
    @inlinable
    public static func units(_ value: Double) -> Int { Int(value * unitsPerPaper + 0.5) }
}

/// The papers of one date and their topics: the only thing that statistics over time are computed from.
///
/// As a rule the date is a day. Papers of which only a month or a year is known have counts of their own, which no day
/// takes part in.
public struct DayCount: Hashable, Sendable {
    /// The day by which the papers are counted; the first day of a month or year.
    public var day: CalendarDay
    /// How much of the papers' date is known.
    public var precision: DatePrecision
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
        day: CalendarDay, papers: Int = 0, inferred: Int = 0, untagged: Int = 0, topics: [String: TopicTally] = [:],
        precision: DatePrecision = .day
    ) {
        self.day = day.first(of: precision)
        self.precision = precision
        self.papers = papers
        self.inferred = inferred
        self.untagged = untagged
        self.topics = topics
    }

    /// The last day that the papers' date may be: `day`, or the end of the month or year.
    public var lastDay: CalendarDay { precision == .day ? day : day.firstOfNext(precision).adding(days: -1) }
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
