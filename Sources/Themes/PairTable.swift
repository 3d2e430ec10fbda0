/// Numbers pairs of numbers in the order in which they come.
struct PairTable {
    private(set) var keys: [UInt64] = []
    /// Number + 1 of the pair in each slot, 0 where it is empty; found by linear probing.
    private var slots: [Int32]

    /// No pairs, with room for some.
    init(room: Int = 512) {
        var count = 64
        while count < 2 * room { count *= 2 }
        slots = [Int32](repeating: 0, count: count)
    }

    /// Some pairs, of which none comes twice.
    init(_ keys: [UInt64]) {
        self.init(room: keys.count)
        self.keys = keys
        for number in keys.indices { slots[freeSlot(keys[number])] = Int32(number + 1) }
    }

    var count: Int { keys.count }

    static func key(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }

    /// The number of a pair; nil where it never came.
    @inline(__always) func find(_ key: UInt64) -> Int32? {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 {
            if keys[Int(slots[slot]) - 1] == key { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a pair, a new one where it has none.
    mutating func number(of key: UInt64) -> Int32 {
        if let number = find(key) { return number }
        if 2 * (keys.count + 1) > slots.count { grow() }
        slots[freeSlot(key)] = Int32(keys.count + 1)
        keys.append(key)
        return Int32(keys.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for number in keys.indices { slots[freeSlot(keys[number])] = Int32(number + 1) }
    }

    private func freeSlot(_ key: UInt64) -> Int {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// The upper half of a product depends on all bits of the key (D. E. Knuth, "The Art of Computer Programming", vol. 3,
    /// 2nd edition (1998), § 6.4: multiplicative hashing by the golden ratio).
    @inline(__always) static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: ((key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}

/// How many texts have each of some pairs.
struct CountedPairs {
    private var table = PairTable()
    private(set) var counts: [Int32] = []
    private var lastText: [Int32] = []

    var keys: [UInt64] { table.keys }

    /// No pairs yet.
    init() {}

    /// The counts of several groups of texts, of which no two have a text in common.
    init(sumOf parts: [CountedPairs]) {
        self = parts.first ?? CountedPairs()
        for part in parts.dropFirst() {
            for (key, count) in zip(part.keys, part.counts) { counts[number(of: key)] += count }
        }
    }

    /// Counts a pair of a text, and gives its number; of texts that come one after another, each counts once.
    mutating func add(_ key: UInt64, of text: Int32) -> Int {
        let number = number(of: key)
        if lastText[number] != text {
            lastText[number] = text
            counts[number] += 1
        }
        return number
    }

    private mutating func number(of key: UInt64) -> Int {
        let number = Int(table.number(of: key))
        if number == counts.count {
            counts.append(0)
            lastText.append(-1)
        }
        return number
    }
}

/// Counters that many keys share, each of which says at most 255: a key comes no more often than its counter says.
struct CountSketch {
    private var counts: [UInt8]

    /// No keys yet.
    ///
    /// - Parameter expected: how many are to come; a counter for each, as far as a processor's nearest memory reaches.
    init(expected: Int) {
        var count = 1 << 10
        while count < expected, count < 1 << 20 { count *= 2 }
        counts = [UInt8](repeating: 0, count: count)
    }

    /// The keys of several of the same size.
    init(sumOf parts: [CountSketch]) {
        self = parts.first ?? CountSketch(expected: 0)
        for part in parts.dropFirst() {
            for slot in counts.indices { counts[slot] = UInt8(min(255, Int(counts[slot]) + Int(part.counts[slot]))) }
        }
    }

    /// Counts keys.
    mutating func add(_ keys: [UInt64]) {
        var counters = counts.mutableSpan
        for key in keys {
            let slot = PairTable.hash(key) & (counters.count - 1)
            if counters[slot] < .max { counters[slot] += 1 }
        }
    }

    /// How often a key came, at most; no end where its counter is full.
    @inline(__always) func count(_ key: UInt64) -> Int {
        let count = counts[PairTable.hash(key) & (counts.count - 1)]
        return count < .max ? Int(count) : .max
    }
}
