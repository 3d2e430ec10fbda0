/// Turns one text after another into rows of a vectorizer; it keeps its working memory, and
/// remembers the columns of words, so use one a thread.
///
///     var reader = TermReader(vectorizer)
///     reader.read(title.utf8.span)
///     reader.read(abstract.utf8.span)
///     let row = reader.finish()
public struct TermReader: Sendable {
    /// What gives the columns and weights.
    public let vectorizer: TFIDFVectorizer
    /// The row of the text that was finished last.
    public private(set) var vector = TermVector()
    private var scanner: TokenScanner
    private var found: FoundColumns
    private(set) var counter = TermCounter()
    private var weights: [Double] = []
    private let weighing = TermWeighing()

    /// A reader for a vectorizer.
    public init(_ vectorizer: TFIDFVectorizer) {
        self.vectorizer = vectorizer
        scanner = TokenScanner(rule: vectorizer.rule)
        found = FoundColumns(vectorizer.vocabulary)
    }

    /// Reads a part of a text, as UTF-8. Each part begins a sentence.
    public mutating func read(_ part: Span<UInt8>) { scanner.scan(part, into: &found) }

    /// Ends the text; its row is then ``vector``.
    public mutating func finish() {
        found.findPairs()
        counter.count(found.columns)
        vector.familiarity = found.familiarity
        found.removeAll()
        weigh()
    }

    private mutating func weigh() {
        let terms = counter.terms
        vector.columns.removeAll(keepingCapacity: true)
        vector.columns.append(contentsOf: terms.lazy.map(\.column))
        weights.removeAll(keepingCapacity: true)
        let (weighing, frequencies) = (weighing, vectorizer.inverseDocumentFrequencies)
        weights.append(contentsOf: terms.lazy.map { weighing.weight(count: $0.count, frequencies[Int($0.column)]) })
        var norm = RowNorm()
        for weight in weights { norm.add(weight) }
        let length = norm.length
        vector.values.removeAll(keepingCapacity: true)
        vector.values.append(contentsOf: weights.lazy.map { Float($0 / length) })
    }
}

/// The columns of a text's terms.
private struct FoundColumns: TokenSink, Sendable {
    let vocabulary: Vocabulary
    /// The columns of all occurrences: of the tokens as they come, ``unknown`` for one that is no
    /// column; pairs behind them.
    private(set) var columns: [Int32] = []
    /// The places in `columns` of the tokens that begin a sentence.
    private var sentenceStarts: [Int] = []
    private(set) var familiarity = Familiarity()
    /// The pairs whose tokens are both known.
    private var pairs: [UInt64] = []
    private var lookups: [PairLookup] = []
    private var memo = WordMemo(limit: 1 << 16)
    private var sentenceEnded = true

    /// A token that is no column.
    private static let unknown: Int32 = -1
    /// A word that is no token.
    private static let nothing: Int32 = -2

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func removeAll() {
        columns.removeAll(keepingCapacity: true)
        sentenceStarts.removeAll(keepingCapacity: true)
        familiarity = Familiarity()
        sentenceEnded = true
    }

    mutating func endSentence() { sentenceEnded = true }

    @inline(__always)
    mutating func takeAgain(_ word: PackedWord) -> Bool {
        guard let column = memo.number(of: word) else { return false }
        if column != Self.nothing { append(column) }
        return true
    }

    mutating func take(_ token: [UInt8]) { append(column(of: token)) }

    mutating func take(_ token: [UInt8]?, of word: PackedWord) {
        guard let token else { return memo.insert(word, Self.nothing) }
        let column = column(of: token)
        memo.insert(word, column)
        append(column)
    }

    private func column(of token: [UInt8]) -> Int32 {
        vocabulary.column(ofToken: token.span, 0..<token.count) ?? Self.unknown
    }

    @inline(__always)
    private mutating func append(_ column: Int32) {
        if sentenceEnded {
            sentenceStarts.append(columns.count)
            sentenceEnded = false
        }
        columns.append(column)
    }

    /// Adds the columns of the pairs, and takes down how much was known.
    mutating func findPairs() {
        let tokens = columns.count
        pairs.removeAll(keepingCapacity: true)
        familiarity.tokens = tokens
        familiarity.pairs = tokens - sentenceStarts.count
        for (place, start) in sentenceStarts.enumerated() {
            var previous = Self.unknown
            for token in columns[start..<(place + 1 < sentenceStarts.count ? sentenceStarts[place + 1] : tokens)] {
                familiarity.knownTokens &+= token >= 0 ? 1 : 0
                if previous >= 0, token >= 0 { pairs.append(PairKey.of(previous, token)) }
                previous = token
            }
        }
        vocabulary.appendColumns(ofPairs: pairs, to: &columns, lookups: &lookups)
        familiarity.knownPairs = columns.count - tokens
    }
}
