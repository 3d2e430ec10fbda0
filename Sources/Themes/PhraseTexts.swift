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
    /// Where each text ends in `words`.
    private var ends: [Int] = []

    /// No texts yet.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Adds a text in several parts, of which none reaches into the next.
    public mutating func add(_ parts: [String]) {
        words += reader.words(of: parts)
        ends.append(words.count)
    }

    /// The places of a text's words.
    func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

    /// A phrase in words, as most texts write them.
    public func spelling(_ phrase: Phrase) -> String { phrase.words.map(reader.spelling).joined(separator: " ") }
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
