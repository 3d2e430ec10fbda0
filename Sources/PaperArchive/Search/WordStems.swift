import Papers

/// A word of up to sixteen small letters of ASCII as two numbers, which are compared in place of texts.
struct PackedWord: Hashable {
    /// So many letters have room.
    static let room = 16

    /// The first eight letters, the first of them lowest; zero where there are none.
    private(set) var low: UInt64 = 0
    /// Those behind them.
    private(set) var high: UInt64 = 0

    /// No word.
    init() {}

    /// The word whose bytes stand in a range of a text, capitals made small; nil where it has no room.
    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
        if range.count > Self.room { return nil }
        let middle = min(range.lowerBound &+ 8, range.upperBound)
        for place in (range.lowerBound..<middle).reversed() { low = low << 8 | UInt64(text[place] | 0x20) }
        for place in (middle..<range.upperBound).reversed() { high = high << 8 | UInt64(text[place] | 0x20) }
    }

    /// Whether there is none.
    var isEmpty: Bool { low == 0 }
    /// Its letters.
    var count: Int { Self.room &- high.leadingZeroBitCount / 8 &- (high == 0 ? low.leadingZeroBitCount / 8 : 0) }

    /// Puts the letters behind others.
    func append(to bytes: inout [UInt8]) {
        var (low, high) = (low, high)
        while low != 0 {
            bytes.append(UInt8(truncatingIfNeeded: low))
            low = low >> 8 | high << 56
            high >>= 8
        }
    }

    /// A number of 32 bits that depends on every letter: the upper half of a product has only what stands below it in its
    /// factors, and so both halves come together before.
    var hashBits: Int {
        let both = low ^ (high &* 0x94D0_49BB_1331_11EB)
        return Int(truncatingIfNeeded: ((both ^ both >> 32) &* SplitMix.increment) >> 32)
    }
}

/// The stems of the words of many texts, each of which is found once: nine words of ten of a text came in those before.
///
/// What a word's stem is does not depend on what came before, and so texts in any order and in any parts give the same.
/// So memory has a bound: behind a number of words all begins anew.
struct WordStems {
    /// What is known of a word.
    private struct Entry {
        let word: PackedWord
        /// The entry of its stem; none of the entries where it is not known yet.
        var stem: Int32 = -1
        /// The last text in which it was a word, and in which it was the stem of one.
        var asWord: UInt32 = 0
        var asStem: UInt32 = 0
    }

    /// So many words are kept: some megabytes of them.
    private static let most = 1 << 18

    private var entries: [Entry] = []
    /// Places of entries, one more each, zero where there is none: found by linear probing, at most half of them filled.
    private var table = [Int32](repeating: 0, count: 512)
    private var text: UInt32 = 0
    private var longStems: Set<[UInt8]> = []
    private var porter = PorterStem()
    private var letters: [UInt8] = []

    /// Begins a text: every stem is new again.
    mutating func beginText() {
        if entries.count > Self.most { self = WordStems() }
        text += 1
        if !longStems.isEmpty { longStems.removeAll() }
    }

    /// The stem of a word, where it is another one than itself and no word of this text had it so far; else nil.
    mutating func newStem(of word: PackedWord) -> PackedWord? {
        let place = entry(of: word)
        if entries[place].asWord == text { return nil }
        entries[place].asWord = text
        let stem = stemEntry(of: place)
        return stem == place ? nil : takeStem(stem)
    }

    /// The same of a word of any length, given by its small letters.
    mutating func newStem(ofLong word: [UInt8]) -> [UInt8]? {
        let stem = porter.stem(of: word[...])
        if stem == word { return nil }
        guard let packed = PackedWord(stem.span, 0..<stem.count) else {
            return longStems.insert(stem).inserted ? stem : nil
        }
        return takeStem(entry(of: packed)) == nil ? nil : stem
    }

    private mutating func takeStem(_ place: Int) -> PackedWord? {
        if entries[place].asStem == text { return nil }
        entries[place].asStem = text
        return entries[place].word
    }

    private mutating func stemEntry(of place: Int) -> Int {
        if entries[place].stem >= 0 { return Int(entries[place].stem) }
        letters.removeAll(keepingCapacity: true)
        entries[place].word.append(to: &letters)
        let stem = porter.stem(of: letters[...])
        // A stem is never longer than its word.
        let found = PackedWord(stem.span, 0..<stem.count).map { entry(of: $0) } ?? place
        entries[place].stem = Int32(truncatingIfNeeded: found)
        return found
    }

    /// The entry of a word, made where it is missing.
    private mutating func entry(of word: PackedWord) -> Int {
        let mask = table.count &- 1
        var slot = word.hashBits & mask
        while table[slot] != 0 {
            let place = Int(table[slot]) &- 1
            if entries[place].word == word { return place }
            slot = (slot &+ 1) & mask
        }
        entries.append(Entry(word: word))
        table[slot] = Int32(truncatingIfNeeded: entries.count)
        if entries.count * 2 > table.count { grow() }
        return entries.count - 1
    }

    private mutating func grow() {
        let mask = table.count * 4 - 1
        table = [Int32](repeating: 0, count: mask + 1)
        for (place, entry) in entries.enumerated() {
            var slot = entry.word.hashBits & mask
            while table[slot] != 0 { slot = (slot &+ 1) & mask }
            table[slot] = Int32(truncatingIfNeeded: place + 1)
        }
    }
}
