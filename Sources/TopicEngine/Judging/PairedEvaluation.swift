public import LinearAlgebra
public import Papers

/// A figure of two models on the same papers; the three intervals are of the same samples.
public struct PairedFigure: Sendable, Hashable {
    /// That of the model before.
    public var before: EstimatedFigure
    /// That of the model after.
    public var after: EstimatedFigure
    /// After less before.
    public var difference: EstimatedFigure
}

/// F1 of one topic under two models.
public struct PairedTopic: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// The papers that certainly have it.
    public var papers: Int
    /// Its F1.
    public var f1: PairedFigure
}

/// How two models do on the same labelled papers, which neither learned from.
///
/// Intervals hold the 2.5th to the 97.5th percentile of 1,000 bootstrap samples of papers, both
/// models judged on the same ones (paired bootstrap; Efron & Tibshirani 1993; Berg-Kirkpatrick, Burkett & Klein, "An
/// empirical investigation of statistical significance in NLP", EMNLP 2012).
public struct PairedEvaluation: Sendable, Hashable {
    /// The number of papers.
    public let papers: Int
    /// F1 over all (paper, topic) pairs.
    public let microF1: PairedFigure
    /// The mean F1 of the topics with at least five certain papers; nil where there are none.
    public let macroF1: PairedFigure?
    /// The share of papers filed under the right topic; nil where nobody said what is right.
    public let primary: PairedFigure?
    /// F1 of each topic, by slug.
    public let topics: [PairedTopic]

    /// Micro-F1 of the model before.
    public var before: Double { microF1.before.value }
    /// Micro-F1 of the model after.
    public var after: Double { microF1.after.value }
    /// After less before.
    public var difference: EstimatedFigure { microF1.difference }

    /// Whether the later model is worse by more than chance.
    public var isWorse: Bool { difference.high < 0 }

    /// Compares what two models say of the same papers; nil where there are none.
    public init?(
        _ papers: [(label: TrainingLabel, before: Classification, after: Classification)], seed: UInt64 = 1,
        workers: Workers = Workers(threads: 1)
    ) {
        guard !papers.isEmpty else { return nil }
        let models = workers.map(2) { model in
            Tallies(papers.map { JudgedPaper(label: $0.label, classification: model == 0 ? $0.before : $0.after) })
        }
        self.papers = papers.count
        let whole = models.map { Scores($0, Array(papers.indices)) }
        let samples = Bootstrap(papers: papers.count, seed: seed, workers: workers).map(1000) { sample in
            models.map { Scores($0, sample) }
        }
        func paired(_ figure: (Scores) -> Double?) -> PairedFigure? {
            guard let before = figure(whole[0]), let after = figure(whole[1]) else { return nil }
            let values = samples.map { $0.map(figure) }
            let differences = values.compactMap { pair in pair[1].flatMap { after in pair[0].map { after - $0 } } }
            return PairedFigure(
                before: EstimatedFigure(before, samples: values.compactMap { $0[0] }),
                after: EstimatedFigure(after, samples: values.compactMap { $0[1] }),
                difference: EstimatedFigure(after - before, samples: differences))
        }
        let nothing = EstimatedFigure(value: 0, low: 0, high: 0)
        microF1 = paired { $0.microF1 } ?? PairedFigure(before: nothing, after: nothing, difference: nothing)
        macroF1 = paired { $0.macroF1 }
        primary = paired { $0.primary }
        topics = zip(0..., models[0].topicFigures).compactMap { place, topic in
            paired { $0.topics[place] }.map { PairedTopic(topic: topic.topic, papers: topic.papers, f1: $0) }
        }
    }

    /// The figures of one model on one sample of papers.
    private struct Scores {
        let microF1: Double
        let macroF1: Double?
        let primary: Double?
        /// F1 of each topic; nil where the sample says nothing of it.
        let topics: [Double?]

        init(_ tallies: Tallies, _ papers: [Int]) {
            let figures = tallies.counts(of: papers)
            microF1 = Tallies.sum(figures).f1
            macroF1 = Tallies.macroF1(figures)
            primary = tallies.primary(of: papers)
            topics = figures.map { $0.estimable[2] }
        }
    }
}
