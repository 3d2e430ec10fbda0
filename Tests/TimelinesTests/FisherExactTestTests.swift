import Testing

@testable import Timelines

@Suite("Fisher's exact test")
struct FisherExactTestTests {
    @Test("equals scipy's")
    func reference() throws {
        let numbers = try ReferenceNumbers.load()
        #expect(numbers.fisher.count == 74)
        for expected in numbers.fisher {
            let p = FisherExactTest.twoSided(
                papers: expected.papers, of: expected.of, baseline: expected.baseline, of: expected.baselineOf)
            #expect(relativeDistance(p, expected.p) < 1e-9, "\(expected) gave \(p)")
        }
    }

    @Test("equals the sum over all ways to deal the topic, for every small table")
    func naiveTwin() {
        for (first, second) in [(1, 1), (2, 3), (4, 4), (5, 2), (6, 7)] {
            for papers in 0...first {
                for baseline in 0...second {
                    let p = FisherExactTest.twoSided(papers: papers, of: first, baseline: baseline, of: second)
                    let twin = Self.counted(papers, first, baseline, second)
                    #expect(abs(p - twin) < 1e-12, "\(papers)/\(first) against \(baseline)/\(second)")
                }
            }
        }
    }

    @Test("is the same whichever group comes first")
    func symmetry() {
        let forward = FisherExactTest.twoSided(papers: 16, of: 121, baseline: 38, of: 480)
        let backward = FisherExactTest.twoSided(papers: 38, of: 480, baseline: 16, of: 121)
        #expect(relativeDistance(forward, backward) < 1e-12)
    }

    @Test("takes equally probable tables for equal in spite of rounding")
    func ties() {
        for size in [10, 37, 60] {
            for papers in 0...size {
                for baseline in 0..<papers {
                    let forward = FisherExactTest.twoSided(papers: papers, of: size, baseline: baseline, of: size)
                    let backward = FisherExactTest.twoSided(papers: baseline, of: size, baseline: papers, of: size)
                    #expect(relativeDistance(forward, backward) < 1e-9, "\(papers) and \(baseline) of \(size)")
                }
            }
        }
    }

    @Test("has nothing to say about an empty group, and everything about an opposite one")
    func extremes() {
        #expect(FisherExactTest.twoSided(papers: 0, of: 0, baseline: 3, of: 9) == 1)
        #expect(FisherExactTest.twoSided(papers: 0, of: 10, baseline: 0, of: 10) == 1)
        #expect(FisherExactTest.twoSided(papers: 0, of: 50_000, baseline: 50_000, of: 50_000) == 0)
    }

    /// Counts the ways by binomial coefficients, which are whole numbers here.
    private static func counted(_ papers: Int, _ first: Int, _ baseline: Int, _ second: Int) -> Double {
        let tagged = papers + baseline
        func ways(_ count: Int) -> Int { choose(first, count) * choose(second, tagged - count) }
        let all = (0...tagged).map(ways)
        return Double(all.filter { $0 <= ways(papers) }.reduce(0, +)) / Double(all.reduce(0, +))
    }

    private static func choose(_ n: Int, _ k: Int) -> Int {
        guard k >= 0, k <= n else { return 0 }
        return (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
}

extension FisherExactTest {
    /// The test of whole numbers.
    static func twoSided(papers: Int, of total: Int, baseline: Int, of baselineTotal: Int) -> Double {
        twoSided(papers: Double(papers), of: Double(total), baseline: Double(baseline), of: Double(baselineTotal))
    }
}
