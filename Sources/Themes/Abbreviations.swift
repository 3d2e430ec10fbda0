import Featurizer
import LinearAlgebra

/// Which words are abbreviations, and of what, as texts define them: "on-policy distillation (OPD)".
///
/// A definition is a clause of one word behind a clause whose last words begin with its letters, in order; the parts of
/// a word with hyphens count one by one, function words may be skipped. A word is an abbreviation where two texts
/// define it so, and four of five of those that define it at all; one that texts define in several ways is ambiguous and
/// stands for nothing. In a text that defines it otherwise it is another thing.
///
/// Source: A. S. Schwartz, M. A. Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
/// Text", Pacific Symposium on Biocomputing 8 (2003), 451–462; here by first letters alone.
struct Abbreviations {
    /// The most words of a long form.
    static let longest = 6
    /// How many texts must define a word alike, and what part of those that define it.
    static let fewestTexts = 2
    static let leastPart = 0.8
    /// The letters of a short form.
    private static let letters = 2...8

    /// The words of the long form, by the number of the short one.
    private(set) var longForms: [Int32: [Int32]] = [:]
    /// The words that texts define in several ways.
    private(set) var ambiguous: Set<Int32> = []
    /// The texts that define a word otherwise.
    private(set) var otherTexts: [Int32: Set<Int32>] = [:]

    init(_ texts: PhraseTexts, workers: Workers = Workers(threads: 1)) {
        let parts = workers.ranges(of: texts.count)
        var defined: [Int32: [[Int32]: [Int32]]] = [:]
        for definition in workers.map(parts.count, { Self.definitions(texts, parts[$0]) }).joined() {
            defined[definition.short, default: [:]][definition.long, default: []].append(definition.text)
        }
        for (word, forms) in defined { settle(word, forms, texts) }
    }

    private typealias Definition = (short: Int32, long: [Int32], text: Int32)

    /// What some texts define, text by text.
    private static func definitions(_ texts: PhraseTexts, _ part: Range<Int>) -> [Definition] {
        var found: [Definition] = []
        for text in part {
            var start = texts.range(text).lowerBound
            var before = start..<start
            for place in texts.range(text) where texts.words[place] == ClauseReader.boundary {
                if place - start == 1, let long = longForm(of: start, behind: before, texts) {
                    found.append((texts.words[start], long, Int32(text)))
                }
                before = start..<place
                start = place + 1
            }
        }
        return found
    }

    private mutating func settle(_ word: Int32, _ forms: [[Int32]: [Int32]], _ texts: PhraseTexts) {
        // Of two with as many texts the first in the alphabet: numbers of words depend on the order of texts.
        let best = forms.max { ($0.value.count, texts.folded($1.key)) < ($1.value.count, texts.folded($0.key)) }
        let all = forms.reduce(0) { $0 + $1.value.count }
        guard let best, all >= Self.fewestTexts else { return }
        if best.value.count >= Self.fewestTexts, Double(best.value.count) >= Self.leastPart * Double(all) {
            longForms[word] = best.key
            otherTexts[word] = Set(forms.filter { $0.key != best.key }.flatMap(\.value))
        } else {
            ambiguous.insert(word)
        }
    }

    /// The last words of a clause that a word is the abbreviation of; nil where it is of none.
    private static func longForm(of short: Int, behind clause: Range<Int>, _ texts: PhraseTexts) -> [Int32]? {
        let letters = texts.reader.folded(texts.words[short])
        guard Self.letters.contains(letters.count), !clause.isEmpty else { return nil }
        for count in stride(from: min(clause.count, longest), through: 1, by: -1) {
            let places = (clause.upperBound - count)..<clause.upperBound
            if stands(letters, for: places, texts) { return Array(texts.words[places]) }
        }
        return nil
    }

    /// Whether letters are the first ones of the parts of some words, of which those without a meaning of their own may
    /// be skipped, but for the first; of two parts at least.
    private static func stands(_ letters: ArraySlice<UInt8>, for places: Range<Int>, _ texts: PhraseTexts) -> Bool {
        var (rest, parts) = (letters, 0)
        for place in places {
            let word = texts.reader.folded(texts.words[place])
            var before = UInt8(ascii: "-")
            for letter in word {
                defer { before = letter }
                guard before == UInt8(ascii: "-"), letter != UInt8(ascii: "-") else { continue }
                parts += 1
                if rest.first == letter {
                    rest = rest.dropFirst()
                } else if parts == 1 || texts.reader.kind(texts.words[place]).hasMeaning {
                    return false
                }
            }
        }
        return parts > 1 && rest.isEmpty
    }
}
