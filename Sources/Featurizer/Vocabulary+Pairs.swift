/// How far the search for a pair has come.
struct PairLookup: Sendable {
    /// The pair that is searched for.
    var wanted: UInt64 = 0
    /// The slot that is looked into.
    var slot: UInt32 = 0
    /// Number + 1 of the pair in that slot, 0 where it is empty.
    var candidate: UInt32 = 0
    /// Not of this pair: the place of the next search that another pair stood in the way of.
    var unsettled: UInt32 = 0
}

extension Vocabulary {
    /// Adds the columns of those pairs that are columns behind the first `known` of a text; returns how many there are
    /// then.
    ///
    /// All searches go on side by side, a slot each at a time: the processor then waits for memory a few times and not
    /// once or twice for each pair, and nowhere has to guess which pairs are there.
    ///
    /// - Precondition: there is room for one more column a pair.
    func addColumns(ofPairs count: Int, in lookups: inout [PairLookup], to columns: inout [Int32], from known: Int)
        -> Int
    {
        guard pairs.count > 0 else { return known }
        return pairSlots.withSpan { slots in
            pairs.withSpan { keys in
                var searches = lookups.mutableSpan
                Self.find(count, &searches, slots, keys)
                let first = Int32(tokenCount) &- 1
                var end = known
                var room = columns.mutableSpan
                for place in 0..<count {
                    room[end] = first &+ Int32(bitPattern: searches[place].candidate)
                    end &+= searches[place].candidate != 0 ? 1 : 0
                }
                return end
            }
        }
    }

    /// Finds the first so many pairs; the candidate of one that is nowhere is 0.
    ///
    /// What each loop reads, the one before has asked for.
    @inline(__always)
    private static func find(
        _ count: Int, _ searches: inout MutableSpan<PairLookup>, _ slots: Span<UInt32>, _ keys: Span<UInt64>
    ) {
        let mask = UInt32(slots.count - 1)
        for place in 0..<count {
            let slot = UInt32(truncatingIfNeeded: TermHash.of(pair: searches[place].wanted)) & mask
            searches[place].slot = slot
            slots.prefetch(Int(slot))
        }
        for place in 0..<count {
            let candidate = slots[Int(searches[place].slot)]
            searches[place].candidate = candidate
            searches[place].unsettled = UInt32(truncatingIfNeeded: place)
            keys.prefetch(max(0, Int(candidate) &- 1))
        }
        var unsettled = count
        while true {
            var others = 0
            for number in 0..<unsettled {
                let place = searches[number].unsettled
                let search = searches[Int(place)]
                // Any pair where the slot is empty. Without branches: no processor guesses which pairs are there.
                let difference = keys[max(0, Int(search.candidate) &- 1)] ^ search.wanted
                let isOther = (difference | (0 &- difference)) >> 63
                let isFilled = UInt64((search.candidate | (0 &- search.candidate)) >> 31)
                searches[others].unsettled = place
                others &+= Int(isOther & isFilled)
            }
            guard others > 0 else { return }
            unsettled = others
            for number in 0..<unsettled {
                let place = Int(searches[number].unsettled)
                let slot = (searches[place].slot &+ 1) & mask
                searches[place].slot = slot
                searches[place].candidate = slots[Int(slot)]
            }
        }
    }
}
