internal import Foundation

extension Taxonomy {
    /// The slug that a topic of this name has where nobody gave it one: the same in every run, for any name.
    ///
    ///     Taxonomy.slug(ofName: "Graph Neural Networks")   // "graph-neural-networks"
    ///     Taxonomy.slug(ofName: "Économie & C++")          // "economie-and-c-plus-plus"
    ///     Taxonomy.slug(ofName: "机器学习")                   // "topic-2a9cda8a": eight digits made of the name
    ///
    /// Words in small letters with hyphens between them. Letters go without accents, and those that are no letters of
    /// ASCII as they are commonly written without them; `&` is `and`, `+` behind something `plus`, `#` right behind a
    /// letter or a digit `sharp`, and a minus before a number at the beginning `minus`. Where letters or digits are lost, or the
    /// name is longer than a slug may be, eight hexadecimal digits stand behind it: FNV-1a of the name in small
    /// letters, in NFC. Names that differ by capitals alone have one slug; others may, seldom, too. O(bytes).
    public static func slug(ofName name: String) -> String {
        var words = SlugWords()
        for scalar in PlainLetters.folded(name.unicodeScalars).unicodeScalars { words.add(scalar) }
        let whole = words.bytes
        if !words.lostLetters, (1...longestSlug).contains(whole.count) { return String(decoding: whole, as: UTF8.self) }
        let digits = FNV1a.of(name.lowercased().precomposedStringWithCanonicalMapping).hexDigits.suffix(8)
        var beginning = whole.prefix(longestSlug - 1 - digits.utf8.count)
        while beginning.last == UInt8(ascii: "-") { beginning.removeLast() }
        return (beginning.isEmpty ? "topic" : String(decoding: beginning, as: UTF8.self)) + "-" + digits
    }

    /// The most characters of a slug.
    static let longestSlug = 64

    /// The words of a name, with a hyphen between two.
    private struct SlugWords {
        private(set) var bytes: [UInt8] = []
        /// Whether there were letters or digits that a slug does not have.
        private(set) var lostLetters = false
        private var isWithinWord = false
        private var isAtMinus = false
        private var isAtBeginning = true

        mutating func add(_ scalar: Unicode.Scalar) {
            defer { if !scalar.properties.isWhitespace { isAtBeginning = false } }
            switch scalar {
            case "a"..."z", "0"..."9":
                if isAtMinus, ("0"..."9").contains(scalar) { word("minus") }
                isAtMinus = false
                begin()
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case "+" where !bytes.isEmpty: word("plus")
            case "#" where isWithinWord: word("sharp")
            case "&": word("and")
            case "-", "\u{2212}":
                isAtMinus = isAtBeginning
                isWithinWord = false
            // What stands for a letter that was left out parts no word.
            case "'", "\u{2019}": break
            default:
                lostLetters =
                    lostLetters || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                isWithinWord = false
            }
        }

        private mutating func word(_ word: String) {
            isWithinWord = false
            begin()
            bytes += word.utf8
            isWithinWord = false
        }

        private mutating func begin() {
            if !isWithinWord, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
            isWithinWord = true
        }
    }
}
