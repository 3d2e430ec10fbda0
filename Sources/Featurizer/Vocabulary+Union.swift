import LinearAlgebra

extension Vocabulary {
    /// The terms of two vocabularies in one, and the column there of each column of either.
    ///
    /// O(terms of both).
    func union(_ other: Vocabulary) -> (vocabulary: Vocabulary, own: [Int32], others: [Int32]) {
        var (bytes, ends): ([UInt8], [UInt32]) = ([], [])
        var (tokens, otherTokens) = (
            [Int32](repeating: 0, count: tokenCount), [Int32](repeating: 0, count: other.tokenCount)
        )
        var (left, right) = (0, 0)
        while left < tokenCount || right < other.tokenCount {
            let (mine, theirs) = (spelling(ofToken: left), other.spelling(ofToken: right))
            let isMine = mine.map { mine in theirs.map { !$0.lexicographicallyPrecedes(mine) } ?? true } ?? false
            let isTheirs = theirs.map { theirs in mine.map { !$0.lexicographicallyPrecedes(theirs) } ?? true } ?? false
            let number = Int32(ends.count)
            bytes += (isMine ? mine : theirs) ?? []
            ends.append(UInt32(bytes.count))
            if isMine {
                tokens[left] = number
                left += 1
            }
            if isTheirs {
                otherTokens[right] = number
                right += 1
            }
        }
        let first = Int32(ends.count)
        // Tokens keep their order, and so do pairs.
        let (ownPairs, otherPairs) = (renumbered(tokens), other.renumbered(otherTokens))
        var (pairs, own, others) = ([UInt64](), tokens, otherTokens)
        (left, right) = (0, 0)
        while left < ownPairs.count || right < otherPairs.count {
            let mine = left < ownPairs.count ? ownPairs[left] : .max
            let theirs = right < otherPairs.count ? otherPairs[right] : .max
            let column = first + Int32(pairs.count)
            pairs.append(min(mine, theirs))
            if mine <= theirs {
                own.append(column)
                left += 1
            }
            if theirs <= mine {
                others.append(column)
                right += 1
            }
        }
        return (Vocabulary(tokenBytes: bytes, tokenEnds: ends, sortedPairs: pairs), own, others)
    }

    private func spelling(ofToken token: Int) -> [UInt8]? {
        guard token < tokenCount else { return nil }
        return tokenBytes.bytes(in: (token == 0 ? 0 : Int(tokenEnds[token - 1]))..<Int(tokenEnds[token]))
    }

    /// The pairs with other numbers for their tokens.
    private func renumbered(_ tokens: [Int32]) -> [UInt64] {
        pairs.map { PairKey.of(tokens[Int($0 >> 32)], tokens[Int($0 & 0xFFFF_FFFF)]) }
    }
}

extension FlatArray<UInt8> {
    fileprivate func bytes(in range: Range<Int>) -> [UInt8] { range.map { self[$0] } }
}

extension Vocabulary {
    /// The column here of each column of another vocabulary; −1 for terms that are none here.
    ///
    /// O(terms of both).
    package func columns(of other: Vocabulary) -> [Int32] {
        var columns = (0..<other.tokenCount).map { Int32(number(ofToken: $0, of: other) ?? -1) }
        var place = 0
        for pair in other.pairs {
            let (first, second) = (columns[Int(pair >> 32)], columns[Int(pair & 0xFFFF_FFFF)])
            guard first >= 0, second >= 0 else {
                columns.append(-1)
                continue
            }
            // Tokens that are in both keep their order, and so do their pairs.
            let key = PairKey.of(first, second)
            while place < pairs.count, pairs[place] < key { place += 1 }
            columns.append(place < pairs.count && pairs[place] == key ? Int32(tokenCount + place) : -1)
        }
        return columns
    }
}
