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
    /// Whether each word is joined to the one before by a hyphen.
    var isJoined: [Bool] = []
    /// Whether each word was written with a plural's s.
    private var isPlural: [Bool] = []
    /// Where each text ends in `words`.
    private var ends: [Int] = []

    /// No texts yet.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Adds a text in several parts, of which none reaches into the next; the first is its title.
    public mutating func add(_ parts: [String]) {
        let text = reader.read(parts, titles: 1)
        words += text.words
        isJoined += text.isJoined
        isPlural += text.isPlural
        ends.append(words.count)
    }

    /// The places of a text's words.
    func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

    /// A phrase in words as most texts write them, with hyphens and in the plural where most of its texts have it so.
    public func spelling(_ phrase: Phrase) -> String {
        let none = [Int](repeating: 0, count: phrase.words.count)
        var (places, joined, plural) = (0, none, none)
        for text in phrase.texts {
            for place in range(Int(text)) where isPlace(place, of: phrase.words) {
                places += 1
                for offset in phrase.words.indices {
                    if isJoined[place + offset] { joined[offset] += 1 }
                    if isPlural[place + offset] { plural[offset] += 1 }
                }
            }
        }
        var spelled = ""
        for (offset, word) in phrase.words.enumerated() {
            if offset > 0 { spelled += 2 * joined[offset] > places ? "-" : " " }
            spelled += reader.spelling(word) + (2 * plural[offset] > places ? "s" : "")
        }
        return spelled
    }

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
        !isJoined[places.lowerBound] && (places.upperBound == isJoined.count || !isJoined[places.upperBound])
    }
}

/// One to four neighbouring words of a clause, and the texts that have them.
public struct Phrase: Sendable, Hashable {
    /// The numbers of the words.
    let words: [Int32]
    /// The texts that have it, ascending, each once.
    public let texts: [Int32]

    /// Whether another phrase is a part of it.
    func contains(_ other: Phrase) -> Bool {
        guard other.words.count < words.count else { return false }
        return (0...(words.count - other.words.count)).contains { start in
            words[start..<(start + other.words.count)].elementsEqual(other.words)
        }
    }
}
