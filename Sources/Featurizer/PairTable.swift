/// A growing table that gives each distinct pair of token numbers a number, in the order of first appearance.
struct PairTable: Sendable {
    /// The pairs, first token in the upper half.
    private(set) var keys: [UInt64] = []
    /// Number + 1 of the pair in each slot, 0 where it is empty; found by linear probing.
    private var slots = [Int32](repeating: 0, count: 1 << 14)

    static func key(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }

    var count: Int { keys.count }

    /// The number of a pair, a new one where it was not seen before.
    mutating func number(of key: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: TermHash.of(pair: key)) & mask
        while slots[slot] != 0 {
            let candidate = slots[slot] - 1
            if keys[Int(candidate)] == key { return candidate }
            slot = (slot + 1) & mask
        }
        keys.append(key)
        slots[slot] = Int32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return Int32(keys.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (pair, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: TermHash.of(pair: key)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(pair + 1)
        }
    }
}
