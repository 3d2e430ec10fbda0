public import Papers

/// One paper's labels beside what a model said of it.
public struct JudgedPaper: Sendable, Hashable {
    /// What the paper is called, where it has a name: examples of confusions are told by it.
    public var id: String?
    /// What people said.
    public var label: TrainingLabel
    /// What the model says.
    public var classification: Classification

    /// A paper to judge by.
    public init(id: String? = nil, label: TrainingLabel, classification: Classification) {
        (self.id, self.label) = (id, label)
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

extension EstimatedFigure {
    /// A figure with the percentiles of its values in samples, in any order; of none the interval holds the value
    /// alone.
    init(_ value: Double, samples: [Double]) {
        guard !samples.isEmpty else {
            self.init(value: value, low: value, high: value)
            return
        }
        let (sorted, tail) = (samples.sorted(), samples.count / 40)
        self.init(value: value, low: sorted[tail], high: sorted[sorted.count - 1 - tail])
    }
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

    /// Precision, recall and F1; nil each where nothing tells it.
    var estimable: [Double?] {
        [
            truePositives + falsePositives > 0 ? precision : nil, papers > 0 ? recall : nil,
            truePositives + falsePositives + falseNegatives > 0 ? f1 : nil,
        ]
    }

    private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

/// The figures of one topic with their intervals.
///
/// Resamples without any paper that tells a figure say nothing of it; where no sample does, its interval holds the value
/// alone.
public struct TopicEstimates: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// See ``TopicFigures/precision``.
    public var precision: EstimatedFigure
    /// See ``TopicFigures/recall``.
    public var recall: EstimatedFigure
    /// See ``TopicFigures/f1``.
    public var f1: EstimatedFigure
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
