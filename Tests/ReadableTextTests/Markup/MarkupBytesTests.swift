import TestSupport
import Testing

@testable import ReadableText

@Suite struct MarkupBytesTests {
    private func naive(_ bytes: [UInt8], _ range: Range<Int>, dashes: Bool) -> Int {
        for index in range {
            if "\\$&<`~".utf8.contains(bytes[index]) { return index }
            if dashes, bytes[index] == 0x2D, index + 1 < range.upperBound, bytes[index + 1] == 0x2D { return index }
        }
        return range.upperBound
    }

    /// Every place in texts of every length up to several blocks, with two dashes across the edges
    /// of blocks among them.
    @Test("finds what the naive search finds", arguments: [0, 1, 31, 32, 33, 34, 63, 64, 65, 66, 97, 130])
    func findsWhatTheNaiveSearchFinds(_ count: Int) {
        for place in 0...count {
            for sign in "\\$&<`~-|a".utf8 {
                var bytes = [UInt8](repeating: 0x61, count: count)
                if place < count { bytes[place] = sign }
                if sign == 0x2D, place + 1 < count { bytes[place + 1] = sign }
                #expect(MarkupBytes.first(in: bytes.span, 0..<count) == naive(bytes, 0..<count, dashes: false))
                #expect(MarkupBytes.next(in: bytes.span, 0..<count) == naive(bytes, 0..<count, dashes: true))
            }
        }
    }

    @Test("finds in parts of a text only") func findsInPartsOfATextOnly() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
                Int.random(in: 0..<30, using: &generator) == 0
                    ? "\\$&<`~-".utf8.randomElement(using: &generator) ?? 0 : UInt8(0x2D)
            }.enumerated().map { $0.offset % 3 == 0 ? 0x61 : $0.element }
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let end = Int.random(in: start...bytes.count, using: &generator)
            #expect(MarkupBytes.first(in: bytes.span, start..<end) == naive(bytes, start..<end, dashes: false))
            #expect(MarkupBytes.next(in: bytes.span, start..<end) == naive(bytes, start..<end, dashes: true))
        }
    }

    @Test("in la te XB races count too") func inLaTeXBracesCountToo() {
        let bytes = Array("ab}c{".utf8)
        #expect(MarkupBytes.nextOfLaTeX(in: bytes.span, 0..<5) == 2)
        #expect(MarkupBytes.nextOfLaTeX(in: bytes.span, 3..<5) == 4)
        #expect(MarkupBytes.nextOfLaTeX(in: bytes.span, 0..<2) == 2)
    }
}
