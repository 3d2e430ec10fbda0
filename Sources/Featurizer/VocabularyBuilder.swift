import LinearAlgebra

/// Counts the terms of a collection of documents, and freezes the frequent ones.
///
/// Documents are kept as numbers, so that their rows come from what was read once.
struct VocabularyBuilder: Sendable {
    /// Whether pairs of neighbours are terms too.
    let countsPairs: Bool
    private var tokens = TokenTable()
    private var pairs = PairTable()
    /// The occurrences of all documents: the number of a token, and of the pair that ends with it (-1 where it ends none).
    private var tokenStream: [Int32] = []
    private var pairStream: [Int32] = []
    private var documentEnds: [Int] = []
    /// In how many documents each term stands, and in which it was seen last.
    private var tokenFrequency = DocumentFrequency()
    private var pairFrequency = DocumentFrequency()

    init(countsPairs: Bool) { self.countsPairs = countsPairs }

    var documents: Int { documentEnds.count }

    /// Counts a document.
    mutating func add(_ document: TokenBuffer) {
        var previous: Int32 = -1
        let bytes = document.bytes.span
        for position in 0..<document.count {
            let token = tokens.number(of: bytes, document.range(position))
            tokenFrequency.count(token, in: documents)
            tokenStream.append(token)
            var pair: Int32 = -1
            if countsPairs, previous >= 0, !document.startsSentence[position] {
                pair = pairs.number(of: PairTable.key(previous, token))
                pairFrequency.count(pair, in: documents)
            }
            pairStream.append(pair)
            previous = token
        }
        documentEnds.append(tokenStream.count)
    }

    /// The terms that stand in at least so many documents, with the number of documents of each.
    func frozen(minimumDocumentFrequency minimum: Int) -> FrozenTerms {
        let keptTokens = (0..<tokens.count).filter { tokenFrequency.documents[$0] >= minimum }
            .map { (number: $0, spelling: Array(tokens.bytes[tokens.range($0)])) }
            .sorted { $0.spelling.lexicographicallyPrecedes($1.spelling) }
        var columnOfToken = [Int32](repeating: -1, count: tokens.count)
        for (column, token) in keptTokens.enumerated() { columnOfToken[token.number] = Int32(column) }
        let keptPairs = (0..<pairs.count).filter { pairFrequency.documents[$0] >= minimum }
            .map { number -> (number: Int, key: UInt64) in
                let key = pairs.keys[number]
                return (number, PairTable.key(columnOfToken[Int(key >> 32)], columnOfToken[Int(key & 0xFFFF_FFFF)]))
            }
            .sorted { $0.key < $1.key }
        var columnOfPair = [Int32](repeating: -1, count: pairs.count)
        for (place, pair) in keptPairs.enumerated() { columnOfPair[pair.number] = Int32(keptTokens.count + place) }
        let frequencies = keptTokens.map { tokenFrequency.documents[$0.number] } + keptPairs.map { pairFrequency.documents[$0.number] }
        return FrozenTerms(
            vocabulary: Vocabulary(sortedTokens: keptTokens.map(\.spelling), sortedPairs: keptPairs.map(\.key)),
            documentFrequencies: frequencies, columnOfToken: columnOfToken, columnOfPair: columnOfPair)
    }

    /// The kept columns of a document, ascending, each as often as it occurs.
    func columns(ofDocument document: Int, in frozen: FrozenTerms, into columns: inout [Int32]) {
        columns.removeAll(keepingCapacity: true)
        for position in (document == 0 ? 0 : documentEnds[document - 1])..<documentEnds[document] {
            let token = frozen.columnOfToken[Int(tokenStream[position])]
            if token >= 0 { columns.append(token) }
            guard pairStream[position] >= 0 else { continue }
            let pair = frozen.columnOfPair[Int(pairStream[position])]
            if pair >= 0 { columns.append(pair) }
        }
        columns.sort()
    }

    /// How much of a document the vocabulary of all other documents would know: a term must stand in `minimum` of those.
    func familiarityToOthers(ofDocument document: Int, minimumDocumentFrequency minimum: Int) -> Familiarity {
        var result = Familiarity()
        for position in (document == 0 ? 0 : documentEnds[document - 1])..<documentEnds[document] {
            result.tokens += 1
            result.knownTokens += tokenFrequency.documents[Int(tokenStream[position])] > minimum ? 1 : 0
            guard pairStream[position] >= 0 else { continue }
            result.pairs += 1
            result.knownPairs += pairFrequency.documents[Int(pairStream[position])] > minimum ? 1 : 0
        }
        return result
    }
}

/// What a ``VocabularyBuilder`` kept.
struct FrozenTerms: Sendable {
    let vocabulary: Vocabulary
    /// The number of documents of each column.
    let documentFrequencies: [Int]
    /// The column of each token and pair of the builder, -1 where it was not kept.
    let columnOfToken: [Int32]
    let columnOfPair: [Int32]
}

/// Counts each number at most once a document.
private struct DocumentFrequency: Sendable {
    private(set) var documents: [Int] = []
    private var lastSeen: [Int] = []

    mutating func count(_ number: Int32, in document: Int) {
        if Int(number) == documents.count {
            documents.append(0)
            lastSeen.append(-1)
        }
        guard lastSeen[Int(number)] != document else { return }
        lastSeen[Int(number)] = document
        documents[Int(number)] += 1
    }
}
