import Foundation
import LinearAlgebra
import Testing

@testable import Featurizer

/// The packed words of plain ASCII against plain twins: every text gives the same tokens on either way.
@Suite struct FastPathTests {
    @Test("words are those of the naive twin on random text", arguments: 0..<40)
    func wordsAreThoseOfTheNaiveTwinOnRandom(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 500)
        for _ in 0..<50 {
            let text = randomText(generator.index(below: 60), &generator)
            #expect(
                scanned(text, rule: .words).strings == NaiveWords.tokens(text),
                "\(String(decoding: text, as: UTF8.self).debugDescription)")
        }
    }

    @Test("abstracts are scanned the same with and without packed words", arguments: 0..<40)
    func abstractsAreScannedTheSameWithAndWithoutPacked(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 900)
        for _ in 0..<50 {
            let text = randomText(generator.index(below: 60), &generator)
            var slow = TokenScanner(rule: .abstracts)
            slow.packsWords = false
            var tokens = TokenBuffer()
            slow.scan(text, into: &tokens)
            let fast = scanned(text)
            #expect(fast.strings == tokens.strings, "\(String(decoding: text, as: UTF8.self).debugDescription)")
            #expect(fast.startsSentence == tokens.startsSentence)
        }
    }

    @Test("a word that is remembered gives the token that it gave at first", arguments: TokenRule.allCases)
    func aWordThatIsRememberedGivesTheTokenThat(
        rule: TokenRule
    ) {
        var generator = SeededGenerator(seed: 77)
        var (scanner, numbered, plain) = (TokenScanner(rule: rule), NumberedTokens(), TokenBuffer())
        for _ in 0..<200 {
            let text = randomText(50, &generator)
            scanner.scan(text.span, into: &numbered)
            scanner.scan(text.span, into: &plain)
            numbered.endDocument()
        }
        let table = numbered.table
        #expect(
            numbered.stream.map { String(decoding: table.bytes[table.range($0.number)], as: UTF8.self) }
                == plain.strings)
        #expect(numbered.stream.count > 1000)
    }

    @Test("a text that ends anywhere is read to its last byte") func aTextThatEndsAnywhereIsReadToIts() {
        let text = Array("reinforcement learning of agents_x".utf8)
        for end in 0...text.count {
            #expect(scanned(Array(text[..<end]), rule: .words).strings == NaiveWords.tokens(Array(text[..<end])))
        }
    }

    @Test("a run is as long as its plain bytes, or nil beyond sixteen", arguments: [0, 1, 7, 8, 9, 15, 16, 17, 24, 40])
    func aRunIsAsLongAsItsPlainBytes(length: Int) {
        for neighbour in [[], [UInt8(0x20)], [0xC3], [0x40], [0x5B], [0x60], [0x7B], [0x2F], [0x3A], [0x00], [0x5E]] {
            let bytes = [UInt8](repeating: UInt8(ascii: "z"), count: length) + neighbour + [UInt8(ascii: "a")]
            let expected = neighbour.isEmpty ? length + 1 : length
            let run = PlainRun(bytes.span, at: 0, underscore: false)
            #expect(run?.length == (expected <= 16 ? expected : nil))
            var unpacked: [UInt8] = []
            run?.word.append(to: &unpacked)
            if run != nil { #expect(unpacked == Array(bytes[..<expected])) }
        }
    }

    @Test("every byte is plain or not as its class says") func everyByteIsPlainOrNotAsItsClass() {
        for value in UInt8.min...UInt8.max {
            let bytes = [value, UInt8(ascii: "-")]
            #expect(
                (PlainRun(bytes.span, at: 0, underscore: false)?.length == 1) == (ByteClass.table[Int(value)] == .word))
            let isPlain = ByteClass.table[Int(value)] == .word || value == UInt8(ascii: "_")
            #expect((PlainRun(bytes.span, at: 0, underscore: true)?.length == 1) == isPlain)
        }
    }

    @Test("a memo keeps its words while it grows, and forgets all at its limit")
    func aMemoKeepsItsWordsWhileItGrowsAnd() {
        var memo = WordMemo()
        func word(_ number: Int) -> PackedWord { PackedWord(low: UInt64(number) + 1, high: UInt64(number % 3)) }
        for number in 0..<20_000 { memo.insert(word(number), Int32(number)) }
        #expect((0..<20_000).allSatisfy { memo.number(of: word($0)) == Int32($0) })
        #expect(memo.number(of: word(20_000)) == nil)
        var small = WordMemo(limit: 10)
        for number in 0..<11 { small.insert(word(number), Int32(number)) }
        #expect(small.number(of: word(3)) == nil)
        #expect(small.number(of: word(10)) == 10)
        #expect(small.count == 1)
    }

    /// With `TRENDS_CORPUS`, a file of texts, one a line: the same on all of them.
    @Test(
        "every line of a corpus is scanned the same on either way",
        .enabled(if: ProcessInfo.processInfo.environment["TRENDS_CORPUS"] != nil))
    func everyLineOfACorpusIsScannedTheSame() throws {
        let path = try #require(ProcessInfo.processInfo.environment["TRENDS_CORPUS"])
        let data = try Data(contentsOf: URL(filePath: path))
        var (lines, different) = (0, 0)
        for line in data.split(separator: 10) {
            let text = Array(line)
            var slow = TokenScanner(rule: .abstracts)
            slow.packsWords = false
            var tokens = TokenBuffer()
            slow.scan(text, into: &tokens)
            let fast = scanned(text)
            lines += 1
            if fast.strings != tokens.strings || fast.startsSentence != tokens.startsSentence { different += 1 }
            if scanned(text, rule: .words).strings != NaiveWords.tokens(text) { different += 1 }
        }
        #expect(lines > 0 && different == 0, "\(different) of \(lines)")
    }
}
