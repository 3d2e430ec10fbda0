import LinearAlgebra

/// How well a model does on labelled papers.
///
/// A topic about which people were uncertain counts neither for nor against. Macro-F1 is the mean over the topics with at least five certain papers.
/// Intervals are percentiles of 1,000 bootstrap samples of papers (Efron 1979).
public struct Evaluation: Sendable, Hashable {
    /// The number of papers.
    public let papers: Int
    /// F1 over all (paper, topic) pairs.
    public let microF1: EstimatedFigure
    /// The mean of the topics' F1.
    public let macroF1: EstimatedFigure
    /// The share of papers whose most probable topic is one they are filed under; nil where nobody said.
    public let primary: EstimatedFigure?
    /// The share of papers whose most probable topic is their only one; nil where papers have several.
    public let accuracy: EstimatedFigure?
    /// The mean squared difference of probability and truth over all pairs.
    public let brier: Double
    /// The expected calibration error: the mean difference of probability and share over ten bins of equal width, weighted by their pairs.
    public let calibrationError: Double
    /// The share of papers without any assigned topic.
    public let untagged: Double
    /// The figures of each topic that occurs, by slug.
    public let topics: [TopicFigures]
    /// The ten bins of the calibration error.
    public let reliability: [ReliabilityBin]

    /// The number of certain papers from which on a topic counts in macro-F1.
    public static let papersForMacro = 5

    /// Judges papers; `seed` begins the bootstrap's random numbers.
    public init(_ judged: [JudgedPaper], seed: UInt64 = 1, samples: Int = 1000) {
        let tallies = Tallies(judged)
        let whole = tallies.figures(of: Array(0..<judged.count))
        var generator = SeededGenerator(seed: seed)
        let resampled = (0..<(judged.isEmpty ? 0 : samples)).map { _ in
            tallies.figures(of: (0..<judged.count).map { _ in generator.index(below: judged.count) })
        }
        func estimate(_ figure: (Tallies.Figures) -> Double?) -> EstimatedFigure? {
            guard let value = figure(whole) else { return nil }
            let sorted = resampled.compactMap(figure).sorted()
            guard !sorted.isEmpty else { return EstimatedFigure(value: value, low: value, high: value) }
            let tail = sorted.count / 40
            return EstimatedFigure(value: value, low: sorted[tail], high: sorted[sorted.count - 1 - tail])
        }
        papers = judged.count
        let nothing = EstimatedFigure(value: 0, low: 0, high: 0)
        microF1 = estimate { $0.microF1 } ?? nothing
        macroF1 = estimate { $0.macroF1 } ?? nothing
        primary = estimate { $0.primary }
        accuracy = estimate { $0.accuracy }
        topics = tallies.topicFigures
        untagged = whole.untagged
        (brier, calibrationError, reliability) = Self.calibration(judged)
    }

    private static func calibration(_ judged: [JudgedPaper]) -> (brier: Double, error: Double, bins: [ReliabilityBin]) {
        var bins = [(pairs: Int, probability: Double, hits: Int)](repeating: (0, 0, 0), count: 10)
        var (squares, pairs) = (0.0, 0)
        for paper in judged {
            for topic in paper.classification.topics where !paper.label.uncertain.contains(topic.topic) {
                let truth = paper.label.topics.contains(topic.topic)
                squares += (topic.probability - (truth ? 1 : 0)) * (topic.probability - (truth ? 1 : 0))
                pairs += 1
                let bin = min(9, Int(topic.probability * 10))
                bins[bin].pairs += 1
                bins[bin].probability += topic.probability
                bins[bin].hits += truth ? 1 : 0
            }
        }
        guard pairs > 0 else { return (0, 0, []) }
        let error = bins.reduce(0) { $0 + abs($1.probability - Double($1.hits)) } / Double(pairs)
        let table = bins.map { bin in
            let count = Double(max(1, bin.pairs))
            return ReliabilityBin(pairs: bin.pairs, meanProbability: bin.probability / count, share: Double(bin.hits) / count)
        }
        return (squares / Double(pairs), error, table)
    }
}
