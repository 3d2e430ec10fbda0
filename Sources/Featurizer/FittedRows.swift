import LinearAlgebra

/// The rows of a range of the documents that a vectorizer was fitted to.
struct FittedRows: Sendable {
    let matrix: SparseMatrix
    let familiarities: [Familiarity]

    /// Gathers the rows. Tokens are counted document by document; pairs come column by column, so
    /// that each row's columns ascend by themselves.
    init(
        _ part: NumberedTokens, columns: [Int32], kept: KeptTokens, pairs: [PairCounts], documents: Range<Int>,
        weights: [Float],
        options: TFIDFOptions
    ) {
        let minimum = options.minimumDocumentFrequency
        var gathering = Gathering(part, columns: columns, kept: kept, countsPairs: options.pairs, minimum: minimum)
        gathering.makeRoom(for: pairs, documents: documents)
        gathering.placeTokens()
        gathering.placePairs(pairs, documents: documents, firstColumn: kept.count, minimum: minimum)
        gathering.weigh(weights)
        matrix = SparseMatrix(
            columns: weights.count, rowOffsets: gathering.offsets, columnIndices: gathering.entries,
            values: gathering.values)
        familiarities = gathering.familiarities
    }
}

/// Rows in the making: first the columns and how often each term occurs, then the weights.
private struct Gathering {
    /// The kept tokens of each document, ascending, with their counts, until there is room for them.
    private var tokens: [TermCount] = []
    private var tokenEnds: [Int] = []
    private(set) var offsets: [Int] = [0]
    private(set) var entries: [Int32] = []
    private(set) var values: [Float] = []
    private(set) var familiarities: [Familiarity] = []
    /// Where the next entry of each row goes.
    private var next: [Int] = []

    init(_ part: NumberedTokens, columns: [Int32], kept: KeptTokens, countsPairs: Bool, minimum: Int) {
        var counter = TermCounter()
        var found: [Int32] = []
        for document in part.documentEnds.indices {
            var familiarity = Familiarity()
            let range = part.range(ofDocument: document)
            found.removeAll(keepingCapacity: true)
            for position in range {
                let occurrence = part.stream[position]
                let column = columns[occurrence.number]
                familiarity.tokens += 1
                familiarity.pairs += countsPairs && position > range.lowerBound && !occurrence.startsSentence ? 1 : 0
                guard column >= 0 else { continue }
                found.append(column)
                familiarity.knownTokens += Int(kept.documentFrequencies[Int(column)]) > minimum ? 1 : 0
            }
            counter.count(found, first: found.count)
            counter.appendAscending(to: &tokens)
            tokenEnds.append(tokens.count)
            familiarities.append(familiarity)
        }
    }

    mutating func makeRoom(for pairs: [PairCounts], documents: Range<Int>) {
        var counts = [Int](repeating: 0, count: documents.count)
        for block in pairs {
            for document in block.columns.documents where documents.contains(Int(document)) {
                counts[Int(document) - documents.lowerBound] += 1
            }
        }
        var begin = 0
        for (row, end) in tokenEnds.enumerated() {
            offsets.append(offsets[row] + end - begin + counts[row])
            begin = end
        }
        entries = [Int32](repeating: 0, count: offsets[offsets.count - 1])
        values = [Float](repeating: 0, count: entries.count)
    }

    mutating func placeTokens() {
        var begin = 0
        next.reserveCapacity(tokenEnds.count)
        for (row, end) in tokenEnds.enumerated() {
            var place = offsets[row]
            for token in tokens[begin..<end] {
                entries[place] = token.column
                values[place] = Float(token.count)
                place += 1
            }
            next.append(place)
            begin = end
        }
        tokens = []
    }

    mutating func placePairs(_ pairs: [PairCounts], documents: Range<Int>, firstColumn: Int, minimum: Int) {
        var column = Int32(firstColumn)
        for block in pairs {
            var (begin, repeated) = (0, 0)
            let repeats = block.columns.repeats
            for end in block.columns.ends {
                let isKnownToOthers = end - begin > minimum
                for entry in begin..<end {
                    var times: Int32 = 1
                    if repeated < repeats.count, repeats[repeated].entry == entry {
                        times += repeats[repeated].times
                        repeated += 1
                    }
                    let document = Int(block.columns.documents[entry])
                    guard documents.contains(document) else { continue }
                    let row = document - documents.lowerBound
                    entries[next[row]] = column
                    values[next[row]] = Float(times)
                    next[row] += 1
                    if isKnownToOthers { familiarities[row].knownPairs += Int(times) }
                }
                column += 1
                begin = end
            }
        }
    }

    mutating func weigh(_ inverseDocumentFrequencies: [Float]) {
        let weighing = TermWeighing()
        for row in 0..<tokenEnds.count {
            var norm = RowNorm()
            for entry in offsets[row]..<offsets[row + 1] {
                norm.add(weighing.weight(count: Int32(values[entry]), inverseDocumentFrequencies[Int(entries[entry])]))
            }
            let length = norm.length
            for entry in offsets[row]..<offsets[row + 1] {
                let weight = weighing.weight(
                    count: Int32(values[entry]), inverseDocumentFrequencies[Int(entries[entry])])
                values[entry] = Float(weight / length)
            }
        }
    }
}
