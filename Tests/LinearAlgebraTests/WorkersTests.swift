import Testing

@testable import LinearAlgebra

@Suite struct WorkersTests {
    @Test("results come in the order of the pieces", arguments: [1, 2, 3, 8], [0, 1, 2, 50])
    func resultsComeInTheOrderOfThePieces(
        threads: Int, count: Int
    ) {
        let results = Workers(threads: threads).map(count) { piece in
            // Earlier pieces take longer, so that they end later.
            var sum = UInt64(piece)
            for step in 0..<UInt64((count - piece) * 40) { sum = sum &* 31 &+ step }
            return (piece, sum)
        }
        #expect(results.map(\.0) == Array(0..<count))
    }

    @Test(
        "blocks cover every index once, each at most so long",
        arguments: [(0, 4), (1, 4), (3, 4), (4, 4), (5, 4), (8, 4), (10, 1)])
    func blocksCoverEveryIndexOnceEachAtMostSo(count: Int, size: Int) {
        let blocks = Workers(threads: 3).mapBlocks(of: count, size: size) { $0 }
        #expect(blocks.flatMap { Array($0) } == Array(0..<count))
        #expect(blocks.allSatisfy { !$0.isEmpty && $0.count <= size })
        #expect(blocks == Workers(threads: 1).mapBlocks(of: count, size: size) { $0 })
    }

    @Test("results that are nil keep their place") func resultsThatAreNilKeepTheirPlace() {
        #expect(Workers(threads: 2).map(5) { $0 == 3 ? nil : $0 } == [0, 1, 2, nil, 4])
    }
}
