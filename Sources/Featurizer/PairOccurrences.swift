/// A pair of token columns as one integer that ascends with the first token, then with the second.
enum PairKey {
    @inline(__always)
    static func of(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }
}

/// Ranges of first tokens whose pairs are counted together, so that the table of a range fits into a processor's cache.
struct PairRanges: Sendable {
    /// The range of each token column.
    let ofToken: [Int32]
    let count: Int

    private static let occurrencesInRange = 1 << 15

    /// Ranges over the number of pairs that begin with each token.
    init(pairsOfToken: [Int32]) {
        var (ranges, range, filled): ([Int32], Int32, Int) = ([], 0, 0)
        ranges.reserveCapacity(pairsOfToken.count)
        for pairs in pairsOfToken {
            if filled > 0, filled + Int(pairs) > Self.occurrencesInRange { (range, filled) = (range + 1, 0) }
            ranges.append(range)
            filled += Int(pairs)
        }
        ofToken = ranges
        count = Int(range) + 1
    }
}

/// The neighbouring kept tokens of some documents, sorted by range and, within one, in the order of the text.
struct PairOccurrences: Sendable {
    let keys: [UInt64]
    let documents: [Int32]
    /// Where each range begins, and the end.
    let offsets: [Int]

    /// How often each kept token begins a pair.
    static func firstTokens(of part: NumberedTokens, columns: [Int32], tokens: Int) -> [Int32] {
        var counts = [Int32](repeating: 0, count: tokens)
        part.forEachPair(columns) { first, _, _ in counts[Int(first)] &+= 1 }
        return counts
    }

    /// The pairs of a part whose documents are numbered from `firstDocument` on.
    init(_ part: NumberedTokens, columns: [Int32], firstTokens: [Int32], ranges: PairRanges, firstDocument: Int) {
        var offsets = [Int](repeating: 0, count: ranges.count + 1)
        for (token, pairs) in firstTokens.enumerated() { offsets[Int(ranges.ofToken[token]) + 1] += Int(pairs) }
        for range in 0..<ranges.count { offsets[range + 1] += offsets[range] }
        var keys = [UInt64](repeating: 0, count: offsets[ranges.count])
        var documents = [Int32](repeating: 0, count: keys.count)
        var next = offsets
        part.forEachPair(columns) { first, second, document in
            let range = Int(ranges.ofToken[Int(first)])
            let place = next[range]
            keys[place] = PairKey.of(first, second)
            documents[place] = Int32(truncatingIfNeeded: firstDocument &+ document)
            next[range] = place &+ 1
        }
        (self.keys, self.documents, self.offsets) = (keys, documents, offsets)
    }
}

extension NumberedTokens {
    /// Every two neighbours within a sentence that were both kept, with the document.
    @inline(__always)
    fileprivate func forEachPair(_ columns: [Int32], _ body: (Int32, Int32, Int) -> Void) {
        for document in documentEnds.indices {
            var previous: Int32 = -1
            for position in range(ofDocument: document) {
                let occurrence = stream[position]
                let token = columns[occurrence.number]
                if previous >= 0, token >= 0, !occurrence.startsSentence { body(previous, token, document) }
                previous = token
            }
        }
    }
}
