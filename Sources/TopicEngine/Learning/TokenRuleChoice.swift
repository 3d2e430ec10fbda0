import Featurizer
public import LinearAlgebra

extension LearningOptions {
    /// The defaults for the texts of a set of one class each; see ``forSingleLabels(texts:)``.
    ///
    /// Whether function words tell classes apart depends on the texts: they do where classes differ in who writes, and
    /// are noise where they differ in subject. From a thousand texts on the token rule is chosen by
    /// cross-validation: `TokenRule.abstracts` where more texts get their class under it than under
    /// `TokenRule.texts`, by more than one standard error of the difference and by half a point: less is not worth
    /// leaving what does well on texts of any kind. In 20,000 texts and more, words that tell nothing do little harm;
    /// fewer than a thousand are read by `TokenRule.abstracts`.
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
        guard (Folds.manyTexts..<manySingleLabels).contains(set.labelledCount) else { return options }
        progress("trying how words are read")
        let hits = try [TokenRule.texts, .abstracts].map { rule throws(TrainingError) in
            options.tokenRule = rule
            return try set.heldOutHits(options, workers: workers)
        }
        let gained = zip(hits[0], hits[1]).count { !$0 && $1 }
        let lost = zip(hits[0], hits[1]).count { $0 && !$1 }
        // The standard error of the difference of two paired counts is the root of their sum (McNemar 1947).
        let isClear =
            Double(gained - lost) > Double(gained + lost).squareRoot()
            && Double(gained - lost) >= 0.005 * Double(set.labelledCount)
        options.tokenRule = isClear ? .abstracts : .texts
        return options
    }
}

extension TrainingSet {
    /// Whether each labelled text gets its class by functions that did not learn from it.
    fileprivate func heldOutHits(_ options: LearningOptions, workers: Workers) throws(TrainingError) -> [Bool] {
        let learned = try LearnedRows(self, options: options, workers: workers, progress: { _ in })
        let plan = foldPlan(options)
        let functions = OneVsRest(
            learned.rows, targets: targets(options, terms: learned.text.vocabulary.count), rounds: plan.rounds,
            foldCount: plan.parts, options: options, workers: workers)
        let scored = scoredRows(functions.heldOut, folds: plan.folds)
        let calibrations = scored.decisionRule(on: scored.calibrationRows).calibrations
        return scored.scores.indices.map { row in
            let logOdds = calibrations.indices.map { calibrations[$0].logOdds(scored.scores[row][$0]) }
            return DecisionRule.largest(logOdds[...]).map { scored.truths[row][$0] == true } ?? false
        }
    }
}
