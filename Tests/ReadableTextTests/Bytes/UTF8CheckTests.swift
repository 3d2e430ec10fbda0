import TestSupport
import Testing

@testable import ReadableText

@Suite struct UTF8CheckTests {
    /// The standard library's own repairing decoder as the twin: what it has to repair is invalid.
    private func isValid(_ bytes: [UInt8]) -> Bool { Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes }

    @Test("agrees with the standard library on all short sequences")
    func agreesWithTheStandardLibraryOnAllShortSequences() {
        let interesting: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4,
            0xF5, 0xFF,
        ]
        var disagreements = 0
        for a in interesting {
            for b in interesting {
                for c in interesting {
                    for d in interesting {
                        let bytes = [a, b, c, d]
                        if (UTF8Check.firstInvalid(bytes, 0..<4) == nil) != isValid(bytes) { disagreements += 1 }
                    }
                }
            }
        }
        #expect(disagreements == 0)
    }

    @Test("finds the place in long texts") func findsThePlaceInLongTexts() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let prefix = String(
                (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    ["a", "é", "中", "🙂"].randomElement(using: &generator) ?? "a"
                }
                .joined())
            let bytes = Array(prefix.utf8) + [0xFF] + Array("rest of it".utf8)
            #expect(UTF8Check.firstInvalid(bytes, bytes.indices) == prefix.utf8.count)
            #expect(UTF8Check.firstInvalid(bytes, 0..<prefix.utf8.count) == nil)
        }
    }

    @Test("positions count from one") func positionsCountFromOne() {
        let bytes = Array("ab\ncd\n".utf8)
        #expect(TextPosition(of: 0, in: bytes) == TextPosition(of: 0, in: bytes))
        #expect(TextPosition(of: 0, in: bytes).line == 1)
        #expect(TextPosition(of: 4, in: bytes).line == 2)
        #expect(TextPosition(of: 4, in: bytes).column == 2)
        #expect(TextPosition(of: 6, in: bytes).line == 3)
    }
}
