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
}
