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
            let read = try #require(ClauseReader.Text(stored: text.stored, known: texts.reader.count))
            #expect(read.words == text.words && read.titleWords == text.titleWords)
            #expect(read.marks == text.marks.map { $0.intersection([.joined, .name]) })
        }
    }

    @Test("numbers of many bytes") func large() throws {
        var text = ClauseReader.Text()
        text.words = [0, 126, 127, 16_000, 2_000_000, -1]
        text.marks = Array(repeating: [.name], count: 5) + [[]]
        text.titleWords = 6
        let read = try #require(ClauseReader.Text(stored: text.stored, known: 2_000_001))
        #expect(read == text)
        #expect(ClauseReader.Text(stored: text.stored, known: 2_000_000) == nil)
    }

    @Test(
        "other bytes are nothing",
        arguments: [
            [], [0x80], [1], [0, 1], [0, 2], [0, 0x84], [5, 0], [0] + Array(repeating: 0xFF, count: 12),
        ] as [[UInt8]])
    func others(bytes: [UInt8]) {
        #expect(ClauseReader.Text(stored: bytes, known: 10) == nil)
    }
}
