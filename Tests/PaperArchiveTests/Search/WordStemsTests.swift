import TestSupport
import Testing

@testable import PaperArchive

@Suite struct WordStemsTests {
    private func packed(_ word: String) -> PackedWord? {
        let bytes = Array(word.utf8)
        return PackedWord(bytes.span, 0..<bytes.count)
    }

    private func text(_ word: PackedWord) -> String {
        var bytes: [UInt8] = []
        word.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a packed word gives back its letters, small", arguments: 0...17) func packedWords(count: Int) throws {
        let word = String("AbcdefghIjklmnopQ".prefix(count))
        guard let packed = packed(word) else { return #expect(count == 17) }
        #expect(text(packed) == word.lowercased())
        #expect(packed.count == count && packed.isEmpty == (count == 0))
        #expect(count == 17 || packed == self.packed(word.uppercased()))
    }

    @Test("words that differ in one letter differ, wherever it stands") func oneLetterTells() throws {
        let word = Array("aaaaaaaaaaaaaaaa".utf8)
        var all = Set([try #require(packed("aaaaaaaaaaaaaaaa")), try #require(packed("aaaaaaaaaaaaaaa"))])
        for place in word.indices {
            var other = word
            other[place] = UInt8(ascii: "b")
            all.insert(try #require(packed(String(decoding: other, as: UTF8.self))))
        }
        #expect(all.count == 18)
    }

    /// Words with one beginning are neighbours in every text, and must not be in the table.
    @Test("words get places of their own by any of their letters") func placesOfWords() throws {
        let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
        for place in 0..<PackedWord.room - 1 {
            var word = Array("aaaaaaaaaaaaaaaa".utf8)
            let words = try letters.flatMap { first in
                try letters.map { second in
                    (word[place], word[place + 1]) = (first, second)
                    return try #require(packed(String(decoding: word, as: UTF8.self)))
                }
            }
            // Chance gives 676 words about 660 of 16,384 places.
            #expect(Set(words.map { $0.hashBits & 0x3FFF }).count > 600, "letters \(place) and \(place + 1)")
        }
    }

    @Test("a stem is new once in each text") func aStemIsNewOnce() throws {
        var stems = WordStems()
        func stem(_ word: String) throws -> String? { stems.newStem(of: try #require(packed(word))).map(text) }
        for _ in 0..<3 {
            stems.beginText()
            #expect(try stem("models") == "model")
            #expect(try stem("models") == nil)
            #expect(try stem("modelling") == nil)
            #expect(try stem("model") == nil)
            #expect(try stem("optimizing") == "optim")
            // Longer than there is room for, with one stem.
            #expect(stems.newStem(ofLong: Array("internationalizations".utf8)) == Array("internation".utf8))
            #expect(try stem("internationalize") == nil)
            let long = Array("antidisestablishmentarianisms".utf8)
            #expect(stems.newStem(ofLong: long) == Array("antidisestablishmentarian".utf8))
            #expect(stems.newStem(ofLong: long) == nil)
        }
        stems.beginText()
        #expect(try stem("internationalize") == "internation")
        #expect(stems.newStem(ofLong: Array("internationalizations".utf8)) == nil)
    }

    @Test("many words are told apart, and as they would be alone") func manyWords() throws {
        var generator = SeededGenerator(seed: 5)
        let words = (0..<20_000).map { _ in
            String((0..<3 + generator.index(below: 12)).map { _ in "aeilnst".randomElement(using: &generator) ?? "a" })
        }
        var stems = WordStems()
        for word in words {
            stems.beginText()
            let found = stems.newStem(of: try #require(packed(word))).map(text)
            let alone = WordForms.stem(ofFolded: word)
            #expect(found == (alone == word ? nil : alone), "\(word)")
        }
    }
}
