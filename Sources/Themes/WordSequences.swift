import Featurizer
import LinearAlgebra

/// The sequences of words that enough texts have, a table for each length but the first: a sequence is known by the
/// number of its beginning and its last word.
struct WordSequences {
    /// What may be at a place.
    private struct Place: OptionSet {
        let rawValue: UInt8
        /// A word that may stand in a phrase of enough texts.
        static let stands = Place(rawValue: 1)
        /// One that may begin and end it.
        static let hasMeaning = Place(rawValue: 2)
        /// One that a hyphen joins to the word before.
        static let isJoined = Place(rawValue: 4)
        /// What begins a phrase.
        static let begins: Place = [.stands, .hasMeaning]
        static let whole: Place = [.stands, .hasMeaning, .isJoined]
    }

    /// Neighbouring blocks that a thread reads, and the pairs that it found.
    private typealias Reading = (pairs: CountedPairs, blocks: [Block])

    let texts: PhraseTexts
    private let fewest: Int
    private let most: Int
    private let places: [Place]
    private let core: Range<Int>
    /// The blocks of the core: with the sequences of two words, of three and of four.
    private var blocks: [[Block]]
    /// The sequences of two words, of three and of four.
    private var levels: [PairTable] = []
    /// Of each length, whether a sequence is not too frequent.
    private var isWanted: [[Bool]]

    private static let textsOfBlock = 512

    init(_ texts: PhraseTexts, core: Range<Int>, fewest: Int, most: Int, _ workers: Workers) {
        (self.texts, self.core, self.fewest, self.most) = (texts, core, fewest, most)
        let frequencies = texts.frequencies(in: core, workers)
        isWanted = [frequencies.map { $0 <= most }]
        let roles = frequencies.indices.map { word -> Place in
            guard frequencies[word] >= fewest else { return [] }
            switch texts.reader.kind(Int32(word)) {
            case .content, .adverb: return [.stands, .hasMeaning]
            case .preposition, .to: return .stands
            case .determiner, .auxiliary, .conjunction, .pronoun, .function: return []
            }
        }
        places = Self.places(texts, roles)
        let cuts = stride(from: core.lowerBound, to: core.upperBound, by: Self.textsOfBlock)
        blocks = [cuts.map { Block(texts: $0..<min($0 + Self.textsOfBlock, core.upperBound)) }]
    }

    private static func places(_ texts: PhraseTexts, _ roles: [Place]) -> [Place] {
        let count = texts.places(0..<texts.count).upperBound
        var places = [Place](repeating: [], count: count)
        var place = places.mutableSpan
        for number in 0..<count where texts.words[number] >= 0 {
            let role = roles[Int(texts.words[number])]
            place[number] = texts.isJoined(number) ? role.union(.isJoined) : role
        }
        return places
    }

    /// Where the sequences of each length begin where all are numbered one after another, and where the last end.
    var offsets: [Int] { isWanted.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) } }

    /// Finds the sequences of one word more; false where there are none.
    mutating func addLevel(_ length: Int, _ workers: Workers) -> Bool {
        let (known, parts) = (self, workers.ranges(of: blocks[0].count))
        let sketch = CountSketch(sumOf: workers.map(parts.count) { known.sketch(length, parts[$0]) })
        let read = workers.map(parts.count) { known.read(length, parts[$0], sketch) }
        let counted = CountedPairs(sumOf: read.map(\.pairs))
        let kept = counted.keys.indices.filter { counted.counts[$0] >= fewest }
        let level = PairTable(kept.map { counted.keys[$0] })
        levels.append(level)
        isWanted.append(kept.map { counted.counts[$0] <= most })
        let found = workers.map(read.count) { part in
            let numbers = read[part].pairs.keys.map { level.find($0) ?? -1 }
            return read[part].blocks.map { $0.keeping(numbers) }
        }
        blocks.append(Array(found.joined()))
        return !kept.isEmpty
    }

    /// How often the sequences of some blocks come, at most.
    private func sketch(_ length: Int, _ part: Range<Int>) -> CountSketch {
        var sketch = CountSketch(expected: texts.words.count)
        var keys: [UInt64] = []
        for block in blocks[length - 2][part] {
            keys.removeAll(keepingCapacity: true)
            forEachKey(length, in: block) { key, _ in keys.append(key) }
            sketch.add(keys)
        }
        return sketch
    }

    /// How many texts of some blocks have each of the sequences that may be frequent, and where.
    private func read(_ length: Int, _ part: Range<Int>, _ sketch: CountSketch) -> Reading {
        var pairs = CountedPairs()
        let blocks = blocks[length - 2][part].map { block in
            var found = Block(texts: block.texts)
            var (text, end) = (block.texts.lowerBound, texts.range(block.texts.lowerBound).upperBound)
            forEachKey(length, in: block) { key, place in
                guard sketch.count(key) >= fewest else { return }
                while place >= end {
                    text += 1
                    end = texts.range(text).upperBound
                }
                found.places.append(Int32(place))
                found.numbers.append(Int32(pairs.add(key, of: Int32(text))))
            }
            return found
        }
        return (pairs, blocks)
    }

    /// The keys of the sequences of a length in a block, and their places.
    @inline(__always) private func forEachKey(_ length: Int, in block: Block, _ body: (UInt64, Int) -> Void) {
        if length == 2 {
            for place in texts.places(block.texts).dropLast()
            where places[place].intersection([.stands, .isJoined]) == .stands && places[place + 1].contains(.stands) {
                body(PairTable.key(texts.words[place], texts.words[place + 1]), place)
            }
            return
        }
        for entry in block.places.indices {
            // Behind the last word of a text there is a boundary.
            let (place, last) = (Int(block.places[entry]), Int(block.places[entry]) + length - 1)
            if places[last].contains(.stands) { body(PairTable.key(block.numbers[entry], texts.words[last]), place) }
        }
    }

    /// The places of the phrases among the sequences, in parts of all texts, one behind another.
    func phrasePlaces(_ workers: Workers) -> [PhrasePlaces] {
        let parts = workers.ranges(of: blocks[0].count)
        let before = [phrasePlaces(in: 0..<core.lowerBound)]
        let within = workers.map(parts.count) { phrasePlaces(inBlocks: parts[$0]) }
        return before + within + [phrasePlaces(in: core.upperBound..<texts.count)]
    }

    /// The places in texts outside the core, where every sequence is looked up.
    private func phrasePlaces(in part: Range<Int>) -> PhrasePlaces {
        var found = PhrasePlaces.Reading(offsets)
        for text in part {
            let (range, title) = (texts.range(text), texts.title(text).upperBound)
            for place in range where places[place].intersection(.whole) == .begins {
                var (number, length) = (texts.words[place], 1)
                while true {
                    if isPhrase(number, length, at: place) {
                        found.add(number, length, at: place, of: text, isTitle: place < title)
                    }
                    guard length <= levels.count, places[place + length].contains(.stands),
                        let longer = levels[length - 1].find(PairTable.key(number, texts.words[place + length]))
                    else { break }
                    (number, length) = (longer, length + 1)
                }
            }
        }
        return found.places
    }

    /// The places in blocks of the core, where those of sequences are known.
    private func phrasePlaces(inBlocks part: Range<Int>) -> PhrasePlaces {
        var found = PhrasePlaces.Reading(offsets)
        for block in part {
            for text in blocks[0][block].texts {
                let title = texts.title(text).upperBound
                for place in texts.range(text) where places[place].intersection(.whole) == .begins {
                    guard isPhrase(texts.words[place], 1, at: place) else { continue }
                    found.add(texts.words[place], 1, at: place, of: text, isTitle: place < title)
                }
            }
            for level in 1..<blocks.count {
                let (entries, length) = (blocks[level][block], level + 1)
                var (text, end) = (entries.texts.lowerBound, texts.range(entries.texts.lowerBound).upperBound)
                for entry in entries.places.indices {
                    let (place, number) = (Int(entries.places[entry]), entries.numbers[entry])
                    guard places[place].contains(.hasMeaning), isPhrase(number, length, at: place) else { continue }
                    while place >= end {
                        text += 1
                        end = texts.range(text).upperBound
                    }
                    found.add(number, length, at: place, of: text, isTitle: place < texts.title(text).upperBound)
                }
            }
        }
        return found.places
    }

    /// Whether a sequence that begins as a phrase may is one at a place.
    @inline(__always) private func isPhrase(_ number: Int32, _ length: Int, at place: Int) -> Bool {
        isWanted[length - 1][Int(number)] && places[place + length - 1].contains(.hasMeaning)
            && !places[place + length].contains(.isJoined)
    }
}

/// Some neighbouring texts, with the places of the sequences that were found last, and their numbers.
private struct Block {
    let texts: Range<Int>
    var places: [Int32] = []
    var numbers: [Int32] = []

    /// The places of those sequences alone that have a number among those that are frequent.
    func keeping(_ known: [Int32]) -> Block {
        var kept = Block(texts: texts)
        for entry in places.indices where known[Int(numbers[entry])] >= 0 {
            kept.places.append(places[entry])
            kept.numbers.append(known[Int(numbers[entry])])
        }
        return kept
    }
}
