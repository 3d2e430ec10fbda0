/// A term's column and how often it occurs.
struct TermCount: Sendable, Equatable {
    var column: Int32
    var count: Int32
}

/// Counts the terms of one document after another.
///
/// A small open hash table, sized by the document, so that it stays in the processor's nearest cache.
struct TermCounter: Sendable {
    /// Room for the terms; those of the document come first, in the order of first appearance.
    private(set) var room: [TermCount] = []
    /// The number of terms of the document.
    private(set) var count = 0
    /// Number + 1 of the term in each slot, 0 where it is empty.
    private var slots: [Int32] = []

    /// Counts the columns of a document, the first so many of an array.
    mutating func count(_ all: [Int32], first: Int) {
        let columns = all.span.extracting(first: first)
        let wanted = 2 * TermHash.slots(for: columns.count)
        if wanted > slots.count { slots = [Int32](repeating: 0, count: wanted) }
        if columns.count > room.count {
            room = [TermCount](repeating: TermCount(column: 0, count: 0), count: wanted / 2)
        }
        count = Self.count(columns, wanted - 1, &slots, &room)
    }

    private static func count(
        _ columns: Span<Int32>, _ mask: Int, _ slotArray: inout [Int32], _ termArray: inout [TermCount]
    ) -> Int {
        // Spans, since arrays would check at each write that nobody else holds them.
        var slots = slotArray.mutableSpan
        var terms = termArray.mutableSpan
        for slot in 0...mask { slots[slot] = 0 }
        var known: Int32 = 0
        for place in columns.indices {
            let column = columns[place]
            var slot = Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: column)) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
            while holdsOther(slots[slot], column, terms) { slot = (slot &+ 1) & mask }
            // Without branches: no processor guesses which columns come again.
            let number = slots[slot]
            let isNew = number == 0
            let term = Int(isNew ? known : number &- 1)
            let before = isNew ? 0 : terms[term].count
            terms[term] = TermCount(column: column, count: before &+ 1)
            slots[slot] = Int32(truncatingIfNeeded: term &+ 1)
            known &+= isNew ? 1 : 0
        }
        return Int(known)
    }

    /// Whether a slot is filled with another column.
    @inline(__always)
    private static func holdsOther(_ number: Int32, _ column: Int32, _ terms: borrowing MutableSpan<TermCount>) -> Bool
    {
        let difference = terms[max(0, Int(number) &- 1)].column ^ column
        // Negative where both are other than 0.
        return (difference | (0 &- difference)) & (0 &- number) < 0
    }

    /// Appends the terms in the order of their columns.
    func appendAscending(to sorted: inout [TermCount]) {
        let first = sorted.count
        sorted.append(contentsOf: room[..<count])
        sorted[first...].sort { $0.column < $1.column }
    }
}
