import Featurizer
import LinearAlgebra

/// The model that a new one follows: what it answered, so that the new one changes no more than it has reason to.
public struct PreviousModel: Sendable {
    /// The model.
    public let model: TopicModel
    /// Its labelled papers with the answers of its cross-validation, by id; nil where none were kept.
    private let rows: [String: LabelledRow]?

    /// A model with its labelled papers; without them, or with those of another model, nothing is known of what it
    /// would have said of papers that it learned from.
    public init(_ model: TopicModel, rows: LabelledRows?) {
        self.model = model
        self.rows = rows.flatMap { rows in
            guard rows.model == model.fingerprint, rows.topics == model.topics else { return nil }
            return Dictionary(rows.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Whether it is known which papers it learned from.
    var knowsItsPapers: Bool { rows != nil }

    /// Whether it learned from a paper, and with the label that it has now.
    func learned(_ id: String, _ label: TrainingLabel, of topics: [String]) -> Bool {
        guard let row = rows?[id] else { return false }
        return topics.allSatisfy { !model.topics.contains($0) || row.label.isAbout($0) == label.isAbout($0) }
    }

    /// What it knew of papers: the labels that it learned from, nothing of other papers and of other topics.
    func labels(of ids: [String], topics: [String]) -> [TrainingLabel] {
        let added = Set(topics).subtracting(model.topics)
        return ids.map { id in
            guard var label = rows?[id]?.label else { return TrainingLabel(topics: [], unsaid: Set(topics)) }
            label.unsaid.formUnion(added)
            return label
        }
    }

    /// What it says of a paper that it did not learn from: the answer of its cross-validation where it did, its
    /// answer to the text where it did not; nil where neither can be known.
    func answer(_ id: String, _ text: PaperText?, _ classifier: inout Classifier) -> HeldOutAnswer? {
        guard let rows else { return nil }
        if let row = rows[id] { return row.answer }
        guard let text else { return nil }
        classifier.judge(title: text.title, abstract: text.abstract)
        let values = classifier.values
        return HeldOutAnswer(
            scores: values.prefix(model.topics.count).map(Float.init),
            primaryScores: values[model.primaryFunctions].map(Float.init), decision: classifier.decision)
    }
}

/// The scores that another model gave a text, by the topics of this one; nil for topics that it does not have.
struct PreviousScores: Sendable {
    var scores: [Double?]
    var primaryScores: [Double?]
}

extension [Double] {
    /// Scores moved towards others, where there are some, by a part of the way there from `base`.
    func moved(from base: [Double], towards others: [Double?], weight: Double) -> [Double] {
        indices.map { place in others[place].map { self[place] + weight * ($0 - base[place]) } ?? self[place] }
    }
}

extension HeldOutAnswer {
    init(scores: [Float], primaryScores: [Float], decision: Decision) {
        self.init(
            scores: scores, primaryScores: primaryScores,
            probabilities: decision.probabilities.map {
                (Float($0) * Self.probabilitySteps).rounded() / Self.probabilitySteps
            },
            isAssigned: decision.isAssigned, primary: decision.primary)
    }

    /// The scores for the topics of another model, given each one's number in this.
    func scores(for places: [Int?]) -> PreviousScores {
        PreviousScores(
            scores: places.map { $0.map { Double(scores[$0]) } },
            primaryScores: places.map { place in
                place.flatMap { primaryScores.isEmpty ? nil : Double(primaryScores[$0]) }
            })
    }
}

extension TopicModel {
    /// The weights of all functions for the columns of another model's vectorizers, as if they were learned with
    /// those inverse document frequencies: terms × functions, text and title.
    func weights(for text: TFIDFVectorizer, title: TFIDFVectorizer) -> (text: Matrix, title: Matrix) {
        (
            Self.weights(textWeights, scales, of: self.text, for: text),
            Self.weights(titleWeights, scales, of: self.title, for: title)
        )
    }

    private static func weights(
        _ weights: TermWeights, _ scales: [Float], of own: TFIDFVectorizer, for other: TFIDFVectorizer
    ) -> Matrix {
        var result = Matrix(rows: other.vocabulary.count, columns: scales.count)
        for (column, place) in other.vocabulary.columns(of: own.vocabulary).enumerated() where place >= 0 {
            let ratio = own.inverseDocumentFrequencies[column] / other.inverseDocumentFrequencies[Int(place)]
            for function in scales.indices {
                result[Int(place), function] =
                    weights.steps(term: column, function: function) * scales[function] * ratio
            }
        }
        return result
    }
}
