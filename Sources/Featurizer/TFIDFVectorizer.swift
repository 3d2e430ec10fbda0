public import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Turns texts into rows of TF-IDF weights over a fixed vocabulary.
///
/// The weight of a term that occurs tf times in a text is `(1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)`, n documents having been counted and df
/// of them having the term; a row is then divided by its Euclidean norm. These are scikit-learn's `sublinear_tf=True, smooth_idf=True, norm="l2"`.
public struct TFIDFVectorizer: Sendable {
    /// What a token is.
    public let rule: TokenRule
    /// The columns.
    public let vocabulary: Vocabulary
    /// The inverse document frequency of each column.
    public let inverseDocumentFrequencies: FlatArray<Float>

    /// A vectorizer from a vocabulary and its weights, or nil where their numbers differ.
    public init?(rule: TokenRule, vocabulary: Vocabulary, inverseDocumentFrequencies: FlatArray<Float>) {
        guard vocabulary.count == inverseDocumentFrequencies.count else { return nil }
        self.rule = rule
        self.vocabulary = vocabulary
        self.inverseDocumentFrequencies = inverseDocumentFrequencies
    }

    /// Learns vocabulary and weights from documents, and gives their rows: documents × columns.
    ///
    /// The result depends on the documents and not on their order, but for the order of the rows.
    public static func fit(_ documents: [[UInt8]], options: TFIDFOptions) -> FittedTFIDF {
        var builder = VocabularyBuilder(countsPairs: options.pairs)
        var scanner = TokenScanner(rule: options.rule)
        var tokens = TokenBuffer()
        for document in documents {
            tokens.removeAll()
            scanner.scan(document, into: &tokens)
            builder.add(tokens)
        }
        let frozen = builder.frozen(minimumDocumentFrequency: options.minimumDocumentFrequency)
        let weights = frozen.documentFrequencies.map { Float(log(Double(1 + documents.count) / Double(1 + $0)) + 1) }
        let vectorizer = TFIDFVectorizer(
            rule: options.rule, frozen: frozen.vocabulary, inverseDocumentFrequencies: FlatArray(weights))
        var rows = SparseMatrix(columns: weights.count)
        var columns: [Int32] = []
        var familiarities: [Familiarity] = []
        for document in documents.indices {
            builder.columns(ofDocument: document, in: frozen, into: &columns)
            let vector = vectorizer.weighted(columns)
            rows.append(columns: vector.columns, values: vector.values)
            familiarities.append(
                builder.familiarityToOthers(ofDocument: document, minimumDocumentFrequency: options.minimumDocumentFrequency))
        }
        return FittedTFIDF(vectorizer: vectorizer, rows: rows, familiarities: familiarities)
    }

    private init(rule: TokenRule, frozen vocabulary: Vocabulary, inverseDocumentFrequencies: FlatArray<Float>) {
        self.rule = rule
        self.vocabulary = vocabulary
        self.inverseDocumentFrequencies = inverseDocumentFrequencies
    }

    /// The row of a text that was scanned under this vectorizer's rule.
    public func vector(of tokens: TokenBuffer) -> TermVector {
        let bytes = tokens.bytes.span
        var columns: [Int32] = []
        var (knownTokens, pairCount, knownPairs) = (0, 0, 0)
        var previous: Int32?
        for position in 0..<tokens.count {
            let token = vocabulary.column(ofToken: bytes, tokens.range(position))
            if let token {
                knownTokens += 1
                columns.append(token)
            }
            if position > 0, !tokens.startsSentence[position] {
                pairCount += 1
                if let previous, let token, let pair = vocabulary.column(ofPair: previous, token) {
                    knownPairs += 1
                    columns.append(pair)
                }
            }
            previous = token
        }
        columns.sort()
        var vector = weighted(columns)
        vector.familiarity = Familiarity(tokens: tokens.count, knownTokens: knownTokens, pairs: pairCount, knownPairs: knownPairs)
        return vector
    }

    /// The weights of sorted columns that stand as often as their terms occur.
    private func weighted(_ sorted: [Int32]) -> TermVector {
        var vector = TermVector()
        var weights: [Double] = []
        var (position, squares) = (0, 0.0)
        while position < sorted.count {
            let column = sorted[position]
            var end = position + 1
            while end < sorted.count, sorted[end] == column { end += 1 }
            let weight = (1 + log(Double(end - position))) * Double(inverseDocumentFrequencies[Int(column)])
            vector.columns.append(column)
            weights.append(weight)
            squares += weight * weight
            position = end
        }
        let norm = squares.squareRoot()
        vector.values = weights.map { Float($0 / norm) }
        return vector
    }
}

/// What fitting a ``TFIDFVectorizer`` gives.
public struct FittedTFIDF: Sendable {
    /// The vectorizer.
    public let vectorizer: TFIDFVectorizer
    /// The rows of the documents: documents × columns.
    public let rows: SparseMatrix
    /// How much of each document would be known to a vocabulary learned from the others alone.
    public let familiarities: [Familiarity]
}

/// One text as a sparse row: ascending columns, their weights, and how much of the text the vocabulary knows.
public struct TermVector: Sendable, Equatable {
    /// The columns, ascending.
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
