import Testing

@testable import Timelines

@Suite("The Benjamini–Hochberg procedure")
struct BenjaminiHochbergTests {
    @Test("equals scipy's")
    func reference() throws {
        let numbers = try ReferenceNumbers.load()
        #expect(numbers.benjaminiHochberg.count == 8)
        for expected in numbers.benjaminiHochberg {
            let adjusted = BenjaminiHochberg.adjusted(expected.p.map { $0 }).compactMap { $0 }
            #expect(adjusted.count == expected.adjusted.count)
            for (mine, theirs) in zip(adjusted, expected.adjusted) { #expect(relativeDistance(mine, theirs) < 1e-12) }
        }
    }

    /// Which tests are findings at a false discovery rate.
    private func findings(_ pValues: [Double?], rate: Double) -> [Bool] {
        BenjaminiHochberg.adjusted(pValues).map { $0.map { $0 <= rate } ?? false }
    }

    @Test("finds up to the largest rank whose p-value is under its line")
    func stepUp() {
        // With four tests at 10 %, the lines are 0.025, 0.05, 0.075 and 0.1: the third saves the
        // second, which is over its own line.
        #expect(findings([0.07, 0.5, 0.01, 0.06], rate: 0.1) == [true, false, true, true])
        #expect(findings([0.08, 0.5, 0.03, 0.06], rate: 0.1) == [false, false, false, false])
    }

    @Test("leaves out what was not tested")
    func untested() {
        #expect(BenjaminiHochberg.adjusted([nil, 0.04, nil]) == [nil, 0.04, nil])
        #expect(findings([nil, 0.04, nil], rate: 0.1) == [false, true, false])
        #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    }
}
