import Featurizer

/// Texts as sequences of numbered words, from which phrases are mined.
///
///     var texts = PhraseTexts()
///     for paper in papers { texts.add([paper.title, paper.abstract]) }
///     let phrases = texts.phrases(in: 0..<papers.count, fewest: 3)
public struct PhraseTexts: Sendable {
    var reader = ClauseReader()
    /// The words of all texts, one text after another; a boundary ends each clause.
    var words: [Int32] = []
    /// How each of them was written.
    var marks: [ClauseReader.Marks] = []
    /// Where each text ends in `words`, and where its title does.
    private var ends: [Int] = []
    private var titleEnds: [Int] = []

    /// No texts yet.
    public init() {}

    /// No texts yet, but words that are known by their numbers already.
    init(words: some Sequence<ArraySlice<UInt8>>) { reader = ClauseReader(words: words) }

    /// Makes room for so many words and boundaries.
    mutating func reserve(words count: Int) {
        words.reserveCapacity(count)
        marks.reserveCapacity(count)
    }

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Adds a text in several parts, of which none reaches into the next; the first is its title.
    public mutating func add(_ parts: [String]) { add(reader.read(parts, titles: 1)) }

    /// Adds a text whose words are numbered already.
    mutating func add(_ text: ClauseReader.Text) {
        words += text.words
        marks += text.marks
        end(titleWords: text.titleWords)
    }

    /// Ends a text, whose words were appended to those before.
    mutating func end(titleWords: Int) {
        let start = ends.last ?? 0
        titleEnds.append(start + titleWords)
        ends.append(words.count)
    }

    /// The words of a text, as `add` takes them.
    func numbered(_ text: Int) -> ClauseReader.Text {
        var numbered = ClauseReader.Text()
        (numbered.words, numbered.marks) = (Array(words[range(text)]), Array(marks[range(text)]))
        numbered.titleWords = title(text).count
        return numbered
    }

    /// The places of a text's words.
    func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

    /// The places of the words of neighbouring texts.
    func places(_ texts: Range<Int>) -> Range<Int> {
        texts.isEmpty ? 0..<0 : range(texts.lowerBound).lowerBound..<range(texts.upperBound - 1).upperBound
    }

    /// The places of the words of a text's title.
    func title(_ text: Int) -> Range<Int> { range(text).lowerBound..<titleEnds[text] }

    /// The first of these texts alone; the words of the others stay behind them, and are not looked at.
    func prefix(_ count: Int) -> PhraseTexts {
        var first = self
        first.ends.removeSubrange(count...)
        first.titleEnds.removeSubrange(count...)
        return first
    }

    /// A phrase in words as most of its texts write them: with hyphens, in the plural, and with capitals, of which those
    /// in titles and at the beginning of a clause do not count.
    public func spelling(_ phrase: Phrase) -> String {
        var (places, counts) = (0, [Written](repeating: Written(), count: phrase.words.count))
        for text in phrase.texts {
            for place in range(Int(text)) where isPlace(place, of: phrase.words) {
                places += 1
                for offset in counts.indices { counts[offset].add(marks[place + offset]) }
            }
        }
        var spelled = ""
        for (word, seen) in zip(phrase.words, counts) {
            if !spelled.isEmpty { spelled += 2 * seen.joined > places ? "-" : " " }
            spelled += reader.spelling(word, isCapital: 2 * seen.capital > seen.within)
            if 2 * seen.plural > places { spelled += "s" }
        }
        return spelled
    }

    /// Words as they are known, in lower case and in the singular, with spaces between them.
    func folded(_ words: [Int32]) -> String {
        words.map { String(decoding: reader.folded($0), as: UTF8.self) }.joined(separator: " ")
    }

    /// How often a word of a phrase was written how.
    private struct Written {
        var (joined, plural, within, capital) = (0, 0, 0, 0)

        mutating func add(_ marks: ClauseReader.Marks) {
            joined += marks.contains(.joined) ? 1 : 0
            plural += marks.contains(.plural) ? 1 : 0
            within += marks.contains(.within) ? 1 : 0
            capital += marks.isSuperset(of: [.within, .capital]) ? 1 : 0
        }
    }

    /// Whether a word is joined to the one before by a hyphen.
    func isJoined(_ place: Int) -> Bool { marks[place].contains(.joined) }

    /// Whether a clause has a phrase, cut out of a word with hyphens or not.
    func has(_ phrase: Phrase, in clause: Range<Int>) -> Bool {
        let count = phrase.words.count
        guard let first = phrase.words.first, count <= clause.count else { return false }
        for place in clause.lowerBound...(clause.upperBound - count) where words[place] == first {
            if (1..<count).allSatisfy({ words[place + $0] == phrase.words[$0] }) { return true }
        }
        return false
    }

    /// Whether words stand at a place, of which no hyphen joins the first or the last to another.
    func isPlace(_ place: Int, of words: [Int32]) -> Bool {
        let end = place + words.count
        return end <= self.words.count && self.words[place..<end].elementsEqual(words) && isWhole(place..<end)
    }

    /// Whether no hyphen joins words to those around them: `agent` in `LLM-based agent`, but not `based agent`.
    func isWhole(_ places: Range<Int>) -> Bool {
        !isJoined(places.lowerBound) && (places.upperBound == words.count || !isJoined(places.upperBound))
    }
}

/// One to four neighbouring words of a clause, and the texts that have them.
public struct Phrase: Sendable, Hashable {
    /// The numbers of the words.
    let words: [Int32]
    /// The texts that have it, ascending, each once.
    public let texts: [Int32]
    /// What place it has in each of them, in the same order.
    let places: [Place]

    /// What place a phrase has in a text.
    struct Place: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        /// The title has it.
        static let title = Place(rawValue: 1)
        /// It comes twice or more.
        static let again = Place(rawValue: 2)
    }

    /// Whether another phrase is a part of it.
    func contains(_ other: Phrase) -> Bool {
        guard other.words.count < words.count else { return false }
        return (0...(words.count - other.words.count)).contains { start in
            words[start..<(start + other.words.count)].elementsEqual(other.words)
        }
    }
}
