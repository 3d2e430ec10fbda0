import Featurizer
import Testing

@testable import Themes

/// Words of a text in bytes.
@Suite struct StoredTextTests {
    @Test("what is stored is read again, with hyphens, names and the end of the title") func roundTrip() throws {
        var texts = PhraseTexts()
        texts.add(["GRPO for KV-cache agents", "An LLM-based agent learns; on-policy, with GRPO. It wins."])
        texts.add(["", ""])
        for number in 0..<2 {
            let text = texts.numbered(number)
            let read = try #require(self.read(text.stored, words: texts.reader.count))
            #expect(read.words == text.words && read.titleWords == text.titleWords)
            #expect(read.marks == text.marks.map { $0.intersection([.joined, .name]) })
        }
    }

    /// What is read by somebody who knows so many words, behind a text that was read before.
    private func read(_ bytes: [UInt8], words: Int) -> ClauseReader.Text? {
        var texts = PhraseTexts(words: (0..<words).map { Array("w\($0)w".utf8)[...] })
        _ = texts.add(stored: [0].span)
        let before = texts.words.count
        guard texts.add(stored: bytes.span) else {
            #expect(texts.count == 1 && texts.words.count == before && texts.marks.count == before)
            return nil
        }
        return texts.numbered(1)
    }

    @Test("numbers of many bytes") func large() throws {
        var text = ClauseReader.Text()
        text.words = [0, 30, 31, 126, 127, 20_000, -1]
        text.marks = Array(repeating: [.name], count: 6) + [[]]
        text.titleWords = 7
        #expect(read(text.stored, words: 20_001) == text)
        #expect(read(text.stored, words: 20_000) == nil)
    }

    @Test(
        "other bytes are nothing",
        arguments: [
            [], [0x80], [1], [0, 1], [0, 2], [0, 0x84], [5, 0], [0] + Array(repeating: 0xFF, count: 12),
        ] as [[UInt8]])
    func others(bytes: [UInt8]) {
        #expect(read(bytes, words: 10) == nil)
    }
}
