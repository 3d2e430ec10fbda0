/// The words that carry grammar and no subject. They are no tokens under the rule `abstracts`.
struct FunctionWords: Sendable {
    private static let list = """
        a an the and or but nor of in on at by for from with without to into onto over under as is are was were be \
        been being it its this that \
        these those we our us i they their them he she his her you your which who whom whose what when where while \
        how why than then thus hence \
        so such also both each either neither not no can could may might must shall should will would do does did \
        done has have had having if \
        because since until between among across through during before after above below up down out off again \
        further here there all any few \
        more most other some own same only very just however moreover furthermore therefore additionally via per et \
        al eg ie etc
        """

    /// Words of at most 8 bytes, packed into integers, in an open hash table; 0 where a slot is empty.
    private let short: [UInt64]
    /// The longer ones.
    private let long: [[UInt8]]
    private let longest: Int

    private static let slotBits: UInt64 = 9

    /// Their bytes.
    static var words: [[UInt8]] { list.split(separator: " ").map { Array($0.utf8) } }

    /// The one table of them.
    static let all = FunctionWords()

    private init() {
        let words = Self.words
        var slots = [UInt64](repeating: 0, count: 1 << Self.slotBits)
        for word in words where word.count <= 8 {
            let key = Self.packed(word[...])
            var slot = Self.slot(key)
            while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = key
        }
        short = slots
        long = words.filter { $0.count > 8 }
        longest = long.map(\.count).max() ?? 0
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 8 else { return word.count <= longest && long.contains { $0.elementsEqual(word) } }
        let key = Self.packed(word)
        var slot = Self.slot(key)
        while short[slot] != 0 {
            if short[slot] == key { return true }
            slot = (slot + 1) & (short.count - 1)
        }
        return false
    }

    /// At most 8 bytes, none of them zero, as one integer.
    private static func packed(_ word: ArraySlice<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - slotBits))
    }
}
