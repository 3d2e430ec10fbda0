import Testing

@testable import LinearAlgebra

/// Rows compared with many centres at once, against rows compared with one after another.
@Suite struct CentreLanesTests {
    private static let levels = VectorLevel.allCases.filter {
        $0.rawValue <= VectorLevel.best.rawValue && WideVectors.comparesCentres(columns: 1, level: $0)
    }

    private func naive(_ row: ArraySlice<Float>, _ centres: Matrix, _ halves: [Float]) -> [Float] {
        (0..<centres.rows).map { centre in
            zip(row, centres.row(centre)).reduce(Float(0)) { $0.addingProduct($1.0, $1.1) } - halves[centre]
        }
    }

    @Test(
        "scores, the best and the second are those of one after another, bit for bit",
        arguments: [1, 2, 15, 16, 17, 50, 64, 70], [1, 5, 16, 33])
    func scoresAreThoseOfOneAfterAnother(groups: Int, columns: Int) {
        var random = RandomMatrices(seed: UInt64(groups * 100 + columns))
        let (points, centres) = (random.dense(23, columns), random.dense(groups, columns))
        let halves = (0..<groups).map { random.dense(1, $0 + 1).storage[0] }
        let lanes = CentreLanes(centres, halves: halves)
        let order: [Int32] = [22, 0, 7, 7, 3, 21, 20, 19]
        for level in Self.levels {
            let scores = WideVectors.scores(lanes, ofRows: 2..<23, in: points, level: level)
            let all = WideVectors.nearest(lanes, toRows: 0..<23, of: nil, in: points, level: level)
            let some = WideVectors.nearest(lanes, toRows: 1..<8, of: order, in: points, level: level)
            for row in 0..<23 {
                let expected = naive(points.row(row)[...], centres, halves)
                if row >= 2 {
                    #expect(Array(scores[(row - 2) * lanes.width..<(row - 2) * lanes.width + groups]) == expected)
                }
                let best = expected.indices.reduce(0) { expected[$1] > expected[$0] ? $1 : $0 }
                let others = expected.indices.filter { $0 != best }.map { expected[$0] }
                let found = CentreLanes.Nearest(
                    centre: Int32(best), score: expected[best], second: others.max() ?? -.infinity)
                #expect(all[row] == found)
                for place in 1..<8 where order[place] == row { #expect(some[place - 1] == found) }
            }
        }
    }

    @Test("of equally near centres the first counts, and the second is as near")
    func ofEquallyNearCentresTheFirstCounts() {
        let centres = Matrix(rows: 40, columns: 2, storage: (0..<80).map { Float($0 % 4 < 2 ? 0 : 1) })
        let lanes = CentreLanes(centres, halves: (0..<40).map { $0 % 2 == 0 ? 0 : 1 })
        let points = Matrix(rows: 2, columns: 2, storage: [1, 1, -1, 0])
        for level in Self.levels {
            let found = WideVectors.nearest(lanes, toRows: 0..<2, of: nil, in: points, level: level)
            #expect(found == [.init(centre: 1, score: 1, second: 1), .init(centre: 0, score: 0, second: 0)])
        }
    }

    @Test("groups are the same whichever way rows are compared", arguments: [1, 3, 20, 70])
    func groupsAreTheSameWhicheverWay(groups: Int) {
        var random = RandomMatrices(seed: UInt64(groups))
        let points = random.dense(3000, 24)
        let start = points.selecting(rows: Array(0..<groups))
        let plain = LloydRounds(points, workers: Workers(threads: 1), level: .portable)
        for level in Self.levels {
            let wide = LloydRounds(points, workers: Workers(threads: 2), level: level)
            let (one, other) = (
                plain.refined(start, rounds: 12, tolerance: 0), wide.refined(start, rounds: 12, tolerance: 0)
            )
            #expect(zip(one.storage, other.storage).allSatisfy { abs($0 - $1) < 1e-3 })
            var (first, second) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
            let starts = (plain.start(groups: groups, &first), wide.start(groups: groups, &second))
            #expect(starts.0 == starts.1)
        }
    }
}
