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
    /// Where there was a model before, the new one's scores are mixed with that one's, as far as is needed that papers
    /// of which nothing new is known keep their topics (`ChurnBudget`). Since both are linear in the terms of the text,
    /// so is the mixture, and the cross-validation's scores are mixed alike: nothing that a model learned from a
    /// paper comes into the figures of that paper. Learning towards the answers of the last model instead (Milani Fard,
    /// Cormier, Canini & Gupta, "Launch and iterate: reducing prediction churn", NIPS 2016; Jiang et al., "Churn
    /// reduction via distillation", 2021) has the same aim, and the same function in the limit of squared loss, but
    /// hands what that model learned from held-out papers on to the functions that judge them.
    ///
    /// - Parameters:
    ///   - set: the texts and their labels.
    ///   - origin: where they are from.
    ///   - options: how to learn.
    ///   - previous: the model before, with which the new one is compared.
    ///   - budget: how many papers may change; nil for as many as do.
    ///   - workers: never changes the result.
    ///   - isWanted: asked between the pieces of the work, on any thread; once it says no, the work is left.
    ///   - progress: told what is being done.
    /// - Throws: ``TrainingError``.
    public static func learn(
        from set: TrainingSet, origin: ModelOrigin, options: LearningOptions, previous: PreviousModel? = nil,
        budget: ChurnBudget? = nil, workers: Workers, isWanted: @escaping @Sendable () -> Bool = { true },
        progress: (String) -> Void = { _ in }
    ) throws(TrainingError) -> LearnedModel {
        precondition(options.folds >= 2, "a cross-validation needs at least 2 parts, not \(options.folds)")
        let learning = try Learning(
            set, origin, options, previous, mixes: budget != nil, workers, isWanted, progress)
        guard let budget, let previous = learning.previousDecisions else {
            return learning.model(learning.mixture(weight: 0))
        }
        progress("keeping the topics of papers of which nothing new is known")
        var mixture = learning.mixture(keeping: previous, within: budget)
        guard isWanted() else { throw .notWanted }
        var result = learning.model(mixture)
        // A young archive has few texts that could change, and yet the model may be worse on all others.
        while result.comparison?.isWorse == true, mixture.weight < Learning.mostWeight {
            mixture = learning.mixture(weight: min(Learning.mostWeight, mixture.weight + 0.25))
            result = learning.model(mixture)
        }
        return result
    }
}
