import Testing

@testable import Themes

/// Pairs of numbers, and how many texts have them.
@Suite struct PairTableTests {
    /// Pairs of which many differ in one of both numbers alone.
    private let keys = (0..<40_000).map { PairTable.key(Int32($0 % 200), Int32($0 / 200)) }

    @Test("each pair has the number of its first place, and others have none") func numbers() {
        var table = PairTable()
        for key in keys { #expect(table.number(of: key) == table.count - 1) }
        #expect(
            keys.indices.allSatisfy { table.find(keys[$0]) == Int32($0) && table.number(of: keys[$0]) == Int32($0) })
        #expect(table.find(PairTable.key(200, 0)) == nil && table.find(PairTable.key(0, 200)) == nil)
        #expect(table.keys == keys && PairTable(keys).find(keys[17]) == 17 && PairTable([]).find(0) == nil)
    }

    @Test("a text counts once, and texts that are counted apart are counted together") func counts() {
        func counted(_ texts: Range<Int>) -> CountedPairs {
            var pairs = CountedPairs()
            for text in texts {
                for key in keys[..<(text + 1)] + keys[..<1] { _ = pairs.add(key, of: Int32(text)) }
            }
            return pairs
        }
        let whole = counted(0..<50)
        #expect(whole.counts == (0..<50).map { Int32(50 - $0) })
        let parts = CountedPairs(sumOf: [counted(0..<20), counted(20..<50)])
        #expect(
            Dictionary(uniqueKeysWithValues: zip(parts.keys, parts.counts))
                == Dictionary(uniqueKeysWithValues: zip(whole.keys, whole.counts)))
        #expect(CountedPairs(sumOf: []).keys.isEmpty)
    }

    @Test("a sketch never says less than there is, and most often no more") func sketch() {
        var (one, other) = (CountSketch(expected: 1 << 20), CountSketch(expected: 1 << 20))
        for time in 0..<300 { one.add(Array(keys[..<(300 - time)])) }
        other.add(Array(keys[100..<400]))
        let both = CountSketch(sumOf: [one, other])
        let right = (0..<400).map { max(0, 300 - $0) + ($0 >= 100 ? 1 : 0) }
        #expect((0..<400).allSatisfy { both.count(keys[$0]) >= right[$0] })
        #expect((0..<400).count { both.count(keys[$0]) == right[$0] || right[$0] >= 255 } > 395)
        // Beyond 254 there is no end.
        #expect(both.count(keys[0]) == .max)
    }
}
