import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("Bursts")
struct KleinbergBurstsTests {
    @Test("are the cheapest of all sequences of states")
    func reference() throws {
        let cases = try StatisticsReference.load().bursts
        #expect(cases.count == 4)
        #expect(cases.contains { $0.states.contains(1) } && cases.contains { !$0.states.contains(1) })
        for expected in cases {
            let runs = KleinbergBursts().runs(zip(expected.expected, expected.of).map { plain($0, of: $1) })
            var states = [Int](repeating: 0, count: expected.of.count)
            for run in runs {
                for place in run.places { states[place] = 1 }
                #expect(abs(run.weight - expected.gains[run.places].reduce(0, +)) < 1e-9)
                #expect(run.weight > 0)
            }
            #expect(states == expected.states)
        }
    }

    @Test("are none where nothing varies, or there is nothing")
    func none() {
        #expect(KleinbergBursts().runs([]).isEmpty)
        #expect(KleinbergBursts().runs([plain(0, of: 10), plain(0, of: 10)]).isEmpty)
        #expect(KleinbergBursts().runs([plain(10, of: 10), plain(10, of: 10)]).isEmpty)
        #expect(KleinbergBursts().runs(Array(repeating: plain(8, of: 100), count: 20)).isEmpty)
    }

    @Test("two of them are told apart")
    func two() {
        let counts = [5, 5, 15, 16, 5, 4, 6, 5, 5, 17, 5].map { plain($0, of: 100) }
        #expect(KleinbergBursts().runs(counts).map(\.places) == [2..<4, 9..<10])
    }

    /// Weeks of a topic at 10 % that differ by more than sampling, so that most series have a burst somewhere.
    private static func restless(_ periods: Int, _ random: inout SeededGenerator) -> [ShareCount] {
        (0..<periods).map { _ in
            let rate = Sigmoid.of(-2.2 + 0.6 * random.normal())
            return plain(Double((0..<100).count { _ in random.chance(rate) }), of: 100)
        }
    }

    @Test("the p-value of a burst is seldom small where the order of the periods says nothing")
    func null() {
        var random = SeededGenerator(seed: 21)
        let pValues = (0..<250).map { _ in KleinbergBursts().pValue(Self.restless(16, &random), orders: 99) }
        for level in [0.05, 0.1, 0.3] {
            let found = pValues.count { $0 <= level + 1e-9 }
            // A bound that is passed by chance once in 1000 times, by the binomial distribution. Fewer are found
            // at small levels: where no period bursts p is 1, and a burst of one period weighs as much in most orders.
            let most = mostSuccesses(of: 250, odds: level, exceededBy: 0.001)
            #expect(found <= most, "\(found) of 250 at \(level), at most \(most)")
        }
        #expect(pValues.count { $0 <= 0.3 } >= 25 && pValues.allSatisfy { $0 >= 0.01 })
    }

    @Test("the p-value of a planted burst is small, and 1 where there is none")
    func planted() {
        let counts = (0..<24).map { plain((16..<20).contains($0) ? 25 : 8 + Double($0 % 3), of: 100) }
        #expect(KleinbergBursts().runs(counts).map(\.places) == [16..<20])
        // The four high periods stand side by side in 21 of 10,626 orders.
        #expect(KleinbergBursts().pValue(counts) <= 0.01)
        #expect(KleinbergBursts().pValue(Array(repeating: plain(8, of: 100), count: 20)) == 1)
        #expect(KleinbergBursts().pValue([]) == 1)
    }

    @Test("the p-value is the same wherever and beside whatever it is computed")
    func sameEverywhere() async {
        var random = SeededGenerator(seed: 4)
        let series = (0..<8).map { _ in Self.restless(16, &random) }
        let alone = series.map { KleinbergBursts().pValue($0, orders: 99) }
        let beside = await withTaskGroup(of: (Int, Double).self) { group in
            for (place, counts) in series.enumerated() {
                group.addTask { (place, KleinbergBursts().pValue(counts, orders: 99)) }
            }
            return await group.reduce(into: [Double](repeating: 0, count: 8)) { $0[$1.0] = $1.1 }
        }
        #expect(alone == beside && Set(alone).count > 2)
    }
}
