public import Featurizer

/// A labelled paper as a model learned from it: how often each term of the model's vocabularies occurs in it, what
/// people said of it, and what a model that did not see it would have said.
public struct LabelledRow: Sendable, Hashable {
    /// The paper's name.
    public var id: String
    /// What people said.
    public var label: TrainingLabel
    /// Its part of the cross-validation.
    public var fold: Int
    /// The counts of its text, title and abstract together, and of its title; nil where only answers are kept.
    public var terms: Terms?
    /// The answer of the model's cross-validation.
    public var answer: HeldOutAnswer

    /// The counts of a paper's terms under the vocabularies of text and title.
    public struct Terms: Sendable, Hashable {
        /// Of title and abstract together.
        public var text: TermCounts
        /// Of the title alone.
        public var title: TermCounts

        /// Counts of text and title.
        public init(text: TermCounts, title: TermCounts) {
            self.text = text
            self.title = title
        }
    }
}

/// What a model would have said of a labelled paper that it did not learn from: in the order of its topics.
///
/// Decision functions are those of the other parts of the cross-validation, and so are calibrations and thresholds
/// of the probabilities.
public struct HeldOutAnswer: Sendable, Hashable {
    /// The score of each topic, from which the model's curve makes log-odds.
    public var scores: [Float]
    /// The score of each topic as the one to file under; empty where nobody learned it.
    public var primaryScores: [Float]
    /// The probability of each topic, in steps of 1 / ``probabilitySteps``.
    public var probabilities: [Float]
    /// Whether each topic is assigned.
    public var isAssigned: [Bool]
    /// The topic to file under.
    public var primary: Int?

    /// How many steps there are between the probabilities 0 and 1.
    public static let probabilitySteps: Float = 32767
}

/// The labelled papers that a model learned from.
///
/// Beside the shipped model they are what `retrain` learns from together with an archive's own labels. Beside any
/// model they hold the answers of its cross-validation, with which those of its successor are compared.
public struct LabelledRows: Sendable, Hashable {
    /// The fingerprint of the model.
    public var model: String
    /// The model's topics, in its order.
    public var topics: [String]
    /// The papers, by id.
    public var rows: [LabelledRow]

    /// Whether others can learn from them: whether all have their counts.
    public var hasTerms: Bool { rows.allSatisfy { $0.terms != nil } }
}
