import Featurizer
import Papers

extension PhraseTexts {
    /// The most words of a phrase.
    static let longest = 4

    /// The phrases that so many texts of a range have, with all texts that have them; a phrase begins and ends with a
    /// word that has a meaning of its own, holds no determiner, pronoun, auxiliary or conjunction, and cuts no word with
    /// hyphens in two. In the order of their lengths, then of their first places in the texts.
    ///
    /// Method: level by level, since a phrase is no more frequent than its beginning and its last word (the a-priori
    /// property; R. Agrawal, R. Srikant, "Fast Algorithms for Mining Association Rules", VLDB (1994), 487–499). Time:
    /// linear in the words of the texts, for each length.
    ///
    /// - Parameters:
    ///   - core: the texts that are counted.
    ///   - fewest: in how many of them a phrase must be, at least 1.
    ///   - most: in how many of them its words may stand side by side, joined to others by hyphens or not.
    public func phrases(in core: Range<Int>, fewest: Int, most: Int = .max) -> [Phrase] {
        var miner = PhraseMiner(self, core: core, fewest: fewest, most: most)
        for length in 2...Self.longest where !miner.addLevel(length) { break }
        return miner.phrases()
    }

    /// Whether a word may stand in a phrase.
    fileprivate func mayStandWithin(_ word: Int32) -> Bool {
        switch reader.kind(word) {
        case .content, .adverb, .preposition, .to: true
        case .determiner, .auxiliary, .conjunction, .pronoun, .function: false
        }
    }
}

/// The sequences of words that enough texts have, a table for each length but the first: a sequence is known by the
/// number of its beginning and its last word.
private struct PhraseMiner {
    private let texts: PhraseTexts
    private let core: Range<Int>
    private let fewest: Int
    private let most: Int
    /// Whether a word may stand in a phrase of enough texts.
    private let mayStand: [Bool]
    /// The sequences of two words, of three and of four.
    private var levels: [PairTable] = []
    /// Of each length, the sequences that are not too frequent.
    private var isWanted: [[Bool]]

    init(_ texts: PhraseTexts, core: Range<Int>, fewest: Int, most: Int) {
        (self.texts, self.core, self.fewest, self.most) = (texts, core, fewest, most)
        var frequencies = [Int32](repeating: 0, count: texts.reader.count)
        var lastText = [Int32](repeating: -1, count: frequencies.count)
        for text in core {
            for place in texts.range(text) where texts.words[place] >= 0 {
                let word = Int(texts.words[place])
                if lastText[word] == Int32(text) { continue }
                lastText[word] = Int32(text)
                frequencies[word] += 1
            }
        }
        isWanted = [frequencies.map { $0 <= most }]
        mayStand = frequencies.indices.map { frequencies[$0] >= fewest && texts.mayStandWithin(Int32($0)) }
    }

    /// Finds the sequences of one word more; false where there are none.
    mutating func addLevel(_ length: Int) -> Bool {
        var table = PairTable()
        var counts: [Int32] = []
        var lastText: [Int32] = []
        for text in core {
            let range = texts.range(text)
            for place in range {
                guard let beginning = sequence(place, length - 1, range.upperBound),
                    let key = key(beginning, place + length - 1, range.upperBound)
                else { continue }
                let number = Int(table.number(of: key))
                if number == counts.count {
                    counts.append(0)
                    lastText.append(-1)
                }
                if lastText[number] == Int32(text) { continue }
                lastText[number] = Int32(text)
                counts[number] += 1
            }
        }
        levels.append(table.keeping { counts[$0] >= fewest })
        isWanted.append(counts.filter { $0 >= fewest }.map { $0 <= most })
        return levels.last.map { $0.count > 0 } ?? false
    }

    /// The number of the sequence of a length at a place; nil where it is none of those that are frequent enough.
    private func sequence(_ place: Int, _ length: Int, _ end: Int) -> Int32? {
        guard let word = word(place, end), !texts.isJoined(place) else { return nil }
        var number = word
        for next in 1..<max(1, length) {
            guard let key = key(number, place + next, end), let found = levels[next - 1].find(key) else { return nil }
            number = found
        }
        return number
    }

    private func word(_ place: Int, _ end: Int) -> Int32? {
        guard place < end, texts.words[place] >= 0, mayStand[Int(texts.words[place])] else { return nil }
        return texts.words[place]
    }

    private func key(_ beginning: Int32, _ last: Int, _ end: Int) -> UInt64? {
        word(last, end).map { UInt64(UInt32(bitPattern: beginning)) << 32 | UInt64(UInt32(bitPattern: $0)) }
    }

    /// The phrases among the sequences that so many texts of the core have, with all texts that have them.
    func phrases() -> [Phrase] {
        var found = [[Postings]](repeating: [], count: PhraseTexts.longest)
        found[0] = [Postings](repeating: Postings(), count: mayStand.count)
        for (level, table) in levels.enumerated() {
            found[level + 1] = [Postings](repeating: Postings(), count: table.count)
        }
        for text in 0..<texts.count { collect(text, into: &found) }
        return found.indices.flatMap { level in
            found[level].filter { postings in
                isPhrase(postings.first, level + 1)
                    && postings.texts.count { core.contains(Int($0)) } >= fewest
            }.sorted { $0.first < $1.first }.map { postings in
                Phrase(
                    words: Array(texts.words[postings.first...(postings.first + level)]), texts: postings.texts,
                    places: postings.places)
            }
        }
    }

    /// Notes which of the sequences a text has.
    private func collect(_ text: Int, into found: inout [[Postings]]) {
        let (range, title) = (texts.range(text), texts.title(text))
        for place in range {
            guard let word = word(place, range.upperBound), !texts.isJoined(place) else { continue }
            var number = word
            for length in 1...PhraseTexts.longest {
                if length > 1 {
                    guard length - 2 < levels.count, let key = key(number, place + length - 1, range.upperBound),
                        let longer = levels[length - 2].find(key)
                    else { break }
                    number = longer
                }
                guard isWanted[length - 1][Int(number)], texts.isWhole(place..<place + length) else { continue }
                found[length - 1][Int(number)].add(text, at: place, isTitle: title.contains(place))
            }
        }
    }

    private func isPhrase(_ first: Int, _ length: Int) -> Bool {
        first != .max && texts.reader.kind(texts.words[first]).hasMeaning
            && texts.reader.kind(texts.words[first + length - 1]).hasMeaning
    }
}

/// The texts that have a sequence.
private struct Postings {
    /// Its first place in all texts.
    var first = Int.max
    var texts: [Int32] = []
    var places: [Phrase.Place] = []

    mutating func add(_ text: Int, at place: Int, isTitle: Bool) {
        if first == .max { first = place }
        if texts.last == Int32(text) {
            places[places.count - 1].insert(.again)
        } else {
            texts.append(Int32(text))
            places.append([])
        }
        if isTitle { places[places.count - 1].insert(.title) }
    }
}

/// Numbers pairs of numbers in the order in which they come.
private struct PairTable {
    private var keys: [UInt64] = []
    /// Number + 1 of the pair in each slot, 0 where it is empty; found by linear probing.
    private var slots = [Int32](repeating: 0, count: 1 << 10)

    var count: Int { keys.count }

    /// The number of a pair; nil where it never came.
    func find(_ key: UInt64) -> Int32? {
        var slot = Self.slot(key, slots.count)
        while slots[slot] != 0 {
            if keys[Int(slots[slot]) - 1] == key { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a pair, a new one where it has none.
    mutating func number(of key: UInt64) -> Int32 {
        if let number = find(key) { return number }
        keys.append(key)
        if 2 * keys.count > slots.count {
            rebuild()
        } else {
            place(keys.count)
        }
        return Int32(keys.count - 1)
    }

    /// Some of the pairs alone, numbered anew in the same order.
    func keeping(_ isKept: (Int) -> Bool) -> PairTable {
        var kept = PairTable()
        for number in keys.indices where isKept(number) { _ = kept.number(of: keys[number]) }
        return kept
    }

    private mutating func rebuild() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for number in 1...keys.count { place(number) }
    }

    private mutating func place(_ number: Int) {
        var slot = Self.slot(keys[number - 1], slots.count)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number)
    }

    private static func slot(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: SplitMix.mixed(key &+ SplitMix.increment)) & (count - 1)
    }
}
