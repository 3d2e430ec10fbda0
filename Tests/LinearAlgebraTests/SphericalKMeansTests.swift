import Testing

@testable import LinearAlgebra

@Suite struct SphericalKMeansTests {
    /// Rows around as many directions as there are columns, in turn, of very different lengths.
    private func planted(rows: Int, groups: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        var matrix = Matrix(rows: rows, columns: groups)
        for row in 0..<rows {
            let length = Float(0.1 + 10 * generator.unit())
            for column in 0..<groups {
                matrix[row, column] = length * ((row % groups == column ? 1 : 0) + 0.08 * Float(generator.normal()))
            }
        }
        return matrix
    }

    private func clustering(_ matrix: Matrix, groups: Int, seed: UInt64 = 1, threads: Int = 1) -> SphericalKMeans {
        SphericalKMeans(rows: matrix, options: .init(groups: groups, seed: seed), workers: Workers(threads: threads))
    }

    @Test(arguments: [2, 5, 8]) func `planted groups come out apart`(groups: Int) {
        let result = clustering(planted(rows: 12 * groups, groups: groups, seed: 2), groups: groups)
        let groupOfResidue = (0..<groups).map { result.assignments[$0] }
        #expect(Set(groupOfResidue).count == groups)
        for row in 0..<12 * groups { #expect(result.assignments[row] == groupOfResidue[row % groups]) }
        #expect(result.totalCosine > 0.95 * Double(12 * groups))
    }

    @Test func `centres have unit length and are the directions of their rows' sums`() {
        let matrix = planted(rows: 30, groups: 3, seed: 5)
        let result = clustering(matrix, groups: 3)
        let points = matrix.normalizingRows()
        for group in 0..<3 {
            var sum = [Double](repeating: 0, count: 3)
            for row in 0..<30 where result.assignments[row] == group { for column in 0..<3 { sum[column] += Double(points[row, column]) } }
            let norm = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for column in 0..<3 { #expect(abs(Double(result.centres[group, column]) - sum[column] / norm) < 1e-5) }
        }
    }

    @Test func `the same seed gives the same groups at any number of threads`() {
        var random = RandomMatrices(seed: 12)
        let matrix = random.dense(60, 5)
        let one = clustering(matrix, groups: 6, seed: 9)
        for threads in [1, 2, 3] {
            let again = clustering(matrix, groups: 6, seed: 9, threads: threads)
            #expect(again.assignments == one.assignments)
            #expect(again.centres.storage.map(\.bitPattern) == one.centres.storage.map(\.bitPattern))
            #expect(again.totalCosine == one.totalCosine)
        }
    }

    @Test(arguments: 1...300) func `no group stays empty`(seed: UInt64) {
        var random = RandomMatrices(seed: seed)
        let result = SphericalKMeans(
            rows: random.dense(14, 2), options: .init(groups: 9, starts: 1, seed: seed), workers: Workers(threads: 1))
        #expect(Set(result.assignments) == Set(0..<9))
        #expect(result.centres.rows == 9)
    }

    @Test func `more groups than rows give one group a row`() {
        var random = RandomMatrices(seed: 3)
        let result = clustering(random.dense(4, 6), groups: 10)
        #expect(result.assignments.sorted() == [0, 1, 2, 3])
        #expect(result.centres.rows == 4)
        #expect(abs(result.totalCosine - 4) < 1e-5)
    }

    @Test func `rows of zeros go to group 0 and do no harm`() {
        var matrix = planted(rows: 20, groups: 2, seed: 1)
        for row in [3, 4] { for column in 0..<2 { matrix[row, column] = 0 } }
        let result = clustering(matrix, groups: 2)
        #expect((result.assignments[3], result.assignments[4]) == (0, 0))
        #expect(result.centres.storage.allSatisfy { $0.isFinite })
        #expect(result.assignments[0] != result.assignments[1])
    }

    /// A row of zeros has no direction; drawn as a centre, it would attract nobody.
    @Test func `a row of zeros is never a centre`() {
        var matrix = Matrix(rows: 12, columns: 2)
        for row in 0..<10 { (matrix[row, 0], matrix[row, 1]) = row % 2 == 0 ? (1, 0.1) : (0.1, 1) }
        for seed in UInt64(1)...30 {
            let result = SphericalKMeans(rows: matrix, options: .init(groups: 2, starts: 1, seed: seed), workers: Workers(threads: 1))
            #expect(Set(result.assignments.prefix(10)).count == 2, "seed \(seed)")
        }
    }

    @Test func `no rows and one row are no trouble`() {
        #expect(clustering(Matrix(rows: 0, columns: 3), groups: 4).assignments.isEmpty)
        #expect(clustering(Matrix(rows: 1, columns: 2, storage: [0, 7]), groups: 4).assignments == [0])
    }

    @Test func `equal rows share a group, and the other groups may then be empty`() {
        let matrix = Matrix(rows: 4, columns: 2, storage: [1, 0, 2, 0, 3, 0, 0, 1])
        let result = clustering(matrix, groups: 3)
        #expect(Set(result.assignments[0...2]).count == 1)
        #expect(result.assignments[3] != result.assignments[0])
        #expect(result.centres.storage.allSatisfy { $0.isFinite })
    }
}
