import Featurizer

extension PhraseTexts {
    /// The most words of a phrase.
    static let longest = 4

    /// The phrases that so many texts of a range have, with all texts that have them; a phrase begins and ends with a
    /// word that has a meaning of its own, holds no determiner, pronoun, auxiliary or conjunction, and cuts no word with
    /// hyphens in two. In the order of their lengths, then of their first places in the texts.
    ///
    /// Method: level by level, since a phrase is no more frequent than its beginning (the a-priori property; R.
    /// Agrawal, R. Srikant, "Fast Algorithms for Mining Association Rules", VLDB (1994), 487–499). Time: linear in
    /// the words of the texts, for each length.
    ///
    /// - Parameters:
    ///   - core: the texts that are counted.
    ///   - fewest: in how many of them a phrase must be, at least 1.
    public func phrases(in core: Range<Int>, fewest: Int) -> [Phrase] {
        var found: [Phrase] = []
        let mayStandWithin = (0..<Int32(reader.count)).map(mayStandWithin)
        // The number of the sequence of the length before that begins at each place; −1 where there is none.
        var begins = words.indices.map { place in
            let word = words[place]
            return word >= 0 && mayStandWithin[Int(word)] && !isJoined(place) ? word : -1
        }
        for length in 1...Self.longest {
            var level = Level(mayStandWithin: mayStandWithin)
            for text in core { level.count(self, text, begins, length) }
            level.keep(fewest)
            guard !level.isEmpty else { break }
            var next = [Int32](repeating: -1, count: words.count)
            for text in 0..<count { level.collect(self, text, begins, length, into: &next) }
            found += level.sequences
                .filter { isPhrase($0.words) && $0.texts.count { core.contains(Int($0)) } >= fewest }
                .map { Phrase(words: $0.words, texts: $0.texts) }
            begins = next
        }
        return found
    }

    /// Whether a word may stand in a phrase.
    private func mayStandWithin(_ word: Int32) -> Bool {
        switch reader.kind(word) {
        case .content, .adverb, .preposition, .to: true
        case .determiner, .auxiliary, .conjunction, .pronoun, .function: false
        }
    }

    private func isPhrase(_ words: [Int32]) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        return reader.kind(first).hasMeaning && reader.kind(last).hasMeaning
    }
}

/// The sequences of one length.
private struct Level {
    struct Sequence {
        var words: [Int32]
        /// The texts where it stands whole.
        var texts: [Int32] = []
    }

    /// By the number of a word, whether it may stand in a phrase.
    private let mayStandWithin: [Bool]
    private var numbers: [UInt64: Int32] = [:]
    private var counts: [Int32] = []
    private var lastText: [Int32] = []
    /// The sequences that are frequent enough, by their new numbers.
    private(set) var sequences: [Sequence] = []

    var isEmpty: Bool { numbers.isEmpty }

    init(mayStandWithin: [Bool]) { self.mayStandWithin = mayStandWithin }

    /// Counts the sequences of a text, each once.
    mutating func count(_ texts: PhraseTexts, _ text: Int, _ begins: [Int32], _ length: Int) {
        let range = texts.range(text)
        for place in range {
            guard let key = key(texts.words, range.upperBound, begins, place, length) else { continue }
            let number: Int32
            if let known = numbers[key] {
                number = known
            } else {
                number = Int32(counts.count)
                numbers[key] = number
                counts.append(0)
                lastText.append(-1)
            }
            guard lastText[Int(number)] != Int32(text) else { continue }
            lastText[Int(number)] = Int32(text)
            counts[Int(number)] += 1
        }
    }

    /// Forgets the sequences that fewer texts have, and numbers the others anew in the order in which they came.
    mutating func keep(_ fewest: Int) {
        var renumbered = [Int32](repeating: -1, count: counts.count)
        var kept: Int32 = 0
        for number in counts.indices where Int(counts[number]) >= fewest {
            renumbered[number] = kept
            kept += 1
        }
        numbers = numbers.compactMapValues { renumbered[Int($0)] >= 0 ? renumbered[Int($0)] : nil }
        sequences = [Sequence](repeating: Sequence(words: []), count: Int(kept))
    }

    /// Notes which texts have which of the sequences kept, and where these begin.
    mutating func collect(
        _ texts: PhraseTexts, _ text: Int, _ begins: [Int32], _ length: Int, into next: inout [Int32]
    ) {
        let range = texts.range(text)
        for place in range {
            guard let key = key(texts.words, range.upperBound, begins, place, length), let number = numbers[key] else {
                continue
            }
            next[place] = number
            if sequences[Int(number)].words.isEmpty {
                sequences[Int(number)].words = Array(texts.words[place..<(place + length)])
            }
            if sequences[Int(number)].texts.last != Int32(text), texts.isWhole(place..<(place + length)) {
                sequences[Int(number)].texts.append(Int32(text))
            }
        }
    }

    /// What a sequence at a place of a text is known by: its beginning and its last word; nil where there is none.
    private func key(_ words: [Int32], _ end: Int, _ begins: [Int32], _ place: Int, _ length: Int) -> UInt64? {
        let last = place + length - 1
        guard begins[place] >= 0, last < end, words[last] >= 0, mayStandWithin[Int(words[last])] else { return nil }
        return UInt64(UInt32(bitPattern: begins[place])) << 32 | UInt64(UInt32(bitPattern: words[last]))
    }
}
