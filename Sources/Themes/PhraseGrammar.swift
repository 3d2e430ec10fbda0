import Featurizer

/// Tells noun phrases from other neighbours by the company that their words keep in the texts at hand.
///
/// A noun ends phrases: behind it comes the end of the clause, a preposition, a conjunction or an auxiliary. A verb
/// stands before determiners and behind pronouns, a participle behind auxiliaries; an adjective or an adverb is
/// followed by another word of meaning. So a phrase is one of nouns where its last word ends a phrase in at least an
/// eighth of its places, and none of its words behaves as a verb; a word in -ed (`based`, `rendered`) ends none. Half
/// an occurrence is added to each count, so that a word of few places is not judged by one of them.
///
/// Source: the distributional test of word classes, Z. S. Harris, "Distributional Structure", Word 10 (1954), 146–162.
struct PhraseGrammar {
    /// The part of a noun's places that end a phrase.
    static let leastEnding = 0.12
    /// The part of its places in which a word before the last may be followed by a determiner.
    static let mostGoverning = 0.1
    /// The part of its places in which a word may follow a pronoun, and a noun an auxiliary.
    static let mostAfterSubject = 0.08
    /// The part of its places in which a word before the last may follow `to`, and a noun.
    static let mostAfterTo = 0.25
    static let mostNounAfterTo = 0.15

    private var places: [Float]
    /// Places that end a phrase, those before a determiner, behind a pronoun, an auxiliary and `to`.
    private var ending: [Float]
    private var governing: [Float]
    private var afterPronoun: [Float]
    private var afterAuxiliary: [Float]
    private var afterTo: [Float]
    private let isAdverb: [Bool]
    private let isParticiple: [Bool]

    init(_ texts: PhraseTexts) {
        let count = texts.reader.count
        let none = [Float](repeating: 0, count: count)
        (places, ending, governing) = (none, none, none)
        (afterPronoun, afterAuxiliary, afterTo) = (none, none, none)
        isAdverb = (0..<count).map { texts.reader.kind(Int32($0)) == .adverb }
        isParticiple = (0..<count).map { number in
            let word = texts.reader.spelling(Int32(number))
            return word.hasSuffix("ed") && !["eed", "bed", "ruped"].contains { word.hasSuffix($0) }
        }
        let words = texts.words
        for (place, word) in words.enumerated() where word >= 0 {
            let index = Int(word)
            places[index] += 1
            let next = place + 1 < words.count && words[place + 1] >= 0 ? texts.reader.kind(words[place + 1]) : nil
            switch next {
            case nil, .preposition, .to, .auxiliary, .conjunction: ending[index] += 1
            case .determiner: governing[index] += 1
            case .content, .adverb, .pronoun, .function: break
            }
            guard place > 0, words[place - 1] >= 0 else { continue }
            switch texts.reader.kind(words[place - 1]) {
            case .pronoun: afterPronoun[index] += 1
            case .auxiliary: afterAuxiliary[index] += 1
            case .to: afterTo[index] += 1
            default: break
            }
        }
    }

    /// Whether a sequence of words is a phrase of nouns.
    func isNounPhrase(_ words: [Int32], in texts: PhraseTexts) -> Bool {
        guard let last = words.last, isNoun(Int(last)) else { return false }
        return words.dropLast().allSatisfy { word in
            switch texts.reader.kind(word) {
            case .content, .adverb: mayModify(Int(word))
            // `mixture of experts` is one thing, `learning from feedback` a part of a sentence.
            case .preposition: texts.reader.spelling(word) == "of"
            default: true
            }
        }
    }

    private func isNoun(_ word: Int) -> Bool {
        let count = Double(places[word])
        return !isAdverb[word] && !isParticiple[word] && (Double(ending[word]) + 0.5) / (count + 2) >= Self.leastEnding
            && Double(governing[word]) <= 0.5 * Double(ending[word]) + 1
            && Double(max(afterPronoun[word], afterAuxiliary[word])) <= Self.mostAfterSubject * count + 1
            && Double(afterTo[word]) <= Self.mostNounAfterTo * count + 1
    }

    private func mayModify(_ word: Int) -> Bool {
        let count = Double(places[word])
        return !isAdverb[word] && Double(governing[word]) <= Self.mostGoverning * count + 1
            && Double(afterPronoun[word]) <= Self.mostAfterSubject * count + 1
            && Double(afterTo[word]) <= Self.mostAfterTo * count + 1
    }
}
