/// A growing table that gives each distinct token a number, in the order of first appearance.
struct TokenTable: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    /// The hash of each token, kept so that growing does not read the tokens again.
    private var hashes: [UInt64] = []
    /// Number + 1 of the token in each slot, 0 where it is empty; found by linear probing.
    private var slots = [Int32](repeating: 0, count: 1 << 12)

    var count: Int { ends.count }

    func range(_ token: Int) -> Range<Int> { (token == 0 ? 0 : ends[token - 1])..<ends[token] }

    /// The number of a token, a new one where it was not seen before.
    mutating func number(of source: Span<UInt8>, _ range: Range<Int>) -> Int32 {
        let hash = TermHash.of(source, range)
        let slot = slot(of: source, range, hash)
        if slots[slot] != 0 { return slots[slot] - 1 }
        for position in range { bytes.append(source[position]) }
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = Int32(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return Int32(ends.count - 1)
    }

    /// The number of a token; nil where it was not seen before.
    func find(_ source: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        let slot = slot(of: source, range, TermHash.of(source, range))
        return slots[slot] != 0 ? slots[slot] - 1 : nil
    }

    /// The slot of a token, or the empty one where it belongs.
    private func slot(of source: Span<UInt8>, _ range: Range<Int>, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let candidate = Int(slots[slot]) - 1
            if hashes[candidate] == hash, equals(candidate, source, range) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func equals(_ token: Int, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let own = self.range(token)
        guard own.count == range.count else { return false }
        for offset in 0..<own.count where bytes[own.lowerBound + offset] != source[range.lowerBound + offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (token, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(token + 1)
        }
    }
}
