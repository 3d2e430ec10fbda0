/// What one term adds to the log-odds of a topic.
public struct TermContribution: Sendable, Hashable {
    /// The term as the vocabulary spells it; terms of title and text are added up.
    public var term: String
    /// Its part of the log-odds.
    public var weight: Double
}

/// Why a topic got its log-odds: the bias and the contributions add up to them.
public struct TopicExplanation: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// The log-odds of a text without any known term.
    public var bias: Double
    /// The contributions of all known terms, the largest magnitude first (ties by spelling).
    public var contributions: [TermContribution]

    /// The log-odds: bias plus all contributions.
    public var logOdds: Double { contributions.reduce(bias) { $0 + $1.weight } }
}

extension Classifier {
    /// The contributions of each term of a text to one topic; nil where the model has no such topic.
    public mutating func explain(topic: String, title: String, abstract: String) -> TopicExplanation? {
        guard let function = model.topics.firstIndex(of: topic) else { return nil }
        let vectors = vectors(title: title, abstract: abstract)
        var sums: [String: Double] = [:]
        for (column, value) in zip(vectors.text.columns, vectors.text.values) {
            sums[model.text.vocabulary.term(Int(column)), default: 0] += model.contribution(model.textWeights, column, function, value)
        }
        for (column, value) in zip(vectors.title.columns, vectors.title.values) {
            sums[model.title.vocabulary.term(Int(column)), default: 0] += model.contribution(model.titleWeights, column, function, value)
        }
        let contributions = sums.map { TermContribution(term: $0.key, weight: $0.value) }
            .sorted { (-abs($0.weight), $0.term) < (-abs($1.weight), $1.term) }
        return TopicExplanation(topic: topic, bias: Double(model.biases[function]), contributions: contributions)
    }
}

extension TopicModel {
    fileprivate func contribution(_ weights: TermWeights, _ column: Int32, _ function: Int, _ value: Float) -> Double {
        Double(weights.steps(term: Int(column), function: function)) * Double(scales[function]) * Double(value)
    }
}
