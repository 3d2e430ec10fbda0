import Featurizer
import Papers

/// What one term adds to the score of a topic.
public struct TermContribution: Sendable, Hashable {
    /// The term as the vocabulary spells it; terms of title and text are added up.
    public var term: String
    /// Its part of the score.
    public var weight: Double
}

/// Why a topic got its score: the bias and the contributions add up to it.
///
/// The score is linear in the terms of the text. A rising curve, the same for every text, makes log-odds of it, and these are the probability: what
/// adds to the score adds to the probability.
public struct TopicExplanation: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// The score of a text without any known term.
    public var bias: Double
    /// The contributions of all known terms, the largest magnitude first (ties by spelling). A phrase holds the contributions of its words, or a word those
    /// of its phrases (see ``Classifier/explain(topic:title:abstract:)``): none is counted twice.
    public var contributions: [TermContribution]
    /// The log-odds that the topic's curve makes of the score.
    public var logOdds: Double

    /// The score: bias plus all contributions.
    public var score: Double { contributions.reduce(bias) { $0 + $1.weight } }

    /// What the terms from a place on add together.
    public func rest(from place: Int) -> Double { contributions.dropFirst(place).reduce(0) { $0 + $1.weight } }
}

extension Classifier {
    /// The contributions of each term of a text to one topic; nil where the model has no such topic.
    ///
    /// A pair of words and its words are terms of their own, so that "kv cache", "kv" and "cache" would each show a part of one thing. They are merged,
    /// and the sum stays: see `PhraseMerger`.
    public mutating func explain(topic: String, title: String, abstract: String) -> TopicExplanation? {
        guard let function = model.topics.firstIndex(of: topic) else { return nil }
        let vectors = vectors(title: title, abstract: abstract)
        let words = SharedWords(text: model.text.vocabulary, title: model.title.vocabulary)
        var merger = PhraseMerger()
        for (column, value) in zip(vectors.text.columns, vectors.text.values) {
            merger.add(words.text.term(Int(column)), model.contribution(model.textWeights, column, function, value))
        }
        for (column, value) in zip(vectors.title.columns, vectors.title.values) {
            merger.add(words.term(ofTitle: Int(column)), model.contribution(model.titleWeights, column, function, value))
        }
        var explanation = TopicExplanation(
            topic: topic, bias: Double(model.biases[function]), contributions: merger.contributions(words.spelling), logOdds: 0)
        explanation.logOdds = model.curves[function].logOdds(explanation.score)
        return explanation
    }
}

/// The words of the vocabularies of text and title under one numbering: the text's as they are, then those that only titles have.
private struct SharedWords {
    let text: Vocabulary
    let title: Vocabulary

    /// The term of a column of the title's vocabulary.
    func term(ofTitle column: Int) -> Term {
        let term = title.term(column)
        return term.isPair ? Term(number(term.first), number(term.last)) : Term(number(term.last))
    }

    func spelling(_ term: Term) -> String {
        term.spelled { $0 < text.tokenCount ? text.spelling(Term($0)) : title.spelling(Term($0 - text.tokenCount)) }
    }

    private func number(_ word: Int) -> Int { text.number(ofToken: word, of: title) ?? text.tokenCount + word }
}

extension TopicModel {
    fileprivate func contribution(_ weights: TermWeights, _ column: Int32, _ function: Int, _ value: Float) -> Double {
        Double(weights.steps(term: Int(column), function: function)) * Double(scales[function]) * Double(value)
    }
}
