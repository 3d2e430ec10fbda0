/// A term's column and how often it occurs.
struct TermCount: Sendable, Equatable {
    var column: Int32
    var count: Int32
}

/// Counts the terms of one document after another.
///
/// A small open hash table, sized by the document, so that it stays in the processor's nearest cache.
struct TermCounter: Sendable {
    /// The terms of the document, in the order of first appearance.
    private(set) var terms: [TermCount] = []
    /// Number + 1 of the term in each slot, 0 where it is empty.
    private var slots = [Int32](repeating: 0, count: 256)
    private var mask = 255

    /// Begins a document with at most so many occurrences.
    mutating func begin(atMost occurrences: Int) {
        terms.removeAll(keepingCapacity: true)
        let wanted = TermHash.slots(for: occurrences)
        if wanted > slots.count { slots = [Int32](repeating: 0, count: wanted) }
        mask = wanted - 1
        for slot in 0...mask { slots[slot] = 0 }
    }

    /// Counts an occurrence.
    @inline(__always)
    mutating func count(_ column: Int32) {
        var slot = Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: column)) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot]) &- 1
            if terms[place].column == column {
                terms[place].count &+= 1
                return
            }
            slot = (slot &+ 1) & mask
        }
        terms.append(TermCount(column: column, count: 1))
        slots[slot] = Int32(truncatingIfNeeded: terms.count)
    }

    /// Appends the terms in the order of their columns.
    func appendAscending(to sorted: inout [TermCount]) {
        let first = sorted.count
        sorted.append(contentsOf: terms)
        sorted[first...].sort { $0.column < $1.column }
    }
}
