import LinearAlgebra
import Testing

@testable import Featurizer

/// Words and pairs that are searched for side by side, against searches one after another.
@Suite struct PairLookupTests {
    @Test("pairs are found as in a dictionary, in their order, however many stand in each other's way")
    func pairsAreFoundAsInADictionary() {
        var generator = SeededGenerator(seed: 61)
        let keys = Set((0..<4000).map { _ in PairKey.of(pick(&generator), pick(&generator)) }).sorted()
        // As full as tables get: many searches go on over several slots.
        let vocabulary = Vocabulary(
            tokenBytes: (0..<90).map { UInt8(33 + $0) }, tokenEnds: (1...90).map { UInt32($0) }, sortedPairs: keys)
        for count in [0, 1, 2, 63, 500] {
            let wanted = (0..<count).map { _ in PairKey.of(pick(&generator), pick(&generator)) }
            var lookups = wanted.map { PairLookup(wanted: $0) }
            var columns = [Int32](repeating: 7, count: 3 + count)
            let end = vocabulary.addColumns(ofPairs: count, in: &lookups, to: &columns, from: 2)
            let expected: [Int32] = wanted.compactMap { pair in keys.firstIndex(of: pair).map { Int32(90 + $0) } }
            let found = Array(columns[2..<end])
            #expect(found == expected)
            #expect(Array(columns[..<2]) == [7, 7])
        }
    }

    private func pick(_ generator: inout SeededGenerator) -> Int32 { Int32(generator.index(below: 90)) }

    @Test("a vocabulary without pairs finds none") func aVocabularyWithoutPairsFindsNone() {
        let vocabulary = Vocabulary(tokenBytes: [65, 66], tokenEnds: [1, 2], sortedPairs: [])
        var (lookups, columns) = ([PairLookup(wanted: PairKey.of(0, 1))], [Int32](repeating: 0, count: 1))
        #expect(vocabulary.addColumns(ofPairs: 1, in: &lookups, to: &columns, from: 0) == 0)
    }

    @Test("words are remembered side by side as they are one by one") func wordsAreRememberedSideBySide() {
        var memo = WordMemo()
        func word(_ number: Int) -> PackedWord { PackedWord(low: UInt64(number) + 1, high: UInt64(number % 3)) }
        for number in stride(from: 0, to: 6000, by: 3) { memo.insert(word(number), Int32(number) - 2) }
        let pieces = (-1..<6000).map { number in
            TextPiece(
                low: number < 0 ? 0 : word(number).low, high: number < 0 ? 0 : word(number).high, start: 0, end: 0,
                ends_sentence: 0)
        }
        var found = [Int32](repeating: 0, count: pieces.count)
        memo.find(pieces.span, into: &found)
        let expected: [Int32] = (0..<6000).map { $0 % 3 == 0 ? Int32($0) - 2 : WordMemo.absent }
        #expect(found == [WordMemo.absent] + expected)
    }
}
