/// Turns one text after another into rows of a vectorizer; it keeps its working memory, and remembers the columns of words, so use one a thread.
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
    private var counter = TermCounter()
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
        counter.begin(atMost: found.columns.count)
        for column in found.columns { counter.count(column) }
        vector.familiarity = found.familiarity
        found.removeAll()
        weigh()
    }

    private mutating func weigh() {
        vector.columns.removeAll(keepingCapacity: true)
        vector.values.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        var norm = RowNorm()
        vectorizer.inverseDocumentFrequencies.withSpan { frequencies in
            for term in counter.terms {
                let weight = weighing.weight(count: term.count, frequencies[Int(term.column)])
                norm.add(weight)
                weights.append(weight)
                vector.columns.append(term.column)
            }
        }
        let length = norm.length
        for weight in weights { vector.values.append(Float(weight / length)) }
    }
}

/// The columns of a text's tokens and pairs.
private struct FoundColumns: TokenSink, Sendable {
    let vocabulary: Vocabulary
    /// The columns of all occurrences: tokens as they come, pairs behind them.
    private(set) var columns: [Int32] = []
    private(set) var familiarity = Familiarity()
    /// The pairs whose tokens are both known.
    private var pairs: [UInt64] = []
    private var candidates: [UInt32] = []
    private var memo = WordMemo(limit: 1 << 16)
    private var sentenceEnded = true
    private var previous: Int32 = unknown

    /// A token that is no column.
    private static let unknown: Int32 = -1
    /// A word that is no token.
    private static let nothing: Int32 = -2

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func removeAll() {
        columns.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        familiarity = Familiarity()
        (sentenceEnded, previous) = (true, Self.unknown)
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

    private func column(of token: [UInt8]) -> Int32 { vocabulary.column(ofToken: token.span, 0..<token.count) ?? Self.unknown }

    @inline(__always)
    private mutating func append(_ column: Int32) {
        let isPair = !sentenceEnded && familiarity.tokens > 0
        familiarity.tokens &+= 1
        familiarity.pairs &+= isPair ? 1 : 0
        if column >= 0 {
            familiarity.knownTokens &+= 1
            columns.append(column)
            if isPair, previous >= 0 { pairs.append(PairKey.of(previous, column)) }
        }
        previous = column
        sentenceEnded = false
    }

    /// Adds the columns of the pairs.
    mutating func findPairs() {
        let before = columns.count
        vocabulary.appendColumns(ofPairs: pairs, to: &columns, candidates: &candidates)
        familiarity.knownPairs = columns.count - before
    }
}
