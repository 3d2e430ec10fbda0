public import LinearAlgebra
public import Papers

/// The terms that are columns: single tokens, and pairs of neighbouring tokens.
///
/// Columns `0 ..< tokenCount` are the tokens in the order of their bytes; columns from `tokenCount`
/// on are the pairs, in the order of their tokens. A pair is at most as frequent as its tokens, so
/// every token of a pair is a column too.
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
    init(tokenBytes: [UInt8], tokenEnds: [UInt32], sortedPairs: [UInt64]) {
        self.tokenBytes = FlatArray(tokenBytes)
        self.tokenEnds = FlatArray(tokenEnds)
        pairs = FlatArray(sortedPairs)
        let bytes = tokenBytes.span
        tokenSlots = FlatArray(
            Self.slots(tokenEnds.count) {
                TermHash.of(bytes, Int($0 == 0 ? 0 : tokenEnds[$0 - 1])..<Int(tokenEnds[$0]))
            })
        pairSlots = FlatArray(Self.slots(sortedPairs.count) { TermHash.of(pair: sortedPairs[$0]) })
    }

    /// A vocabulary from the arrays of a file, or nil where they contradict each other.
    public init?(
        tokenBytes: FlatArray<UInt8>, tokenEnds: FlatArray<UInt32>, tokenSlots: FlatArray<UInt32>,
        pairs: FlatArray<UInt64>,
        pairSlots: FlatArray<UInt32>
    ) {
        self.tokenBytes = tokenBytes
        self.tokenEnds = tokenEnds
        self.tokenSlots = tokenSlots
        self.pairs = pairs
        self.pairSlots = pairSlots
        guard tokenSlots.count == TermHash.slots(for: tokenEnds.count),
            pairSlots.count == TermHash.slots(for: pairs.count),
            tokenEnds.count + pairs.count < 1 << 31, Int(tokenEnds.last ?? 0) == tokenBytes.count,
            Self.areTokens(tokenBytes, ends: tokenEnds),
            Self.areTokens(pairs, count: tokenEnds.count), Self.ascend(pairs)
        else { return nil }
        let areFound = tokenBytes.withSpan { bytes in
            tokenEnds.withSpan { ends in
                Self.finds(tokenEnds.count, in: tokenSlots) {
                    TermHash.of(bytes, ($0 == 0 ? 0 : Int(ends[$0 - 1]))..<Int(ends[$0]))
                }
            }
        }
        guard areFound,
            pairs.withSpan({ keys in Self.finds(keys.count, in: pairSlots) { TermHash.of(pair: keys[$0]) } })
        else { return nil }
    }

    /// The column of a token, or nil.
    public func column(ofToken bytes: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        tokenSlots.withSpan { slots in
            tokenEnds.withSpan { ends in
                tokenBytes.withSpan { tokens in
                    let (mask, token) = (slots.count - 1, bytes.extracting(range))
                    var slot = Int(truncatingIfNeeded: TermHash.of(bytes, range)) & mask
                    while slots[slot] != 0 {
                        let candidate = Int(slots[slot]) &- 1
                        let begin = candidate == 0 ? 0 : Int(ends[candidate &- 1])
                        if token.equals(tokens.extracting(begin..<Int(ends[candidate]))) { return Int32(candidate) }
                        slot = (slot &+ 1) & mask
                    }
                    return nil
                }
            }
        }
    }

    /// The term of a column, its words numbered as the tokens are.
    public func term(_ column: Int) -> Term {
        guard column >= tokenCount else { return Term(column) }
        let pair = pairs[column - tokenCount]
        return Term(Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
    }

    /// The spelling of a term of these tokens.
    public func spelling(_ term: Term) -> String {
        term.spelled { String(decoding: tokenBytes[range($0)], as: UTF8.self) }
    }

    /// The spelling of a column: a token, or two with a space between.
    public func spelling(_ column: Int) -> String { spelling(term(column)) }

    /// The number here of a token of another vocabulary, or nil.
    public func number(ofToken token: Int, of other: Vocabulary) -> Int? {
        other.tokenBytes.withSpan { column(ofToken: $0, other.range(token)) }.map(Int.init)
    }

    private func range(_ token: Int) -> Range<Int> {
        (token == 0 ? 0 : Int(tokenEnds[token - 1]))..<Int(tokenEnds[token])
    }

    /// Whether a hash table holds each of so many keys once, where a search for it finds it, and nothing else.
    ///
    /// At most half of the slots are filled, so that every other search ends at an empty one. O(slots).
    private static func finds(_ keys: Int, in slots: FlatArray<UInt32>, hash: (Int) -> UInt64) -> Bool {
        slots.withSpan { slots in
            // Without branches, here and below: no processor guesses which slots are filled. A number that is not 0 has
            // the highest bit, or its negative has.
            var filled: UInt32 = 0
            for slot in slots.indices { filled &+= (slots[slot] | (0 &- slots[slot])) >> 31 }
            // As many as there are keys: where each is found, no other number stands anywhere.
            guard Int(filled) == keys, keys < slots.count else { return false }
            let mask = slots.count - 1
            // A few hundred at a time: their hashes first, then what stands in their slots, so that the processor waits
            // for memory once and not for each; only those that have another's number there are searched for.
            var homes = [Int](repeating: 0, count: 256)
            var missed = homes
            for first in stride(from: 0, to: keys, by: homes.count) {
                let count = min(homes.count, keys - first)
                for place in 0..<count { homes[place] = Int(truncatingIfNeeded: hash(first + place)) & mask }
                var misses = 0
                for place in 0..<count {
                    missed[misses] = place
                    let number = UInt32(truncatingIfNeeded: first &+ place &+ 1)
                    misses &+= Int(truncatingIfNeeded: min(slots[homes[place]] ^ number, 1))
                }
                for place in missed[..<misses] {
                    let number = UInt32(truncatingIfNeeded: first &+ place &+ 1)
                    var slot = homes[place]
                    while slots[slot] != number {
                        guard slots[slot] != 0 else { return false }
                        slot = (slot &+ 1) & mask
                    }
                }
            }
            return true
        }
    }

    /// Whether the ends divide bytes into texts that are not empty and ascend.
    private static func areTokens(_ bytes: FlatArray<UInt8>, ends: FlatArray<UInt32>) -> Bool {
        bytes.withSpan { bytes in
            ends.withSpan { ends in
                var (before, own) = (0..<0, 0..<0)
                var (first, ownFirst): (UInt64, UInt64) = (0, 0)
                for place in ends.indices {
                    guard Int(ends[place]) > own.upperBound, Int(ends[place]) <= bytes.count else { return false }
                    (before, own) = (own, own.upperBound..<Int(ends[place]))
                    (first, ownFirst) = (ownFirst, firstBytes(of: own, bytes))
                    // A text that begins within a character is none.
                    guard bytes[own.lowerBound] & 0xC0 != 0x80,
                        first < ownFirst
                            || first == ownFirst
                                && precedes(before, own, bytes)
                    else { return false }
                }
                return true
            }
        } && bytes.withSpan(Self.isText)
    }

    /// The first eight bytes of a token, with zeros where it ends before, as a number that is larger for what comes later
    /// in the order of bytes: few neighbours have the same, and no processor guesses at which byte words part.
    private static func firstBytes(of token: Range<Int>, _ bytes: Span<UInt8>) -> UInt64 {
        guard token.lowerBound &+ 8 <= bytes.count else {
            return token.reduce(0) { $0 << 8 | UInt64(bytes[$1]) } << UInt64(8 * (8 - token.count))
        }
        let eight = bytes.eightBytes(at: token.lowerBound).byteSwapped
        return token.count >= 8 ? eight : eight & ~(UInt64.max >> UInt64(8 * token.count))
    }

    private static func isText(_ bytes: Span<UInt8>) -> Bool {
        // Safe: the buffer is read for the length of the call. Of a span or an array the check goes byte by byte.
        unsafe bytes.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) } != nil
    }

    /// Whether one token comes before another in the order of their bytes.
    private static func precedes(_ one: Range<Int>, _ other: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        for offset in 0..<min(one.count, other.count) {
            let (left, right) = (bytes[one.lowerBound + offset], bytes[other.lowerBound + offset])
            if left != right { return left < right }
        }
        return one.count < other.count
    }

    private static func ascend(_ pairs: FlatArray<UInt64>) -> Bool {
        pairs.withSpan { pairs in
            var descents: UInt64 = 0
            for place in 0..<max(0, pairs.count - 1) { descents |= pairs[place] >= pairs[place + 1] ? 1 : 0 }
            return descents == 0
        }
    }

    /// Whether both halves of each pair are below `count`, read as sums without branches, by their highest bits, which
    /// the compiler makes for several pairs at once: a number has it, or has it after 2³¹ − `count` is added.
    private static func areTokens(_ pairs: FlatArray<UInt64>, count: Int) -> Bool {
        guard count < 1 << 31 else { return false }
        let room = UInt64(1 << 31 - count)
        let (toBoth, highest) = (room << 32 | room, UInt64(0x8000_0000_8000_0000))
        return pairs.withSpan { pairs in
            var bits: UInt64 = 0
            for place in pairs.indices { bits |= pairs[place] | (pairs[place] &+ toBoth) }
            return bits & highest == 0
        }
    }

    /// The hash table of so many keys, given the hash of each.
    private static func slots(_ count: Int, hash: (Int) -> UInt64) -> [UInt32] {
        var slots = [UInt32](repeating: 0, count: TermHash.slots(for: count))
        let mask = slots.count - 1
        for number in 0..<count {
            var slot = Int(truncatingIfNeeded: hash(number)) & mask
            while slots[slot] != 0 { slot = (slot &+ 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
        return slots
    }
}
