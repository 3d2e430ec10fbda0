import Featurizer
public import LinearAlgebra
import Papers

extension TopicModel {
    /// Learns a model.
    ///
    /// Terms of text and title and a latent projection of the text stand side by side; linear
    /// functions, one a topic, learn from them whether a paper is about a topic and whether it is
    /// filed under it. Both scores, cross-validated, are calibrated into one probability a topic
    /// (`CalibrationCurve`); thresholds maximize F1. In the end everything linear is folded into
    /// one weight a term.
    ///
    /// - Parameters:
    ///   - set: the texts and their labels.
    ///   - origin: where they are from.
    ///   - options: how to learn.
    ///   - workers: never changes the result.
    ///   - progress: told what is being done.
    /// - Throws: ``TrainingError``.
    public static func learn(
        from set: TrainingSet, origin: ModelOrigin, options: LearningOptions, workers: Workers,
        progress: (String) -> Void = { _ in }
    ) throws(TrainingError) -> TopicModel {
        precondition(options.folds >= 2, "a cross-validation needs at least 2 parts, not \(options.folds)")
        let learned = try LearnedRows(set, options: options, workers: workers, progress: progress)
        progress("learning \(set.topics.count) topics from \(set.labelledCount) labelled papers")
        let plan = set.foldPlan(options)
        let targets = set.targets(options, terms: learned.text.vocabulary.count)
        let functions = OneVsRest(
            learned.rows, targets: targets, rounds: plan.rounds, foldCount: plan.parts, options: options,
            workers: workers)
        progress("calibrating")
        let scored = set.scoredRows(functions.heldOut, folds: plan.folds)
        let rule = scored.decisionRule(on: scored.calibrationRows)
        // Of a large set the interval is narrow, and a thousand samples take long.
        let samples = set.labelledCount < Folds.manyTexts ? 1000 : 0
        let scores = ModelHeader.Scores(
            Evaluation(scored.heldOutJudgements(set), samples: samples), method: plan.method)
        let header = ModelHeader(
            made: origin.made.description, papers: set.textCount, labelledPapers: set.labelledCount,
            firstDay: origin.firstDay?.description, lastDay: origin.lastDay?.description, options: options,
            tokenRule: learned.text.rule.rawValue, taxonomy: origin.taxonomy,
            topics: set.topics.map { .init(slug: $0, name: origin.names[$0] ?? $0) }, assignsOne: set.assignsOne,
            scores: scores)
        return folded(header, learned, functions, rule, set)
    }

    /// One weight a term and function: calibrated slopes, latent projection and title scale multiplied through.
    private static func folded(
        _ header: ModelHeader, _ learned: LearnedRows, _ functions: OneVsRest, _ rule: DecisionRule, _ set: TrainingSet
    ) -> TopicModel {
        let combination = FunctionCombination(
            rule.calibrations, topics: set.topics.count, targets: functions.targetCount, knowsPrimary: set.knowsPrimary)
        let weights = combination.apply(to: functions, width: learned.rows.width)
        let (textTerms, titleTerms) = (learned.text.vocabulary.count, learned.title.vocabulary.count)
        var text = weights.rows(0..<textTerms)
        if let latent = learned.latent {
            let unfolded = latent.unfolded(weights.rows(textTerms + titleTerms..<learned.rows.bias))
            for index in text.storage.indices { text.storage[index] += learned.latentScale * unfolded.storage[index] }
        }
        let scale = [Float](repeating: learned.titleScale, count: weights.columns)
        let title = weights.rows(textTerms..<textTerms + titleTerms).scalingColumns(by: scale)
        let scales = TermWeights.scales(for: [text, title])
        let bias = weights.row(learned.rows.bias)
        return TopicModel(
            header: header, text: learned.text, title: learned.title,
            textWeights: TermWeights(rounding: text, scales: scales),
            titleWeights: TermWeights(rounding: title, scales: scales),
            scales: scales, biases: zip(bias, combination.intercepts).map(+), curves: rule.curves,
            thresholds: rule.thresholds, fieldTest: learned.fieldTest
        ).sealed()
    }
}

extension Matrix {
    fileprivate func rows(_ range: Range<Int>) -> Matrix {
        Matrix(
            rows: range.count, columns: columns,
            storage: Array(storage[range.lowerBound * columns..<range.upperBound * columns]))
    }
}
