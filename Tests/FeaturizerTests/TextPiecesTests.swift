import LinearAlgebra
import Testing

@testable import Featurizer

/// Texts taken apart many bytes at a time against the same texts read byte by byte: equal tokens, byte for byte.
@Suite struct TextPiecesTests {
    /// The tokens of a text, and which of them begin a sentence.
    private struct Tokens: Equatable {
        var bytes: [UInt8]
        var ends: [Int32]
        var startsSentence: [Bool]

        init(_ text: [UInt8], _ rule: TokenRule, _ level: VectorLevel?) {
            var (scanner, tokens) = (TokenScanner(rule: rule), TokenBuffer())
            if let level {
                scanner.pieces = TextPieces(level: level)
            } else {
                (scanner.takesPieces, scanner.packsWords) = (false, rule == .words)
            }
            scanner.scan(text, into: &tokens)
            (bytes, ends, startsSentence) = (tokens.bytes, tokens.ends, tokens.startsSentence)
        }
    }

    private static let levels = VectorLevel.allCases.filter { $0.rawValue <= VectorLevel.best.rawValue }

    private func expectSame(_ text: [UInt8], _ rules: [TokenRule] = TokenRule.allCases) {
        for rule in rules {
            let plain = Tokens(text, rule, nil)
            for level in Self.levels where Tokens(text, rule, level) != plain {
                Issue.record("\(rule) at \(level): \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
        }
    }

    @Test("hostile text gives the tokens of reading byte by byte, wherever in a block it lies", arguments: 0..<32)
    func hostileTextGivesTheTokensOfReadingByteByByte(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 4000)
        for _ in 0..<12 {
            let text = randomText(generator.index(below: 90), &generator)
            let before = [UInt8](repeating: seed % 2 == 0 ? 0x20 : 0x61, count: generator.index(below: 70))
            expectSame(before + text)
        }
    }

    @Test("bytes of any kind, and in any order, give the tokens of reading byte by byte", arguments: 0..<16)
    func bytesOfAnyKindGiveTheTokensOfReadingByteByByte(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 4100)
        let few = Array(" a.Z-'7\\<>&;:/!?_x\n,sé—".utf8)
        for _ in 0..<24 {
            let count = generator.index(below: 200)
            expectSame((0..<count).map { _ in few[generator.index(below: few.count)] })
            expectSame((0..<count).map { _ in UInt8(generator.index(below: 256)) })
        }
    }

    @Test("a text is read to its last byte wherever it ends") func aTextIsReadToItsLastByteWhereverItEnds() {
        let parts = [
            "Fine-tuning LLMs, e.g. with k-means; see https://a.b/c?d. Représentations of 3.5 GPUs: x\\alpha y.",
            "reinforcementlearning <p class=\"x\">Agents</p> &amp; the end",
        ]
        let text = Array(parts.joined(separator: " ").utf8)
        for end in 0...text.count { expectSame(Array(text[..<end])) }
        for begin in 0..<text.count { expectSame(Array(text[begin...])) }
    }

    @Test("a byte that is no plain one changes words alike at every place of a block", arguments: TokenRule.allCases)
    func aByteThatIsNoPlainOneChangesWordsAlikeAtEveryPlace(rule: TokenRule) {
        let text = Array("Agents with tools plan, act and learn. They reflect! Each of these methods scales a lot".utf8)
        for value in Array(".!?;:-'\\<&>/_,0\n".utf8) + [0x00, 0x7F, 0x80, 0xC3, 0xE2, 0xFF] {
            for place in text.indices {
                var other = text
                other[place] = value
                expectSame(other, [rule])
            }
        }
        for place in text.indices { expectSame(Array(text[..<place]) + Array("é’".utf8) + text[place...], [rule]) }
    }

    @Test("more pieces than there is room for, and pieces longer than a block, are all taken")
    func morePiecesThanThereIsRoomForAreAllTaken() {
        expectSame(Array(String(repeating: "a b, cd. ", count: 900).utf8))
        expectSame(Array(String(repeating: "x ", count: 3000).utf8))
        for length in [15, 16, 17, 63, 64, 65, 128, 2000] {
            let long = String(repeating: "w", count: length)
            expectSame(Array("one \(long) two \(long). \(long)-\(long)é \(long)".utf8))
            expectSame(Array((String(repeating: "a ", count: 600) + long + String(repeating: " b", count: 600)).utf8))
        }
        expectSame([])
    }

    @Test("plain words are packed with their places, and a mark behind one ends the sentence")
    func plainWordsArePackedWithTheirPlaces() {
        for level in Self.levels {
            var (pieces, position) = (TextPieces(level: level), 0)
            let text = Array("An agent. Re-read (it) abcdefghabcdefghi".utf8)
            let found = pieces.find(in: text.span, from: &position, rule: .abstracts)
            let words = pieces.room[..<found].map(\.spelling)
            #expect(words == ["An", "agent", "", "it", ""])
            let all = Array(pieces.room[..<found])
            #expect(all.map(\.endsSentence) == [false, true, false, false, false])
            #expect(all.map(\.start) == [0, 3, 10, 19, 23])
            #expect(all.map(\.stop) == [2, 9, 17, 21, 40])
            #expect(position == text.count)
        }
    }

    @Test("lower case comes with the words of their rule, and a lone letter is none")
    func lowerCaseComesWithTheWordsOfTheirRule() {
        var (pieces, position) = (TextPieces(), 0)
        let text = Array("A_B x LLMs @Z[ ab-CD".utf8)
        let found = pieces.find(in: text.span, from: &position, rule: .words)
        let words = pieces.room[..<found].map(\.spelling)
        #expect(words == ["a_b", "llms", "ab", "cd"])
    }
}

extension TextPiece {
    /// The packed word, for people.
    fileprivate var spelling: String {
        var bytes: [UInt8] = []
        word.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
