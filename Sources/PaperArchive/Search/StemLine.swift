import Papers

/// A line of extra words that gets the stems of texts: see `IndexedText`.
///
/// Every word of every paper comes here: so memory is used again, and words are told from each other by their hashes,
/// of which two in 2^64 are alike: then a stem is missing.
struct StemLine {
    /// The line so far.
    private(set) var bytes: [UInt8]
    private var words = SeenHashes()
    private var stems = SeenHashes()
    private var word: [UInt8] = []
    private var porter = PorterStem()

    /// What a byte is in a word: nothing of it, a digit, a letter, or a byte of another letter.
    private enum Kind {
        static let (other, digit, letter, beyondASCII): (UInt8, UInt8, UInt8, UInt8) = (0, 1, 2, 4)
        static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case 0x80...: beyondASCII
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
            default: other
            }
        }
    }

    /// A line that begins so.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameters:
    ///   - text: the text.
    ///   - letter: stands before the stems of its words that are not their own, each once, behind spaces.
    mutating func append(_ text: String, _ letter: UInt8) {
        words.removeAll()
        stems.removeAll()
        append(text.utf8.span, Kind.table, letter)
    }

    private mutating func append(_ text: Span<UInt8>, _ kinds: [UInt8], _ letter: UInt8) {
        var position = 0
        while position < text.count {
            let start = position
            var all = Kind.other
            while position < text.count, case let kind = kinds[Int(text[position])], kind != Kind.other {
                all |= kind
                position &+= 1
            }
            if all == Kind.letter, position &- start >= 3 {
                word.removeAll(keepingCapacity: true)
                for place in start..<position { word.append(text[place] | 0x20) }
                endWord(letter)
            } else if all & Kind.beyondASCII != 0 {
                appendRun(text.extracting(start..<position), letter)
            }
            position &+= 1
        }
    }

    /// Takes a run of letters, digits and what is not ASCII, in which there may be several words.
    private mutating func appendRun(_ bytes: Span<UInt8>, _ letter: UInt8) {
        let run = bytes.indices.map { bytes[$0] < 0x80 ? bytes[$0] | 0x20 : bytes[$0] }
        for part in WordForms.words(in: String(decoding: run, as: UTF8.self)).flatMap({
            $0.split(whereSeparator: ExtraWords.isUnspaced)
        }) {
            word.removeAll(keepingCapacity: true)
            word.append(contentsOf: PlainLetters.folded(part).utf8)
            // Digits are no letters, and other letters have no stems.
            if word.count >= 3, word.allSatisfy({ (0x61...0x7A).contains($0) }) { endWord(letter) }
        }
    }

    private mutating func endWord(_ letter: UInt8) {
        guard words.insert(Self.hash(word)) else { return }
        let stem = porter.stem(of: word[...])
        if stem == word || !stems.insert(Self.hash(stem)) { return }
        if !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(letter)
        bytes += stem
    }

    private static func hash(_ word: [UInt8]) -> UInt64 {
        var hash = FNV1a()
        for byte in word { hash.add(byte) }
        return hash.value
    }
}

/// Hashes that came before, all forgotten at once: a table that is used again for each of many small sets.
struct SeenHashes {
    private struct Slot {
        var hash: UInt64 = 0
        /// The round in which the hash came; an older one is forgotten.
        var round: UInt32 = 0
    }

    /// Found by linear probing from the lowest bits on, at most half of them filled.
    private var slots = [Slot](repeating: Slot(), count: 512)
    private var round: UInt32 = 1
    private var count = 0

    /// Forgets all.
    mutating func removeAll() {
        count = 0
        round &+= 1
        // No slot may be of a round that comes again.
        if round == 0 { (slots, round) = ([Slot](repeating: Slot(), count: slots.count), 1) }
    }

    /// Takes a hash; false where it came before.
    mutating func insert(_ hash: UInt64) -> Bool {
        let place = place(of: hash)
        if slots[place].round == round { return false }
        slots[place] = Slot(hash: hash, round: round)
        count += 1
        if count * 2 > slots.count { grow() }
        return true
    }

    /// The slot of a hash, or the empty one where it belongs.
    private func place(of hash: UInt64) -> Int {
        let mask = slots.count &- 1
        // The high bits of a product are as good as any.
        var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while slots[place].round == round, slots[place].hash != hash { place = (place &+ 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 4)
        for slot in old where slot.round == round { slots[place(of: slot.hash)] = slot }
    }
}
