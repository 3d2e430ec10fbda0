public import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// What fitting a ``TFIDFVectorizer`` gives.
public struct FittedTFIDF: Sendable {
    /// The vectorizer.
    public let vectorizer: TFIDFVectorizer
    /// The rows of the documents: documents × columns.
    public let rows: SparseMatrix
    /// How much of each document would be known to a vocabulary learned from the others alone.
    public let familiarities: [Familiarity]
}

extension TFIDFVectorizer {
    /// Learns vocabulary and weights from documents, and gives their rows: documents × columns.
    ///
    /// The result depends on the documents and not on their order, but for the order of the rows;
    /// the number of threads changes nothing.
    public static func fit(_ documents: [[UInt8]], options: TFIDFOptions, workers: Workers = Workers(threads: 1))
        -> FittedTFIDF
    {
        fit(count: documents.count, options: options, workers: workers) { number, parts in
            let document = documents[number]
            parts.read(document.span)
        }
    }

    /// Learns from so many documents; `read` hands over the parts of the document of a given number.
    ///
    /// Each thread numbers the tokens of a range of documents; pairs of kept tokens are then
    /// counted range by range of their first token, in tables that fit into a processor's cache.
    /// O(bytes + entries), but for sorting the vocabulary.
    public static func fit(
        count: Int, options: TFIDFOptions, workers: Workers, read: @Sendable (Int, inout DocumentParts) -> Void
    ) -> FittedTFIDF {
        let ranges = workers.ranges(of: count)
        let numbered = workers.map(ranges.count) { place in
            var parts = DocumentParts(rule: options.rule)
            for document in ranges[place] {
                read(document, &parts)
                parts.tokens.endDocument()
            }
            parts.tokens.finish()
            return parts.tokens
        }
        let kept = KeptTokens(numbered, minimumDocumentFrequency: options.minimumDocumentFrequency)
        let pairs = options.pairs ? countedPairs(numbered, kept, ranges, options, workers) : []
        let vocabulary = Vocabulary(tokenBytes: kept.bytes, tokenEnds: kept.ends, sortedPairs: pairs.flatMap(\.keys))
        let weights = documentFrequencies(kept, pairs).map { Float(log(Double(1 + count) / Double(1 + $0)) + 1) }
        let vectorizer = TFIDFVectorizer(
            rule: options.rule, fitted: vocabulary, inverseDocumentFrequencies: FlatArray(weights))
        let rows = workers.map(ranges.count) { place in
            FittedRows(
                numbered[place], columns: kept.columns[place], kept: kept, pairs: pairs, documents: ranges[place],
                weights: weights,
                options: options)
        }
        return FittedTFIDF(
            vectorizer: vectorizer,
            rows: SparseMatrix(stacking: rows.map(\.matrix), columns: weights.count, workers: workers),
            familiarities: rows.flatMap(\.familiarities))
    }

    private static func countedPairs(
        _ parts: [NumberedTokens], _ kept: KeptTokens, _ documents: [Range<Int>], _ options: TFIDFOptions,
        _ workers: Workers
    ) -> [PairCounts] {
        let firstTokens = workers.map(parts.count) {
            PairOccurrences.firstTokens(of: parts[$0], columns: kept.columns[$0], tokens: kept.count)
        }
        let ranges = PairRanges(
            pairsOfToken: (0..<kept.count).map { token in firstTokens.reduce(0) { $0 &+ $1[token] } })
        let occurrences = workers.map(parts.count) {
            PairOccurrences(
                parts[$0], columns: kept.columns[$0], firstTokens: firstTokens[$0], ranges: ranges,
                firstDocument: documents[$0].lowerBound)
        }
        return workers.map(ranges.count) {
            PairCounts(occurrences, range: $0, minimumDocumentFrequency: options.minimumDocumentFrequency)
        }
    }

    private static func documentFrequencies(_ kept: KeptTokens, _ pairs: [PairCounts]) -> [Int] {
        var frequencies = kept.documentFrequencies.map(Int.init)
        for block in pairs {
            var begin = 0
            for end in block.columns.ends {
                frequencies.append(end - begin)
                begin = end
            }
        }
        return frequencies
    }
}

/// Takes the parts of documents, such as title and abstract, one after another.
public struct DocumentParts {
    private var scanner: TokenScanner
    fileprivate(set) var tokens = NumberedTokens()

    fileprivate init(rule: TokenRule) { scanner = TokenScanner(rule: rule) }

    /// Reads a part, as UTF-8. Each part begins a sentence.
    public mutating func read(_ part: Span<UInt8>) { scanner.scan(part, into: &tokens) }
}
