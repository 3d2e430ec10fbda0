import Featurizer
import LinearAlgebra

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

    private let company: WordCompany
    private let isAdverb: [Bool]
    private let isParticiple: [Bool]

    init(_ texts: PhraseTexts, workers: Workers = Workers(threads: 1)) {
        let count = texts.reader.count
        isAdverb = (0..<count).map { texts.reader.kind(Int32($0)) == .adverb }
        isParticiple = (0..<count).map { number in
            guard texts.reader.folded(Int32(number)).suffix(2).elementsEqual("ed".utf8) else { return false }
            let word = texts.reader.spelling(Int32(number))
            return word.hasSuffix("ed") && !["eed", "bed", "ruped"].contains { word.hasSuffix($0) }
        }
        let parts = workers.ranges(of: texts.count)
        company = WordCompany(sumOf: workers.map(parts.count) { WordCompany(texts, parts[$0]) })
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

    /// Whether a word is mostly written as a name: with capitals behind its first letter, or with a digit.
    func isName(_ word: Int32, in texts: PhraseTexts) -> Bool {
        let seen = company.words[Int(word)]
        return 2 * seen.asName > seen.places
            || texts.reader.folded(word).contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private func isNoun(_ word: Int) -> Bool {
        let seen = company.words[word]
        let (count, ending) = (Double(seen.places), Double(seen.ending))
        return !isAdverb[word] && !isParticiple[word] && (ending + 0.5) / (count + 2) >= Self.leastEnding
            && Double(seen.governing) <= 0.5 * ending + 1
            && Double(max(seen.afterPronoun, seen.afterAuxiliary)) <= Self.mostAfterSubject * count + 1
            && Double(seen.afterTo) <= Self.mostNounAfterTo * count + 1
    }

    private func mayModify(_ word: Int) -> Bool {
        let seen = company.words[word]
        let count = Double(seen.places)
        return !isAdverb[word] && Double(seen.governing) <= Self.mostGoverning * count + 1
            && Double(seen.afterPronoun) <= Self.mostAfterSubject * count + 1
            && Double(seen.afterTo) <= Self.mostAfterTo * count + 1
    }
}

/// How often each word keeps which company.
private struct WordCompany {
    struct Counts {
        var places: Int32 = 0
        /// Places that end a phrase, those before a determiner, behind a pronoun, an auxiliary and `to`.
        var ending: Int32 = 0
        var governing: Int32 = 0
        var afterPronoun: Int32 = 0
        var afterAuxiliary: Int32 = 0
        var afterTo: Int32 = 0
        /// Places in which it is written as a name.
        var asName: Int32 = 0
    }

    /// By the number of the word.
    private(set) var words: [Counts]

    /// The company of words in some texts; each text ends with a boundary.
    init(_ texts: PhraseTexts, _ part: Range<Int>) {
        let kinds = (0..<texts.reader.count).map { texts.reader.kind(Int32($0)) }
        var words = [Counts](repeating: Counts(), count: kinds.count)
        var before: WordKind?
        var counts = words.mutableSpan
        for place in texts.places(part) {
            guard texts.words[place] >= 0 else {
                before = nil
                continue
            }
            let word = Int(texts.words[place])
            let next = place + 1 < texts.words.count ? texts.words[place + 1] : -1
            counts[word].places += 1
            if texts.marks[place].contains(.name) { counts[word].asName += 1 }
            switch next >= 0 ? kinds[Int(next)] : nil {
            case nil, .preposition, .to, .auxiliary, .conjunction: counts[word].ending += 1
            case .determiner: counts[word].governing += 1
            case .content, .adverb, .pronoun, .function: break
            }
            switch before {
            case .pronoun: counts[word].afterPronoun += 1
            case .auxiliary: counts[word].afterAuxiliary += 1
            case .to: counts[word].afterTo += 1
            default: break
            }
            before = kinds[word]
        }
        self.words = words
    }

    /// The company in several groups of texts, of which no two have a text in common.
    init(sumOf parts: [WordCompany]) {
        words = parts.first?.words ?? []
        for part in parts.dropFirst() {
            for (word, seen) in part.words.enumerated() {
                words[word].places += seen.places
                words[word].ending += seen.ending
                words[word].governing += seen.governing
                words[word].afterPronoun += seen.afterPronoun
                words[word].afterAuxiliary += seen.afterAuxiliary
                words[word].afterTo += seen.afterTo
                words[word].asName += seen.asName
            }
        }
    }
}
