public import LinearAlgebra

/// The terms that are columns: single tokens, and pairs of neighbouring tokens.
///
/// Columns `0 ..< tokenCount` are the tokens in the order of their bytes; columns from `tokenCount` on are the pairs, in the order of their tokens. A
/// pair is at most as frequent as its tokens, so every token of a pair is a column too.
public struct Vocabulary: Sendable {
    /// The bytes of all tokens, one after another.
    public let tokenBytes: FlatArray<UInt8>
    /// Where each token ends in `tokenBytes`.
    public let tokenEnds: FlatArray<UInt32>
    /// The hash table of the tokens: number + 1, 0 where a slot is empty.
    public let tokenSlots: FlatArray<UInt32>
    /// The pairs, ascending: the first token's number in the upper half, the second's in the lower.
    public let pairs: FlatArray<UInt64>
    /// The hash table of the pairs: number + 1, 0 where a slot is empty.
    public let pairSlots: FlatArray<UInt32>

    /// The number of single tokens.
    public var tokenCount: Int { tokenEnds.count }
    /// The number of columns.
    public var count: Int { tokenEnds.count + pairs.count }

    /// A vocabulary of tokens sorted by their bytes and of ascending pairs of their numbers.
    init(sortedTokens: [[UInt8]], sortedPairs: [UInt64]) {
        tokenBytes = FlatArray(sortedTokens.flatMap { $0 })
        var end: UInt32 = 0
        tokenEnds = FlatArray(
            sortedTokens.map { token -> UInt32 in
                end += UInt32(token.count)
                return end
            })
        pairs = FlatArray(sortedPairs)
        tokenSlots = FlatArray(Self.slots(sortedTokens.map { TermHash.of($0.span, 0..<$0.count) }))
        pairSlots = FlatArray(Self.slots(sortedPairs.map(TermHash.of(pair:))))
    }

    /// A vocabulary from the arrays of a file, or nil where they contradict each other.
    public init?(
        tokenBytes: FlatArray<UInt8>, tokenEnds: FlatArray<UInt32>, tokenSlots: FlatArray<UInt32>, pairs: FlatArray<UInt64>,
        pairSlots: FlatArray<UInt32>
    ) {
        self.tokenBytes = tokenBytes
        self.tokenEnds = tokenEnds
        self.tokenSlots = tokenSlots
        self.pairs = pairs
        self.pairSlots = pairSlots
        guard tokenSlots.count == TermHash.slots(for: tokenEnds.count), pairSlots.count == TermHash.slots(for: pairs.count),
            Int(tokenEnds.last ?? 0) == tokenBytes.count
        else { return nil }
    }

    /// The column of a token, or nil.
    public func column(ofToken bytes: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        let mask = tokenSlots.count - 1
        var slot = Int(truncatingIfNeeded: TermHash.of(bytes, range)) & mask
        while tokenSlots[slot] != 0 {
            let candidate = Int(tokenSlots[slot]) - 1
            if equals(candidate, bytes, range) { return Int32(candidate) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The column of a pair of token columns, or nil.
    public func column(ofPair first: Int32, _ second: Int32) -> Int32? {
        let key = PairTable.key(first, second)
        let mask = pairSlots.count - 1
        var slot = Int(truncatingIfNeeded: TermHash.of(pair: key)) & mask
        while pairSlots[slot] != 0 {
            let candidate = Int(pairSlots[slot]) - 1
            if pairs[candidate] == key { return Int32(tokenCount + candidate) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The spelling of a column: a token, or two with a space between.
    public func term(_ column: Int) -> String {
        guard column >= tokenCount else { return String(decoding: tokenBytes[range(column)], as: UTF8.self) }
        let pair = pairs[column - tokenCount]
        return term(Int(pair >> 32)) + " " + term(Int(pair & 0xFFFF_FFFF))
    }

    private func range(_ token: Int) -> Range<Int> { (token == 0 ? 0 : Int(tokenEnds[token - 1]))..<Int(tokenEnds[token]) }

    private func equals(_ token: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let own = self.range(token)
        guard own.count == range.count else { return false }
        for offset in 0..<own.count where tokenBytes[own.lowerBound + offset] != bytes[range.lowerBound + offset] { return false }
        return true
    }

    private static func slots(_ hashes: [UInt64]) -> [UInt32] {
        var slots = [UInt32](repeating: 0, count: TermHash.slots(for: hashes.count))
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
        return slots
    }
}
