public import Papers

/// One paper's labels beside what a model said of it.
public struct JudgedPaper: Sendable, Hashable {
    /// What people said.
    public var label: TrainingLabel
    /// What the model says.
    public var classification: Classification

    /// A paper to judge by.
    public init(label: TrainingLabel, classification: Classification) {
        self.label = label
        self.classification = classification
    }
}

/// A figure with its 95 % bootstrap interval.
public struct EstimatedFigure: Sendable, Hashable {
    /// The figure on the papers as they are.
    public var value: Double
    /// The 2.5th and the 97.5th percentile of the figure over resampled papers.
    public var low: Double
    /// See `low`.
    public var high: Double
}

/// How well one topic was found.
public struct TopicFigures: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// Papers that certainly have it.
    public var papers: Int
    /// Papers that have it and were given it.
    public var truePositives: Int
    /// Papers that were given it and do not have it.
    public var falsePositives: Int
    /// Papers that have it and were not given it.
    public var falseNegatives: Int

    /// The share of the given that is right; 0 where nothing was given.
    public var precision: Double { ratio(truePositives, truePositives + falsePositives) }
    /// The share of the right that was given; 0 where there is none.
    public var recall: Double { ratio(truePositives, truePositives + falseNegatives) }
    /// The harmonic mean of precision and recall.
    public var f1: Double { ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

    private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

/// One row of a reliability table: predictions of about the same probability, and how often they were right.
public struct ReliabilityBin: Sendable, Hashable {
    /// The number of (paper, topic) pairs.
    public let pairs: Int
    /// Their mean probability; 0 where there are none.
    public let meanProbability: Double
    /// The share of them that is true; 0 where there are none.
    public let share: Double
    /// The lower end of the share's 95 % score interval (Wilson 1927), as if the pairs were independent.
    public let low: Double
    /// Its upper end.
    public let high: Double

    init(pairs: Int, probabilitySum: Double, hits: Int) {
        self.pairs = pairs
        let count = Double(max(1, pairs))
        (meanProbability, share) = (probabilitySum / count, Double(hits) / count)
        let interval = WilsonInterval(hits, of: pairs)
        (low, high) = (interval.low, interval.high)
    }
}
