import Testing

@testable import Timelines

@Suite("The Wilson interval")
struct ShareIntervalTests {
    @Test("equals scipy's")
    func reference() throws {
        let numbers = try ReferenceNumbers.load()
        #expect(numbers.wilson.count == 40)
        for expected in numbers.wilson {
            let interval = try #require(ShareInterval.wilson(papers: expected.papers, of: expected.of))
            #expect(abs(interval.low - expected.low) < 1e-12, "\(expected)")
            #expect(abs(interval.high - expected.high) < 1e-12, "\(expected)")
        }
    }

    @Test("holds the share, stays within 0...1, and is never empty")
    func holdsShare() throws {
        for total in [1, 2, 3, 10, 121, 5000] {
            for papers in Set([0, 1, total / 3, total / 2, total - 1, total]) {
                let interval = try #require(ShareInterval.wilson(papers: papers, of: total))
                let share = Double(papers) / Double(total)
                #expect(0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1)
                #expect(interval.low < interval.high)
            }
        }
        #expect(ShareInterval.wilson(papers: 0, of: 20)?.low == 0)
        #expect(ShareInterval.wilson(papers: 20, of: 20)?.high == 1)
    }

    @Test("is none where there are no papers")
    func noPapers() {
        #expect(ShareInterval.wilson(papers: 0, of: 0) == nil)
    }
}
