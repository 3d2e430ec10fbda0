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
/// The score is linear in the terms of the text. A rising curve, the same for every text, makes
/// log-odds of it, and these are the probability: what adds to the score adds to the probability.
public struct TopicExplanation: Sendable, Hashable {
    /// The topic's slug.
    public var topic: String
    /// The score of a text without any known term.
    public var bias: Double
    /// The contributions of all known terms, the largest magnitude first (ties by spelling). A
    /// phrase holds the contributions of its words, or a word those of its phrases (see
    /// ``Classifier/explanations(of:)``): none is counted twice.
    public var contributions: [TermContribution]
    /// The log-odds that the topic's curve makes of the score.
    public var logOdds: Double

    /// The probability that the score leads to.
    public var probability: Double { Sigmoid.of(logOdds) }

    /// The score: bias plus all contributions.
    public var score: Double { contributions.reduce(bias) { $0 + $1.weight } }

    /// What the terms from a place on add together.
    public func rest(from place: Int) -> Double { contributions.dropFirst(place).reduce(0) { $0 + $1.weight } }
}

extension Classifier {
    /// Why some topics, by their numbers, got their scores in the text that was judged last.
    ///
    /// A pair of words and its words are terms of their own, so that "kv cache", "kv" and "cache"
    /// would each show a part of one thing. They are merged, and the sum stays: see `PhraseMerger`.
    public func explanations(of topics: [Int]) -> [TopicExplanation] {
        let words = SharedWords(text: model.text.vocabulary, title: model.title.vocabulary)
        let textTerms = text.vector.columns.map(words.term(ofText:))
        let titleTerms = title.vector.columns.map(words.term(ofTitle:))
        return topics.map { topic in
            var merger = PhraseMerger()
            merger.add(textTerms, model.contributions(of: text.vector, model.textWeights, to: topic))
            merger.add(titleTerms, model.contributions(of: title.vector, model.titleWeights, to: topic))
            var explanation = TopicExplanation(
                topic: model.header.topics[topic].slug, bias: Double(model.biases[topic]),
                contributions: merger.contributions(words.spelling), logOdds: 0)
            explanation.logOdds = model.curves[topic].logOdds(explanation.score)
            return explanation
        }
    }
}

/// The words of the vocabularies of text and title under one numbering: the text's as they are, then those
/// that only titles have.
private struct SharedWords {
    let text: Vocabulary
    let title: Vocabulary

    /// The term of a column of the text's vocabulary.
    func term(ofText column: Int32) -> Term { text.term(Int(column)) }

    /// The term of a column of the title's vocabulary.
    func term(ofTitle column: Int32) -> Term {
        let term = title.term(Int(column))
        return term.isPair ? Term(number(term.first), number(term.last)) : Term(number(term.last))
    }

    func spelling(_ term: Term) -> String {
        term.spelled { $0 < text.tokenCount ? text.spelling(Term($0)) : title.spelling(Term($0 - text.tokenCount)) }
    }

    private func number(_ word: Int) -> Int { text.number(ofToken: word, of: title) ?? text.tokenCount + word }
}

extension PhraseMerger {
    fileprivate mutating func add(_ terms: [Term], _ weights: [Double]) {
        for (term, weight) in zip(terms, weights) { add(term, weight) }
    }
}

extension TopicModel {
    /// What each entry of a row adds to the score of a topic.
    fileprivate func contributions(of vector: TermVector, _ weights: TermWeights, to topic: Int) -> [Double] {
        zip(vector.columns, vector.values).map { column, value in
            Double(weights.steps(term: Int(column), function: topic)) * Double(scales[topic]) * Double(value)
        }
    }
}
