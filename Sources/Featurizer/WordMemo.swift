/// Remembers a number for each packed word: what was found out about a word once is not found out again.
///
/// An open hash table with linear probing, at most half full.
struct WordMemo: Sendable {
    private struct Slot: Sendable, BitwiseCopyable {
        /// The word; its low half is zero where the slot is empty, since no word begins with a zero byte.
        var word = PackedWord(low: 0, high: 0)
        var number = WordMemo.absent
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

    /// Looks for the plain words among pieces of a text, all of them side by side: ``absent`` stands for one that is
    /// not remembered, and for what is none.
    @inline(__always)
    func find(_ pieces: Span<TextPiece>, into found: inout [Int32]) {
        let (slots, mask) = (slots.span, slots.count &- 1)
        var numbers = found.mutableSpan
        for place in pieces.indices {
            let slot = Int(truncatingIfNeeded: pieces[place].word.hash) & mask
            numbers[place] = Int32(truncatingIfNeeded: slot)
            slots.prefetch(slot)
        }
        // Without branches: no processor guesses which words are not where their search begins.
        for place in pieces.indices {
            let word = pieces[place].word
            let slot = slots[Int(numbers[place])]
            let difference = (slot.word.low ^ word.low) | (slot.word.high ^ word.high)
            // All bits of it are set where the slot is another word's or empty.
            let isOther = Int32(truncatingIfNeeded: Int64(bitPattern: difference | (0 &- difference)) >> 63)
            numbers[place] = (slot.number & ~isOther) | (Self.displaced & isOther)
        }
        for place in pieces.indices where numbers[place] == Self.displaced {
            numbers[place] = number(of: pieces[place].word) ?? Self.absent
        }
    }

    /// The number that no word has: of one that is not remembered, and of empty slots.
    static let absent = Int32.min
    /// Of a word that is not where its search begins.
    private static let displaced = Int32.min + 1

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
