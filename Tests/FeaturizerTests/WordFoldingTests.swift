import Foundation
import Testing

@testable import Featurizer

@Suite("Case and accents are folded alike in words of any length") struct WordFoldingTests {
    /// What the folding of a whole word is by definition.
    private static func plain(_ word: String) -> [UInt8] {
        let decomposed = word.decomposedStringWithCompatibilityMapping.lowercased()
            .decomposedStringWithCompatibilityMapping
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: decomposed.unicodeScalars.filter { Scalars.isLetterOrNumber($0) || $0 == "-" })
        return Array(String(kept).utf8)
    }

    @Test("long words, whatever stands where they are divided")
    func longWords() {
        let pieces = [
            "\u{E9}", "e\u{301}", "\u{FB01}", "\u{1E69}", "s\u{323}\u{307}", "\u{AC01}", "\u{1112}\u{1161}\u{11AB}",
            "\u{3A3}",
            "\u{130}", "\u{F73}", "\u{344}", "\u{1F88}", "-", "x", "\u{1D400}",
        ]
        for piece in pieces {
            for lead in 0..<4 {
                let word = String(repeating: "a", count: lead) + String(repeating: piece, count: 900) + "\u{3A3}"
                #expect(
                    WordFolding.fold(Array(word.utf8)) == Self.plain(word),
                    "\(piece.unicodeScalars.map(\.value)), \(lead)")
            }
        }
        let mixed = (0..<4_000).map { pieces[$0 * 7 % pieces.count] }.joined()
        #expect(WordFolding.fold(Array(mixed.utf8)) == Self.plain(mixed))
    }

    @Test("bytes that are no text come to an end as well") func noText() {
        _ = WordFolding.fold([UInt8](repeating: 0x80, count: 5_000))
        _ = WordFolding.fold([UInt8](repeating: 0xC3, count: 5_000))
        #expect(WordFolding.fold([UInt8](repeating: 0x61, count: 5_000)).count == 5_000)
    }

    /// A word of megabytes took hours.
    @Test("a word of a megabyte is folded") func megabyte() {
        let word = [UInt8](String(repeating: "\u{E9}", count: 1 << 20).utf8)
        #expect(WordFolding.fold(word) == [UInt8](repeating: 0x65, count: 1 << 20))
    }
}
