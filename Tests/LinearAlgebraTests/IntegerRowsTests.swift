import Testing

@testable import LinearAlgebra

@Suite struct IntegerRowsTests {
    private func random(_ rows: Int, _ vectors: Int, _ generator: inout SeededGenerator) -> IntegerRows {
        IntegerRows(
            (0..<rows * vectors).map { _ in
                var vector = SIMD8<Int16>.zero
                for lane in 0..<8 { vector[lane] = Int16(generator.index(below: 65535) - 32767) }
                return vector
            }, vectorsInRow: vectors)
    }

    @Test(
        "scores are sums over the named rows, with the same bits at every level", arguments: [1, 2, 3, 5, 6, 7, 12, 13])
    func scoresAreSumsOverTheNamedRowsWithThe(vectors: Int) {
        var generator = SeededGenerator(seed: UInt64(vectors))
        let rows = random(30, vectors, &generator)
        for count in [0, 1, 2, 17] {
            let columns = (0..<count).map { _ in Int32(generator.index(below: 30)) }
            let values = (0..<count).map { _ in Float(generator.unit()) - 0.5 }
            var expected = [Float](repeating: 0, count: rows.width)
            for (column, value) in zip(columns, values) {
                for place in 0..<rows.width { expected[place] += Float(rows[Int(column), place]) * value }
            }
            for level in VectorLevel.available {
                var scores = [Float](repeating: 0, count: rows.width)
                rows.addScores(columns: columns, values: values, to: &scores, level: level)
                #expect(scores.map(\.bitPattern) == expected.map(\.bitPattern), "\(level), \(count) columns")
            }
        }
    }

    @Test("integers that fill no rows are refused") func integersThatFillNoRowsAreRefused() {
        let three = FlatArray([SIMD8<Int16>](repeating: .zero, count: 3))
        #expect(IntegerRows(integers: three, vectorsInRow: 3)?.count == 1)
        #expect(IntegerRows(integers: three, vectorsInRow: 2) == nil)
        #expect(IntegerRows(integers: three, vectorsInRow: 0) == nil)
    }
}
