/// The words that carry grammar and no subject. They are no tokens under the rule `abstracts`.
struct FunctionWords: Sendable {
    private static let list = """
        a an the and or but nor of in on at by for from with without to into onto over under as is are was were be been being it its this that \
        these those we our us i they their them he she his her you your which who whom whose what when where while how why than then thus hence \
        so such also both each either neither not no can could may might must shall should will would do does did done has have had having if \
        because since until between among across through during before after above below up down out off again further here there all any few \
        more most other some own same only very just however moreover furthermore therefore additionally via per et al eg ie etc
        """

    /// Words of at most 8 bytes, packed into integers, ascending.
    private let short: [UInt64]
    /// The longer ones.
    private let long: [[UInt8]]

    init() {
        let words = Self.list.split(separator: " ").map { Array($0.utf8) }
        short = words.filter { $0.count <= 8 }.map { Self.packed($0[...]) }.sorted()
        long = words.filter { $0.count > 8 }
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 8 else { return long.contains { $0.elementsEqual(word) } }
        let key = Self.packed(word)
        var (low, high) = (0, short.count)
        while low < high {
            let middle = (low + high) / 2
            if short[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < short.count && short[low] == key
    }

    /// At most 8 bytes, none of them zero, as one integer.
    private static func packed(_ word: ArraySlice<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1) } }
}
