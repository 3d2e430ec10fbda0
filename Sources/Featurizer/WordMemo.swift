/// Remembers a number for each packed word: what was found out about a word once is not found out again.
///
/// An open hash table with linear probing, at most half full.
struct WordMemo: Sendable {
    private struct Slot: Sendable {
        /// The word; its low half is zero where the slot is empty, since no word begins with a zero byte.
        var word = PackedWord(low: 0, high: 0)
        var number: Int32 = 0
    }

    private var slots: [Slot]
    private(set) var count = 0
    /// Beyond so many words everything is forgotten, so that memory has a bound.
    private let limit: Int

    /// A memo for at most so many words.
    init(limit: Int = .max) {
        slots = [Slot](repeating: Slot(), count: 1 << 12)
        self.limit = limit
    }

    /// The number of a word, or nil.
    @inline(__always)
    func number(of word: PackedWord) -> Int32? {
        let mask = slots.count &- 1
        var place = Int(truncatingIfNeeded: word.hash) & mask
        while true {
            let slot = slots[place]
            if slot.word == word { return slot.number }
            if slot.word.low == 0 { return nil }
            place = (place &+ 1) & mask
        }
    }

    /// Remembers a word that was not known before.
    mutating func insert(_ word: PackedWord, _ number: Int32) {
        if count >= limit {
            for place in slots.indices { slots[place] = Slot() }
            count = 0
        }
        if (count + 1) * 2 > slots.count { grow() }
        slots[emptyPlace(word)] = Slot(word: word, number: number)
        count += 1
    }

    private func emptyPlace(_ word: PackedWord) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: word.hash) & mask
        while slots[place].word.low != 0 { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 4)
        for slot in old where slot.word.low != 0 { slots[emptyPlace(slot.word)] = slot }
    }
}
