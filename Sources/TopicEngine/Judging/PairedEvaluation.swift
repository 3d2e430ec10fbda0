import LinearAlgebra
public import Papers

/// How two models do on the same labelled papers, which neither learned from.
///
/// The interval of the difference holds the 2.5th to the 97.5th percentile of 1,000 bootstrap samples of papers, both
/// models judged on the same ones (paired bootstrap; Efron & Tibshirani 1993; Berg-Kirkpatrick, Burkett & Klein, "An
/// empirical investigation of statistical significance in NLP", EMNLP 2012).
public struct PairedEvaluation: Sendable, Hashable {
    /// The number of papers.
    public let papers: Int
    /// Micro-F1 of the model before.
    public let before: Double
    /// Micro-F1 of the model after.
    public let after: Double
    /// After less before.
    public let difference: EstimatedFigure

    /// Whether the later model is worse by more than chance.
    public var isWorse: Bool { difference.high < 0 }

    /// Compares what two models say of the same papers; nil where there are none.
    public init?(_ papers: [(label: TrainingLabel, before: Classification, after: Classification)], seed: UInt64 = 1) {
        guard !papers.isEmpty else { return nil }
        let earlier = Tallies(papers.map { JudgedPaper(label: $0.label, classification: $0.before) })
        let later = Tallies(papers.map { JudgedPaper(label: $0.label, classification: $0.after) })
        let all = Array(papers.indices)
        self.papers = papers.count
        (before, after) = (earlier.microF1(of: all), later.microF1(of: all))
        var generator = SeededGenerator(seed: seed)
        let differences = (0..<1000).map { _ -> Double in
            let sample = all.map { _ in generator.index(below: papers.count) }
            return later.microF1(of: sample) - earlier.microF1(of: sample)
        }.sorted()
        difference = EstimatedFigure(value: after - before, low: differences[25], high: differences[974])
    }
}
