/// The number of authors as a page states it, also where a browser has translated it.
enum PageAuthors {
    /// Takes `6 authors`, `6 Autoren`, `6位作者` or `著者6名` off the beginning of a line's words; nil where there is none.
    static func take(_ words: inout ArraySlice<String>) -> Int? {
        guard let first = words.first else { return nil }
        let digits = first.utf8.drop { !isDigit($0) }.filter { $0 != UInt8(ascii: ",") }
        if words.count >= 2, !digits.isEmpty, digits.allSatisfy(isDigit), isMark(first), let count = number(digits),
            words[words.startIndex + 1].utf8.count <= 24, names.contains(words[words.startIndex + 1].lowercased())
        {
            words.removeFirst(2)
            return count
        }
        var text = ""
        for taken in 1...min(3, words.count) {
            text += words[words.startIndex + taken - 1]
            guard text.utf8.count <= 40 else { return nil }
            if let count = count(signs: text) {
                words.removeFirst(taken)
                return count
            }
        }
        return nil
    }

    /// Whether nothing but signs, such as a bullet, stands before the digits of a word.
    private static func isMark(_ word: String) -> Bool {
        word.unicodeScalars.prefix { !(0x30...0x39).contains($0.value) }.allSatisfy { !$0.properties.isAlphabetic }
    }

    /// `6位作者`, `著者6名`, `6人の著者`, `저자6명`: the number, one word for authors, and counters.
    private static func count(signs text: String) -> Int? {
        guard let word = words.first(where: { text.contains($0) }) else { return nil }
        let rest = text.replacing(word, with: "").unicodeScalars.drop { !$0.properties.isAlphabetic && !isDigit($0) }
        let digits = rest.filter(isDigit)
        guard !digits.isEmpty, rest.allSatisfy({ isDigit($0) || counters.contains($0) }) else { return nil }
        return number(digits.map { UInt8($0.value) })
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func number(_ digits: [UInt8]) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }

    private static let names: Set<String> = [
        "author", "authors", "autor", "autoren", "auteur", "auteurs", "autores", "autore", "autori", "автор", "автора",
        "авторов",
    ]
    private static let words = ["作者", "著者", "저자"]
    private static let counters: Set<Unicode.Scalar> = ["位", "名", "人", "の", "명", "의", "者"]
}
