import Featurizer

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

    init(_ texts: PhraseTexts) {
        var defined: [Int32: [[Int32]: [Int32]]] = [:]
        for text in 0..<texts.count {
            var before = texts.range(text).lowerBound..<texts.range(text).lowerBound
            for clause in texts.clauses(texts.range(text)) {
                if clause.count == 1, let long = Self.longForm(of: clause.lowerBound, behind: before, texts) {
                    defined[texts.words[clause.lowerBound], default: [:]][long, default: []].append(Int32(text))
                }
                before = clause
            }
        }
        for (word, forms) in defined { settle(word, forms, texts) }
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
            let words = texts.words[(clause.upperBound - count)..<clause.upperBound]
            guard let first = words.first, texts.reader.folded(first).first == letters.first else { continue }
            if stands(letters, for: initials(words, texts)) { return Array(words) }
        }
        return nil
    }

    /// The first letter of each part of some words, and whether it has to be among the letters.
    private static func initials(_ words: ArraySlice<Int32>, _ texts: PhraseTexts) -> [(letter: UInt8, counts: Bool)] {
        words.flatMap { word in
            let counts = texts.reader.kind(word).hasMeaning
            return texts.reader.folded(word).split(separator: UInt8(ascii: "-")).compactMap(\.first).map {
                ($0, counts)
            }
        }
    }

    private static func stands(_ letters: ArraySlice<UInt8>, for initials: [(letter: UInt8, counts: Bool)]) -> Bool {
        guard initials.count > 1, initials.first?.letter == letters.first else { return false }
        var rest = letters
        for initial in initials {
            if rest.first == initial.letter {
                rest = rest.dropFirst()
            } else if initial.counts {
                return false
            }
        }
        return rest.isEmpty
    }
}

extension PhraseTexts {
    /// The clauses in a range of places, without the boundaries between them.
    func clauses(_ range: Range<Int>) -> [Range<Int>] {
        var (found, start) = ([Range<Int>](), range.lowerBound)
        for place in range where words[place] == ClauseReader.boundary {
            found.append(start..<place)
            start = place + 1
        }
        return found
    }
}
