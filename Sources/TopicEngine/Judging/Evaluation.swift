public import LinearAlgebra

/// How well a model does on labelled papers.
///
/// A topic about which people were uncertain counts neither for nor against. Macro-F1 is the mean
/// over the topics with at least five certain papers. Intervals are percentiles of 1,000 bootstrap
/// samples of papers (Efron 1979).
public struct Evaluation: Sendable, Hashable {
    /// The number of papers.
    public let papers: Int
    /// F1 over all (paper, topic) pairs.
    public let microF1: EstimatedFigure
    /// The mean of the topics' F1; nil where no topic has five certain papers.
    public let macroF1: EstimatedFigure?
    /// The share of papers that are filed under the right topic: under the one that the model names, or
    /// else under the most probable one; nil where nobody said what is right.
    public let primary: EstimatedFigure?
    /// The share of papers whose most probable topic is their only one; nil where papers have several.
    public let accuracy: EstimatedFigure?
    /// The mean squared difference of probability and truth over all pairs.
    public let brier: EstimatedFigure
    /// The expected calibration error: the mean difference of probability and share over ten bins
    /// of equal width, weighted by their pairs. Resampling adds noise to each bin, so that its
    /// interval lies rather high; it always holds the value.
    public let calibrationError: EstimatedFigure
    /// The same error where it matters: over the pairs said to have at least 10 %, in ten bins of equally
    /// many pairs. Its interval is like that of `calibrationError`.
    public let likelyError: EstimatedFigure
    /// The pairs said to have at least 40 and less than 90 %: what was said, and what was true.
    public let middle: ReliabilityBin
    /// The share of papers without any assigned topic.
    public let untagged: Double
    /// The figures of each topic that occurs, by slug.
    public let topics: [TopicFigures]
    /// The intervals of the topics' figures, in the same order.
    public let topicEstimates: [TopicEstimates]
    /// What was given instead of each topic that was missed, in the same order.
    public let confusions: [TopicConfusions]
    /// The ten bins of the calibration error.
    public let reliability: [ReliabilityBin]

    /// The bootstrap samples that the intervals rest on; of none they hold the value alone.
    public let samples: Int

    /// The number of certain papers from which on a topic counts in macro-F1.
    public static let papersForMacro = 5

    /// Judges papers; `seed` begins the bootstrap's random numbers, and the number of threads changes nothing.
    public init(
        _ judged: [JudgedPaper], seed: UInt64 = 1, samples: Int = 1000, workers: Workers = Workers(threads: 1)
    ) {
        let tallies = Tallies(judged)
        let whole = tallies.figures(of: Array(0..<judged.count))
        let resampled = Bootstrap(papers: judged.count, seed: seed, workers: workers).map(samples, tallies.figures(of:))
        func estimate(_ figure: (Tallies.Figures) -> Double?) -> EstimatedFigure? {
            figure(whole).map { EstimatedFigure($0, samples: resampled.compactMap(figure)) }
        }
        papers = judged.count
        let nothing = EstimatedFigure(value: 0, low: 0, high: 0)
        microF1 = estimate { $0.microF1 } ?? nothing
        macroF1 = estimate { $0.macroF1 }
        primary = estimate { $0.primary }
        accuracy = estimate { $0.accuracy }
        let topics = tallies.topicFigures
        self.topics = topics
        topicEstimates = topics.indices.map { place in
            func topic(_ figure: Int, _ value: Double) -> EstimatedFigure {
                EstimatedFigure(value, samples: resampled.compactMap { $0.topics[3 * place + figure] })
            }
            return TopicEstimates(
                topic: topics[place].topic, precision: topic(0, topics[place].precision),
                recall: topic(1, topics[place].recall), f1: topic(2, topics[place].f1))
        }
        confusions = TopicConfusions.of(judged, topics: tallies.slugs, isSingleLabel: tallies.isSingleLabel)
        untagged = whole.untagged
        brier = estimate { $0.brier } ?? nothing
        func error(_ figure: (Tallies.Figures) -> Double?) -> EstimatedFigure {
            var error = estimate(figure) ?? nothing
            error.low = min(error.low, error.value)
            return error
        }
        calibrationError = error { $0.calibrationError }
        likelyError = error { $0.likelyError }
        middle = tallies.calibration.middle
        self.samples = resampled.count
        reliability = tallies.calibration.table
    }
}
