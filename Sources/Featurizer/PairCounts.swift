/// The pairs of one range of first tokens that stand in enough documents.
struct PairCounts: Sendable {
    /// The kept pairs, ascending.
    private(set) var keys: [UInt64] = []
    /// Their columns.
    private(set) var columns = TermColumns()

    /// Counts a range over all parts.
    init(_ parts: [PairOccurrences], range: Int, minimumDocumentFrequency minimum: Int) {
        let total = parts.reduce(0) { $0 + $1.offsets[range + 1] - $1.offsets[range] }
        guard total > 0 else { return }
        var table = PairTable(capacity: total)
        var numbers: [Int32] = []
        numbers.reserveCapacity(total)
        for part in parts {
            for place in part.offsets[range]..<part.offsets[range + 1] {
                numbers.append(table.count(part.keys[place], in: part.documents[place]))
            }
        }
        let kept = table.kept(minimum)
        keys = kept.map { table.pairs[Int($0)].key }
        gather(parts, range, numbers, table, kept)
    }

    /// Sorts the occurrences of the kept pairs by pair; the documents of each stay ascending.
    private mutating func gather(
        _ parts: [PairOccurrences], _ range: Int, _ numbers: [Int32], _ table: PairTable, _ kept: [Int32]
    ) {
        var next = [Int32](repeating: -1, count: table.pairs.count)
        var ends: [Int] = []
        var end = 0
        for number in kept {
            next[Int(number)] = Int32(end)
            end += Int(table.pairs[Int(number)].occurrences)
            ends.append(end)
        }
        var sorted = [Int32](repeating: 0, count: end)
        var occurrence = 0
        for part in parts {
            for place in part.offsets[range]..<part.offsets[range + 1] {
                let number = Int(numbers[occurrence])
                occurrence += 1
                guard next[number] >= 0 else { continue }
                sorted[Int(next[number])] = part.documents[place]
                next[number] += 1
            }
        }
        var begin = 0
        for end in ends {
            columns.append(column: sorted[begin..<end])
            begin = end
        }
    }
}

/// A table that numbers distinct pairs in the order of first appearance and counts them.
struct PairTable: Sendable {
    struct Pair: Sendable {
        let key: UInt64
        var occurrences: Int32 = 0
        var documents: Int32 = 0
        var lastDocument: Int32 = -1
    }

    private(set) var pairs: [Pair] = []
    /// Number + 1 of the pair in each slot, 0 where it is empty; found by linear probing.
    private var slots: [Int32]

    /// A table for at most so many pairs.
    init(capacity: Int) { slots = [Int32](repeating: 0, count: TermHash.slots(for: capacity)) }

    /// Counts an occurrence and gives the pair's number. Documents ascend.
    @inline(__always)
    mutating func count(_ key: UInt64, in document: Int32) -> Int32 {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: TermHash.of(pair: key)) & mask
        while slots[slot] != 0, pairs[Int(slots[slot]) &- 1].key != key { slot = (slot &+ 1) & mask }
        if slots[slot] == 0 {
            pairs.append(Pair(key: key))
            slots[slot] = Int32(truncatingIfNeeded: pairs.count)
        }
        let number = slots[slot] &- 1
        pairs[Int(number)].occurrences &+= 1
        if pairs[Int(number)].lastDocument != document {
            pairs[Int(number)].lastDocument = document
            pairs[Int(number)].documents &+= 1
        }
        return number
    }

    /// The pairs that stand in at least so many documents, by ascending key.
    func kept(_ minimum: Int) -> [Int32] {
        let numbers = pairs.indices.filter { Int(pairs[$0].documents) >= minimum }
        return numbers.map { (key: pairs[$0].key, number: Int32($0)) }.sorted { $0.key < $1.key }.map(\.number)
    }
}
