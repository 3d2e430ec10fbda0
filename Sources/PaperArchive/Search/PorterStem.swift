/// The stem of an English word: what its forms have in common, `benchmark` of `benchmarks` and `optim` of `optimizing`.
///
/// Method: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980),
/// <https://tartarus.org/martin/PorterStemmer/>, with the two departures that its author made since (`abli` becomes
/// `able` by `bli`, and `logi` becomes `log`): as SQLite's own `porter` does.
struct PorterStem {
    /// The word, of which its stem is left.
    private var word: [UInt8] = []
    /// Where the part ends that a suffix leaves.
    private var end = 0

    /// The stem of a word of small letters of ASCII; words of less than 3 or more than 64 letters are their own.
    static func of(_ word: [UInt8]) -> [UInt8] {
        var stem = PorterStem()
        return stem.stem(of: word[...])
    }

    /// The same, in the memory of the word before.
    mutating func stem(of given: ArraySlice<UInt8>) -> [UInt8] {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: given)
        guard (3...64).contains(word.count) else { return word }
        stripPlural()
        stripPast()
        if ends(in: Self.y), hasVowel { replaceSuffix(by: Self.i) }
        replace(by: Self.doubleSuffixes)
        replace(by: Self.suffixes)
        stripResidue()
        stripFinalE()
        return word
    }
}

// MARK: - Steps

extension PorterStem {
    private static let (e, i, y) = (Array("e".utf8), Array("i".utf8), Array("y".utf8))
    private static let (s, ss, sses, ies) = (Array("s".utf8), Array("ss".utf8), Array("sses".utf8), Array("ies".utf8))
    private static let (eed, ed, ing) = (Array("eed".utf8), Array("ed".utf8), Array("ing".utf8))
    private static let completed = ["at", "bl", "iz"].map { Array($0.utf8) }

    /// Step 1a.
    private mutating func stripPlural() {
        if ends(in: Self.sses) {
            replaceSuffix(by: Self.ss)
        } else if ends(in: Self.ies) {
            replaceSuffix(by: Self.i)
        } else if !ends(in: Self.ss), ends(in: Self.s) {
            replaceSuffix(by: [])
        }
    }

    /// Step 1b.
    private mutating func stripPast() {
        if ends(in: Self.eed) {
            if measure > 0 { word.removeLast() }
            return
        }
        guard ends(in: Self.ed) || ends(in: Self.ing), hasVowel else { return }
        replaceSuffix(by: [])
        if Self.completed.contains(where: { word.suffix(2).elementsEqual($0) }) {
            word += Self.e
            return
        }
        end = word.count
        if endsInDouble, let last = word.last, !"lsz".utf8.contains(last) {
            word.removeLast()
        } else if measure == 1, endsShort {
            word += Self.e
        }
    }

    /// Steps 2 and 3: of the suffixes the first that the word has.
    private mutating func replace(by table: [[(from: [UInt8], to: [UInt8])]]) {
        for (suffix, new) in table[key] where ends(in: suffix) {
            if measure > 0 { replaceSuffix(by: new) }
            return
        }
    }

    /// Step 4.
    private mutating func stripResidue() {
        guard let (suffix, _) = Self.residues[key].first(where: { ends(in: $0.from) }), measure > 1 else { return }
        if suffix == Self.ion, end == 0 || !"st".utf8.contains(word[end - 1]) { return }
        replaceSuffix(by: [])
    }

    /// The last two letters, five bits of each, by which suffixes are found: most words have none.
    private var key: Int { word.count < 2 ? 0 : Self.key(word) }

    private static func key(_ word: [UInt8]) -> Int {
        Int(word[word.count - 2] & 31) << 5 | Int(word[word.count - 1] & 31)
    }

    /// Step 5.
    private mutating func stripFinalE() {
        if ends(in: Self.e), measure > 1 || measure == 1 && !endsShort { word.removeLast() }
        end = word.count
        if measure > 1, endsInDouble, word.last == UInt8(ascii: "l") { word.removeLast() }
    }

    private static let doubleSuffixes = table([
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
        ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
        ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ])
    private static let suffixes = table([
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ])
    private static let ion = Array("ion".utf8)
    private static let residues = table(
        [
            "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
            "iti", "ous", "ive", "ize",
        ].map { ($0, "") })

    /// The suffixes under their keys.
    private static func table(_ pairs: [(String, String)]) -> [[(from: [UInt8], to: [UInt8])]] {
        var table = [[(from: [UInt8], to: [UInt8])]](repeating: [], count: 32 * 32)
        for (from, to) in pairs { table[key(Array(from.utf8))].append((Array(from.utf8), Array(to.utf8))) }
        return table
    }
}

// MARK: - Measures

extension PorterStem {
    /// Whether the word ends so; then `end` stands before the suffix. Asked some fifty times a word, and so by indices.
    private mutating func ends(in suffix: [UInt8]) -> Bool {
        let start = word.count - suffix.count
        guard start >= 0 else { return false }
        var index = suffix.count
        while index > 0 {
            index -= 1
            if word[start + index] != suffix[index] { return false }
        }
        end = start
        return true
    }

    private mutating func replaceSuffix(by new: [UInt8]) { word.replaceSubrange(end..., with: new) }

    private func isConsonant(_ index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !isConsonant(index - 1)
        default: true
        }
    }

    /// How often a consonant follows a vowel before `end`.
    private var measure: Int {
        var (count, wasVowel) = (0, false)
        for index in 0..<end {
            let isVowel = !isConsonant(index)
            if wasVowel, !isVowel { count += 1 }
            wasVowel = isVowel
        }
        return count
    }

    private var hasVowel: Bool { (0..<end).contains { !isConsonant($0) } }

    private var endsInDouble: Bool { end >= 2 && word[end - 1] == word[end - 2] && isConsonant(end - 1) }

    /// Whether a consonant, a vowel and a consonant other than w, x and y stand before `end`: `hop`.
    private var endsShort: Bool {
        guard end >= 3, isConsonant(end - 1), !isConsonant(end - 2), isConsonant(end - 3) else { return false }
        return !"wxy".utf8.contains(word[end - 1])
    }
}
