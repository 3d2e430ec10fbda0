import TestSupport
import Testing

@testable import ReadableText

/// What looks at many bytes at once finds what a look at each finds: at every border of a block, in
/// texts longer than several.
@Suite struct ByteBlockTests {
    private func text(_ pieces: [String], upTo count: Int, _ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...count, using: &generator)).map { _ in
            Int.random(in: 0..<4, using: &generator) > 0 ? "word" : pieces.randomElement(using: &generator) ?? ""
        }.joined()
    }

    @Test("first marks") func firstMarks() {
        for length in 16...20 {
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0x41, count: length)
                bytes[place] = 0x0A
                for start in 0...(length - 16) {
                    let expected = place >= start && place < start + 16 ? place - start : 16
                    let block = ByteBlock(bytes.span, at: start)
                    #expect(block.equal(to: 0x0A).first == expected)
                    #expect(block.below(0x20).first == expected)
                    #expect(block.equal(to: 0x0A).isMarked == (expected < 16))
                    #expect(block.beyondASCII.first == 16)
                }
            }
        }
        let high = [UInt8](repeating: 0x80, count: 16)
        #expect(
            ByteBlock(high.span, at: 0).beyondASCII.first == 0 && ByteBlock(high.span, at: 0).below(0x20).first == 16)
    }

    @Test("long blocks see every byte") func longBlocksSeeEveryByte() {
        for place in 0..<70 {
            var bytes = [UInt8](repeating: 0x41, count: 70)
            bytes[place] = 0x0A
            let block = LongByteBlock(bytes.span, at: 3)
            #expect(block.marks { quarter, _ in quarter.equal(to: 0x0A) }.isMarked == (3..<67).contains(place))
            #expect(block.marks { _, next in next.equal(to: 0x0A) }.isMarked == (4..<68).contains(place))
        }
    }

    @Test("invalid bytes are found where they are", arguments: 0..<200) func invalidBytesAreFoundWhereTheyAre(
        _ seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(text(["é", "€", "🙂", "x"], upTo: 120, &generator).utf8)
        #expect(UTF8Check.firstInvalid(bytes, bytes.indices) == nil)
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = [0xFF, 0xC3, 0xE2, 0x80].randomElement(using: &generator) ?? 0
        #expect(UTF8Check.firstInvalid(bytes, bytes.indices) == firstInvalid(bytes))
    }

    /// Character after character, each by the standard library.
    private func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let length = (1...4).first { length in
                let piece = bytes[index..<min(index + length, bytes.count)]
                return piece.count == length && Array(String(decoding: piece, as: UTF8.self).utf8) == Array(piece)
            }
            guard let length else { return index }
            index += length
        }
        return nil
    }

    @Test("strings of JSON", arguments: 0..<300) func stringsOfJSON(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let content = text(["\"", "\\", "\n", " ", "  ", "é", "\u{1}", "🙂", "\t", "/"], upTo: 80, &generator)
        let escapes: [Character: String] = [
            "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\u{1}": "\\u0001", "\t": "\\t", "🙂": "\\ud83d\\ude42",
        ]
        let json = "\"" + content.map { escapes[$0] ?? String($0) }.joined() + "\""
        for behind in ["", String(repeating: " ", count: 100)] {
            var scanner = JSONScanner(Array((json + behind).utf8))
            let string = try scanner.readText()
            #expect(scanner.string(string) == content)
            #expect(scanner.singleSpaced(string) == singleSpaced(content))
            try scanner.finish()
        }
        // Cut before its end, within the bytes of others.
        let bytes = Array((json + "\"").utf8)
        var cut = JSONScanner(bytes, 0..<json.utf8.count - 1)
        #expect(throws: JSONError.self) { try cut.readText() }
    }

    @Test("white space", arguments: 0..<300) func whiteSpace(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let content = text(
            [" ", "  ", "\n", "\u{A0}", "\u{200B}", "\u{2009}", "é", "\u{FEFF}", "\u{3000}", "\u{85}", "€"], upTo: 60,
            &generator)
        #expect(Spacing.singleSpaced(content) == singleSpaced(content))
    }

    /// Character after character.
    private func singleSpaced(_ text: String) -> String {
        let dropped = text.unicodeScalars.filter { $0.value != 0x200B && $0.value != 0xFEFF }
        let words = dropped.split { $0.properties.isWhitespace }
        return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    @Test("lines end where they end", arguments: 0..<60) func linesEndWhereTheyEnd(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let content = text(["\n", "\n\n", "é"], upTo: 300, &generator)
        var reader = LineReader(ByteStream(bytes: Array(content.utf8), name: "x"), maximumLength: 4000)
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line.bytes, as: UTF8.self)) }
        let expected = content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines == (expected.last == "" ? expected.dropLast() : expected))
    }
}
