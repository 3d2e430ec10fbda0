import Testing

@testable import LinearAlgebra

@Suite struct KMeansTests {
    /// Clouds around distant corners, their rows in turn.
    private func clouds(_ groups: Int, each: Int, columns: Int = 5, seed: UInt64 = 3) -> Matrix {
        var random = RandomMatrices(seed: seed)
        var matrix = random.dense(groups * each, columns)
        for row in 0..<matrix.rows {
            for column in 0..<columns {
                matrix[row, column] = 0.1 * matrix[row, column] + Float((row % groups) * (column + 1) % 7) * 5
            }
        }
        return matrix
    }

    private func naiveInertia(_ matrix: Matrix, _ result: KMeans) -> Double {
        (0..<matrix.rows).reduce(0) { sum, row in
            sum
                + zip(matrix.row(row), result.centres.row(result.assignments[row])).reduce(0.0) {
                    $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1))
                }
        }
    }

    @Test("clouds are found", arguments: [1, 2, 5]) func cloudsAreFound(groups: Int) {
        let matrix = clouds(groups, each: 300)
        let result = KMeans(rows: matrix, options: .init(groups: groups, seed: 1), workers: Workers(threads: 1))
        for row in 0..<matrix.rows { #expect(result.assignments[row] == result.assignments[row % groups]) }
        #expect(Set(result.assignments).count == groups)
        #expect(abs(naiveInertia(matrix, result) - result.inertia) < 1e-2 * result.inertia)
    }

    /// Bounds save work and must not change where the rounds end: at means of the rows nearest to them.
    @Test("the result is a fixed point of Lloyd's rounds") func theResultIsAFixedPointOfLloydS() {
        var random = RandomMatrices(seed: 11)
        let matrix = random.dense(900, 6)
        let result = KMeans(
            rows: matrix, options: .init(groups: 7, tolerance: 0, seed: 2), workers: Workers(threads: 2))
        for group in 0..<7 {
            let members = (0..<matrix.rows).filter { result.assignments[$0] == group }
            for column in 0..<6 {
                let mean = members.reduce(0.0) { $0 + Double(matrix[$1, column]) } / Double(members.count)
                #expect(abs(mean - Double(result.centres[group, column])) < 1e-4)
            }
        }
        for row in 0..<matrix.rows {
            let distances = (0..<7).map { group in
                zip(matrix.row(row), result.centres.row(group)).reduce(0.0) {
                    $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1))
                }
            }
            #expect(distances[result.assignments[row]] < (distances.min() ?? 0) + 1e-4)
        }
    }

    @Test("the same seed gives the same bits at any number of threads") func theSameSeedGivesTheSameBitsAtAny() {
        var random = RandomMatrices(seed: 12)
        let matrix = random.dense(5000, 9)
        let options = KMeans.Options(groups: 6, seed: 5)
        let one = KMeans(rows: matrix, options: options, workers: Workers(threads: 1))
        for threads in [2, 3] {
            let other = KMeans(rows: matrix, options: options, workers: Workers(threads: threads))
            #expect(
                other.assignments == one.assignments && other.centres == one.centres && other.inertia == one.inertia)
        }
    }

    @Test("few and equal rows are no trouble") func fewAndEqualRowsAreNoTrouble() {
        let workers = Workers(threads: 1)
        #expect(
            KMeans(rows: Matrix(rows: 0, columns: 3), options: .init(groups: 4, seed: 1), workers: workers).assignments
                .isEmpty)
        let one = KMeans(
            rows: Matrix(rows: 1, columns: 2, storage: [3, 4]), options: .init(groups: 4, seed: 1), workers: workers)
        #expect(one.assignments == [0] && one.centres.storage == [3, 4] && one.inertia == 0)
        let equal = KMeans(rows: Matrix(rows: 40, columns: 2), options: .init(groups: 3, seed: 1), workers: workers)
        #expect(equal.inertia == 0 && equal.assignments.count == 40)
    }
}

extension KMeansTests {
    @Test("of several beginnings the tightest grouping counts, and it is the best single one")
    func ofSeveralBeginningsTheTightestGroupingCountsAndIt() {
        var random = RandomMatrices(seed: 21)
        let matrix = random.dense(400, 4)
        let workers = Workers(threads: 2)
        let single = (0..<5).map {
            KMeans(rows: matrix, options: .init(groups: 9, beginnings: 1, seed: 40 + UInt64($0)), workers: workers)
        }
        let several = KMeans(rows: matrix, options: .init(groups: 9, beginnings: 5, seed: 40), workers: workers)
        #expect(several.inertia == single.map(\.inertia).min())
        #expect(Set(single.map(\.inertia)).count > 1)
    }
}
