import LinearAlgebra

/// What texts are about under one name or several: a phrase, or one with its abbreviations.
struct Concept: Sendable {
    /// The words of its first phrase as they are known, with abbreviations spelled out: its lasting name.
    let key: String
    /// The long form first, then its abbreviations.
    let phrases: [Phrase]
    /// The texts that have any of them, or a fragment, ascending.
    let texts: [Int32]
    /// Whether each of those texts is about it: its title has one of the phrases, or one of them comes twice or more.
    let isCentral: [Bool]
    /// Whether the title of each has one of the phrases, or a fragment.
    let isTitled: [Bool]

    /// A concept of phrases, and of fragments of these that stand for them: `R1` for `DeepSeek-R1`.
    init(key: String, _ phrases: [Phrase], fragments: [Phrase] = []) {
        (self.key, self.phrases) = (key, phrases)
        // A text that has the long form and the short one defines the one by the other, and may say no more of either: it
        // is about it where one of them comes again. A fragment comes wherever the whole does.
        let forms = phrases + fragments
        guard let first = forms.first else {
            (texts, isCentral, isTitled) = ([], [], [])
            return
        }
        var merged = (texts: first.texts, places: first.places)
        for phrase in forms.dropFirst() { merged = Self.merged(merged, phrase) }
        (texts, isCentral) = (merged.texts, merged.places.map { !$0.isEmpty })
        isTitled = merged.places.map { $0.contains(.title) }
    }

    private typealias Texts = (texts: [Int32], places: [Phrase.Place])

    /// The texts of several phrases and those of another.
    private static func merged(_ known: Texts, _ phrase: Phrase) -> Texts {
        var merged: Texts = ([], [])
        var (next, other) = (0, 0)
        while next < known.texts.count || other < phrase.texts.count {
            let text = min(
                next < known.texts.count ? known.texts[next] : .max,
                other < phrase.texts.count ? phrase.texts[other] : .max)
            var place = Phrase.Place()
            if next < known.texts.count, known.texts[next] == text {
                place.formUnion(known.places[next])
                next += 1
            }
            if other < phrase.texts.count, phrase.texts[other] == text {
                place.formUnion(phrase.places[other])
                other += 1
            }
            merged.texts.append(text)
            merged.places.append(place)
        }
        return merged
    }

    /// Whether a phrase of another is a part of one of its own.
    func contains(_ other: Concept) -> Bool {
        phrases.contains { phrase in other.phrases.contains { phrase.contains($0) } }
    }

    /// How many of its texts lie in a range, and how many of these are about it.
    func papers(in range: Range<Int>) -> (all: Int, central: Int) {
        var (all, central) = (0, 0)
        for (text, isCentral) in zip(texts, isCentral) where range.contains(Int(text)) {
            all += 1
            if isCentral { central += 1 }
        }
        return (all, central)
    }

    /// How many of its texts in a range have it in their titles.
    func titled(in range: Range<Int>) -> Int {
        zip(texts, isTitled).count { range.contains(Int($0)) && $1 }
    }

    /// Whether it is a single word that is no name, without an abbreviation.
    func isCommonWord(by grammar: PhraseGrammar, in all: PhraseTexts) -> Bool {
        guard phrases.count == 1, let phrase = phrases.first, phrase.words.count == 1 else { return false }
        return !grammar.isName(phrase.words[0], in: all)
    }

    /// Its first phrase, with those of its texts that lie in a range.
    func within(_ range: Range<Int>) -> Phrase {
        Phrase(words: phrases.first?.words ?? [], texts: texts, places: []).within(range)
    }

    /// Phrases as concepts: those that are the same with abbreviations spelled out (`agentic RL`, `agentic reinforcement
    /// learning`) and hyphens apart are one. A fragment, a part of a longer phrase that has most of its texts, stands for
    /// that: `matching distillation` for `distribution matching distillation`.
    static func all(
        _ phrases: [Phrase], _ texts: PhraseTexts, workers: Workers = Workers(threads: 1)
    ) -> [Concept] {
        let abbreviations = Abbreviations(texts, workers: workers)
        let longForms = abbreviations.longForms
        let phrases = phrases.compactMap { $0.meaningOne(of: abbreviations) }
        let known = Set(phrases.map(\.words))
        let short = phrases.filter { $0.words.count == 1 }.compactMap { longForms[$0.words[0]] }
        // Long forms that too few texts have for a phrase, or of more words than phrases have.
        let unmined = texts.phrases(Set(short.filter { !known.contains($0) }))
        let wholes = wholes(of: phrases, texts)
        var forms: [String: [Phrase]] = [:]
        var fragments: [String: [Phrase]] = [:]
        for phrase in phrases + unmined where !phrase.texts.isEmpty {
            if let whole = wholes[phrase.words] {
                fragments[texts.spelledOut(whole, longForms), default: []].append(phrase)
            } else {
                forms[texts.spelledOut(phrase.words, longForms), default: []].append(phrase)
            }
        }
        return forms.sorted { $0.key < $1.key }.map { name, same in
            let ordered = same.sorted { one, other in
                // The longest is the one that is spelled out; of two the one that more texts have.
                (-one.words.count, -one.texts.count, texts.folded(one.words))
                    < (-other.words.count, -other.texts.count, texts.folded(other.words))
            }
            return Concept(key: name, ordered, fragments: fragments[name] ?? [])
        }
    }

    /// The part of a phrase's texts that a longer phrase must have for the phrase to be a fragment of it.
    private static let fragmentPart = 0.75

    /// The whole of each fragment: the longest phrase that has most of its texts, and of these the most frequent.
    private static func wholes(of phrases: [Phrase], _ texts: PhraseTexts) -> [[Int32]: [Int32]] {
        let counts = Dictionary(phrases.map { ($0.words, $0.texts.count) }, uniquingKeysWith: { first, _ in first })
        var wholes: [[Int32]: Phrase] = [:]
        for phrase in phrases {
            for part in phrase.parts {
                guard let number = counts[part], Double(phrase.texts.count) >= fragmentPart * Double(number) else {
                    continue
                }
                func key(_ whole: Phrase) -> (Int, Int, String) {
                    (-whole.words.count, -whole.texts.count, texts.folded(whole.words))
                }
                if let other = wholes[part], key(other) < key(phrase) { continue }
                wholes[part] = phrase
            }
        }
        return wholes.mapValues(\.words)
    }
}

extension Phrase {
    /// The phrase in those texts that lie in a range, without its places.
    func within(_ range: Range<Int>) -> Phrase {
        Phrase(words: words, texts: texts.filter { range.contains(Int($0)) }, places: [])
    }

    /// The phrase in those texts in which a word that is an abbreviation stands for its long form; nil for an
    /// abbreviation that may stand for several things.
    fileprivate func meaningOne(of abbreviations: Abbreviations) -> Phrase? {
        guard words.count == 1, let word = words.first else { return self }
        if abbreviations.ambiguous.contains(word) { return nil }
        guard let others = abbreviations.otherTexts[word], !others.isEmpty else { return self }
        let kept = texts.indices.filter { !others.contains(texts[$0]) }
        return Phrase(words: words, texts: kept.map { texts[$0] }, places: kept.map { places[$0] })
    }

    /// The shorter sequences of its words.
    fileprivate var parts: [[Int32]] {
        (1..<max(1, words.count)).flatMap { length in
            (0...(words.count - length)).map { Array(words[$0..<($0 + length)]) }
        }
    }
}

extension PhraseTexts {
    /// Words as they are known, with abbreviations spelled out, and the parts of words with hyphens apart.
    fileprivate func spelledOut(_ words: [Int32], _ longForms: [Int32: [Int32]]) -> String {
        folded(words.flatMap { longForms[$0] ?? [$0] }).replacing("-", with: " ")
    }

    /// Some words as a phrase, wherever they stand whole.
    func phrase(_ words: [Int32]) -> Phrase { phrases([words]).first ?? Phrase(words: words, texts: [], places: []) }

    /// Several sequences of words as phrases, wherever they stand whole; in any order.
    func phrases(_ sequences: Set<[Int32]>) -> [Phrase] {
        let sequences = Array(sequences)
        var found = [Postings](repeating: Postings(), count: sequences.count)
        // The sequences that begin with a word, one behind another.
        var next = [Int](repeating: -1, count: sequences.count)
        var beginning = [Int32](repeating: -1, count: reader.count)
        for (number, first) in sequences.map(\.first).enumerated() {
            guard let first else { continue }
            next[number] = Int(beginning[Int(first)])
            beginning[Int(first)] = Int32(number)
        }
        for text in 0..<count {
            let title = title(text).upperBound
            for place in range(text) where words[place] >= 0 {
                var number = Int(beginning[Int(words[place])])
                while number >= 0 {
                    if isPlace(place, of: sequences[number]) {
                        found[number].add(Int32(text), isTitle: place < title)
                    }
                    number = next[number]
                }
            }
        }
        return zip(sequences, found).map { Phrase(words: $0, texts: $1.texts, places: $1.places) }
    }
}

/// The texts that have some words, as they are read.
private struct Postings {
    private(set) var texts: [Int32] = []
    private(set) var places: [Phrase.Place] = []

    mutating func add(_ text: Int32, isTitle: Bool) {
        if texts.last == text {
            places[places.count - 1].insert(.again)
        } else {
            texts.append(text)
            places.append([])
        }
        if isTitle { places[places.count - 1].insert(.title) }
    }
}
