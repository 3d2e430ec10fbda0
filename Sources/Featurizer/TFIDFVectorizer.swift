public import LinearAlgebra

/// Turns texts into rows of TF-IDF weights over a fixed vocabulary.
///
/// The weight of a term that occurs tf times in a text is
/// `(1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)`, n documents having been counted and df of them
/// having the term; a row is then divided by its Euclidean norm. These are scikit-learn's
/// `sublinear_tf=True, smooth_idf=True, norm="l2"`.
public struct TFIDFVectorizer: Sendable {
    /// What a token is.
    public let rule: TokenRule
    /// The columns.
    public let vocabulary: Vocabulary
    /// The inverse document frequency of each column.
    public let inverseDocumentFrequencies: FlatArray<Float>

    /// Where inverse document frequencies lie: one of n documents has 1 + ln((1 + n) / (1 + df)), a quarter of that
    /// where the term came to another vocabulary. Below, a square would vanish in a row's norm; above, that of a
    /// long text would overflow.
    private static let range: ClosedRange<Float> = 0x1p-6...64

    /// A vectorizer from a vocabulary and its weights, or nil where their numbers differ, and where a weight is none.
    public init?(rule: TokenRule, vocabulary: Vocabulary, inverseDocumentFrequencies: FlatArray<Float>) {
        guard vocabulary.count == inverseDocumentFrequencies.count,
            inverseDocumentFrequencies.withSpan({ Self.lie($0, in: Self.range) })
        else { return nil }
        self.init(rule: rule, fitted: vocabulary, inverseDocumentFrequencies: inverseDocumentFrequencies)
    }

    /// Whether all numbers lie in a range; what is no number lies in none.
    private static func lie(_ numbers: Span<Float>, in range: ClosedRange<Float>) -> Bool {
        var outside: UInt32 = 0
        for place in numbers.indices {
            outside |= numbers[place] >= range.lowerBound && numbers[place] <= range.upperBound ? 0 : 1
        }
        return outside == 0
    }

    init(rule: TokenRule, fitted vocabulary: Vocabulary, inverseDocumentFrequencies: FlatArray<Float>) {
        self.rule = rule
        self.vocabulary = vocabulary
        self.inverseDocumentFrequencies = inverseDocumentFrequencies
    }
}

/// One text as a sparse row: columns in the order in which they first appear in the text, their
/// weights, and how much of the text the vocabulary knows.
public struct TermVector: Sendable, Equatable {
    /// The columns, each once.
    public var columns: [Int32] = []
    /// Their weights; the Euclidean norm is 1, or 0 where there are none.
    public var values: [Float] = []
    /// How much of the text is known.
    public var familiarity = Familiarity()

    /// A row without entries.
    public init() {}
}

/// How much of a text a vocabulary knows.
public struct Familiarity: Sendable, Hashable {
    /// The tokens of the text.
    public var tokens = 0
    /// Those that are columns.
    public var knownTokens = 0
    /// The pairs of neighbours in the text.
    public var pairs = 0
    /// Those that are columns.
    public var knownPairs = 0
}
