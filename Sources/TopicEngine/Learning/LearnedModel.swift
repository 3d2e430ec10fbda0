/// What learning gives.
public struct LearnedModel: Sendable {
    /// How many papers without a topic are needed to learn it, where most labels say nothing of it.
    public static let fewestNegatives = ScoredRows.fewestNegatives

    /// The model.
    public let model: TopicModel
    /// The papers that it learned from, with the answers of its cross-validation.
    public let rows: LabelledRows
    /// How well it does on papers that it did not learn from: those of the cross-validation that were drawn at
    /// random, or all where these are few.
    public let evaluation: Evaluation
    /// Topics of which too few papers were known not to have them; they are never given.
    public let silentTopics: [String]
    /// How it compares with the model before it, where that is known.
    public let comparison: PairedEvaluation?
    /// What it changed, where there was a model before it.
    public let churn: Churn?
}
