import PaperDesk
import Reporter
import TopicEngine

extension EvaluationReport {
    /// The page's values of an evaluation.
    init(_ answer: EvaluateAnswer, of path: String) {
        let (model, evaluation) = (answer.model, answer.evaluation)
        self.init(
            model: model.fingerprint, made: model.header.made, source: path == "-" ? "standard input" : path,
            papers: evaluation.papers, rejected: answer.rejected, isSingleLabel: evaluation.accuracy != nil,
            scores: [
                NamedEstimate("accuracy", evaluation.accuracy.map(Estimate.init)),
                NamedEstimate("micro-F1", Estimate(evaluation.microF1)),
                NamedEstimate("macro-F1", evaluation.macroF1.map(Estimate.init)),
                NamedEstimate("primary topic right", evaluation.primary.map(Estimate.init)),
            ].filter { $0.estimate != nil || $0.name == "macro-F1" },
            errors: [
                NamedEstimate("Brier score", Estimate(evaluation.brier)),
                NamedEstimate("calibration error", Estimate(evaluation.calibrationError)),
                NamedEstimate("ECE10", Estimate(evaluation.likelyError)),
            ],
            untagged: evaluation.untagged, reliability: evaluation.reliability.map(Reliability.init),
            middle: Reliability(evaluation.middle),
            topics: zip(evaluation.topicEstimates, evaluation.confusions).map { figures, confusions in
                Topic(
                    slug: figures.topic, name: model.name(of: figures.topic), papers: confusions.papers,
                    precision: Estimate(figures.precision), recall: Estimate(figures.recall),
                    f1: Estimate(figures.f1), found: confusions.found,
                    instead: confusions.instead.map { .init(slug: $0.topic, papers: $0.papers, examples: $0.examples) },
                    withoutAnother: confusions.withoutAnother)
            }, samples: evaluation.samples)
    }
}

extension EvaluationReport.Reliability {
    fileprivate init(_ bin: ReliabilityBin) {
        self.init(
            pairs: bin.pairs, said: bin.meanProbability,
            share: Estimate(value: bin.share, low: bin.low, high: bin.high))
    }
}

extension Estimate {
    /// The figure with its interval.
    init(_ figure: EstimatedFigure) { self.init(value: figure.value, low: figure.low, high: figure.high) }
}
