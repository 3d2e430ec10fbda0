public import LinearAlgebra

extension LearningOptions {
    /// The defaults for the texts of a set of one class each; see ``forSingleLabels(texts:)``.
    ///
    /// Whether function words tell classes apart depends on the texts: they do where classes differ in who writes, and
    /// are noise where they differ in subject. From a thousand texts on the token rule is chosen by
    /// cross-validation: the one under which most texts get their class, of equals ``TokenRule/texts``. Fewer are read by
    /// ``TokenRule/abstracts``.
    ///
    /// - Parameters:
    ///   - set: the texts; each has one class.
    ///   - seed: where all random numbers begin.
    ///   - workers: never changes the result.
    ///   - progress: told what is being done.
    /// - Throws: ``TrainingError``.
    public static func forSingleLabels(
        _ set: TrainingSet, seed: UInt64, workers: Workers, progress: (String) -> Void = { _ in }
    ) throws(TrainingError) -> LearningOptions {
        var options = forSingleLabels(texts: set.labelledCount)
        options.seed = seed
        guard set.labelledCount >= Folds.manyTexts else { return options }
        var best: (hits: Int, options: LearningOptions)?
        for rule in [TokenRule.texts, .abstracts] {
            options.tokenRule = rule
            progress("trying tokens by the rule \(rule.rawValue)")
            let hits = try set.heldOutHits(options, workers: workers)
            if best.map({ hits > $0.hits }) ?? true { best = (hits, options) }
        }
        return best?.options ?? options
    }
}

extension TrainingSet {
    /// How many labelled texts get their class by functions that did not learn from them.
    fileprivate func heldOutHits(_ options: LearningOptions, workers: Workers) throws(TrainingError) -> Int {
        let learned = try LearnedRows(self, options: options, workers: workers, progress: { _ in })
        let plan = foldPlan(options)
        let functions = OneVsRest(
            learned.rows, targets: targets(options, terms: learned.text.vocabulary.count), rounds: plan.rounds,
            foldCount: plan.parts, options: options, workers: workers)
        let scored = scoredRows(functions.heldOut, folds: plan.folds)
        let calibrations = scored.decisionRule(on: scored.calibrationRows).calibrations
        return scored.scores.indices.count { row in
            let logOdds = calibrations.indices.map { calibrations[$0].logOdds(scored.scores[row][$0]) }
            return DecisionRule.largest(logOdds[...]).map { scored.truths[row][$0] == true } ?? false
        }
    }
}
