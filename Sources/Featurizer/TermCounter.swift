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

    /// Counts the columns of a document, the first so many of an array; those below 0 are passed over.
    mutating func count(_ all: [Int32], first: Int) {
        let columns = all.span.extracting(first: first)
        let wanted = TermHash.slots(for: columns.count)
        if wanted > slots.count { slots = [Int32](repeating: 0, count: wanted) }
        if columns.count > room.count { room = [TermCount](repeating: TermCount(column: 0, count: 0), count: wanted) }
        count = Self.count(columns, wanted - 1, &slots, &room)
    }

    private static func count(
        _ columns: Span<Int32>, _ mask: Int, _ slotArray: inout [Int32], _ termArray: inout [TermCount]
    ) -> Int {
        // Spans, since arrays would check at each write that nobody else holds them.
        var slots = slotArray.mutableSpan
        var terms = termArray.mutableSpan
        for slot in 0...mask { slots[slot] = 0 }
        var known = 0
        for place in 0..<columns.count {
            let column = columns[place]
            if column < 0 { continue }
            var slot = Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: column)) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
            while true {
                let number = Int(slots[slot])
                if number == 0 {
                    terms[known] = TermCount(column: column, count: 1)
                    known &+= 1
                    slots[slot] = Int32(truncatingIfNeeded: known)
                    break
                }
                if terms[number &- 1].column == column {
                    terms[number &- 1].count &+= 1
                    break
                }
                slot = (slot &+ 1) & mask
            }
        }
        return known
    }

    /// Appends the terms in the order of their columns.
    func appendAscending(to sorted: inout [TermCount]) {
        let first = sorted.count
        sorted.append(contentsOf: room[..<count])
        sorted[first...].sort { $0.column < $1.column }
    }
}
