import Testing

@testable import Timelines

@Suite("The test of a change")
struct ChangeTestTests {
    @Test("is Fisher's on plain counts, with Newcombe's interval")
    func reference() throws {
        let cases = try StatisticsReference.load().newcombe
        #expect(cases.count == 5)
        for expected in cases {
            let test = try #require(
                ChangeTest(
                    plain(Double(expected.papers), of: expected.of),
                    against: plain(Double(expected.baseline), of: expected.baselineOf),
                    dispersion: .none))
            #expect(
                test.pValue
                    == FisherExactTest.twoSided(
                        papers: expected.papers, of: expected.of, baseline: expected.baseline, of: expected.baselineOf))
            #expect(
                abs(test.interval.low - expected.low) < 1e-9 && abs(test.interval.high - expected.high) < 1e-9,
                "\(expected)")
        }
        #expect(ChangeTest(plain(0, of: 0), against: plain(1, of: 2), dispersion: .none) == nil)
    }

    @Test("says less where periods vary more, and still less where that is hardly known")
    func dispersion() throws {
        func test(_ dispersion: Dispersion) throws -> ChangeTest {
            try #require(ChangeTest(plain(60, of: 100), against: plain(160, of: 400), dispersion: dispersion))
        }
        let sampling = try test(.none)
        let known = try test(Dispersion(value: 2, degreesOfFreedom: 1e9))
        let hardlyKnown = try test(Dispersion(value: 2, degreesOfFreedom: 4))
        #expect(sampling.pValue < known.pValue && known.pValue < hardlyKnown.pValue)
        #expect(sampling.interval.low > known.interval.low && known.interval.low > hardlyKnown.interval.low)
        // Twice the variance is half of the papers.
        #expect(
            relativeDistance(known.pValue, FisherExactTest.twoSided(papers: 30, of: 50, baseline: 80, of: 200)) < 1e-9)
    }

    @Test("of numbers that are not whole lies between those of the whole numbers around")
    func notWhole() {
        let around = [14, 15].map { FisherExactTest.twoSided(papers: $0, of: 40, baseline: 20, of: 160) }
        let between = FisherExactTest.twoSided(papers: 14.5, of: 40, baseline: 20, of: 160)
        #expect(around[1] < between && between < around[0])
        #expect(FisherExactTest.twoSided(papers: 0.25, of: 0.5, baseline: 0.1, of: 0.2) == 1)
    }
}
