import Papers
import Testing

@Suite("The Wilson interval")
struct WilsonIntervalTests {
    @Test("equals scipy's")
    func reference() throws {
        let numbers = try ReferenceNumbers.load()
        #expect(numbers.wilson.count == 40)
        for expected in numbers.wilson {
            let interval = WilsonInterval(expected.papers, of: expected.of)
            #expect(abs(interval.low - expected.low) < 1e-12, "\(expected)")
            #expect(abs(interval.high - expected.high) < 1e-12, "\(expected)")
        }
    }

    @Test("holds the share, stays within 0...1, and is never empty")
    func holdsShare() {
        for total in [1, 2, 3, 10, 121, 5000] {
            for papers in Set([0, 1, total / 3, total / 2, total - 1, total]) {
                let interval = WilsonInterval(papers, of: total)
                let share = Double(papers) / Double(total)
                #expect(0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1)
                #expect(interval.low < interval.high)
            }
        }
        #expect(WilsonInterval(0, of: 20).low == 0)
        #expect(WilsonInterval(20, of: 20).high == 1)
    }

    @Test("is everything where there are no papers")
    func noPapers() {
        let interval = WilsonInterval(0, of: 0)
        #expect((interval.low, interval.high) == (0, 1))
    }
}
