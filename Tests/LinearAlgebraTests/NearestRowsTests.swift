import Testing

@testable import LinearAlgebra

@Suite struct NearestRowsTests {
    private func points(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            rows: rows, columns: columns, storage: (0..<rows * columns).map { _ in Float(generator.unit()) - 0.5 })
    }

    private func squared(_ points: Matrix, _ one: Int, _ other: Int) -> Float {
        zip(points.row(one), points.row(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    @Test("neighbours are those that sorting all distances gives", arguments: [(2, 1), (9, 8), (40, 5), (300, 12)])
    func naive(rows: Int, count: Int) {
        let points = points(rows, 7, seed: UInt64(rows))
        let nearest = NearestRows(of: points, count: count, workers: Workers(threads: 1))
        #expect(nearest.count == count && nearest.rows.count == rows * count)
        for row in 0..<rows {
            let sorted = (0..<rows).filter { $0 != row }.sorted {
                (squared(points, row, $0), $0) < (squared(points, row, $1), $1)
            }
            let found = nearest.rows[row * count..<(row + 1) * count]
            #expect(found.map(Int.init) == Array(sorted.prefix(count)), "row \(row)")
            for (other, distance) in zip(found, nearest.squaredDistances[row * count..<(row + 1) * count]) {
                #expect(abs(distance - squared(points, row, Int(other))) < 1e-5)
            }
        }
    }

    @Test("equal rows are neighbours in the order of their numbers") func ties() {
        let points = Matrix(rows: 5, columns: 2, storage: [1, 0, 1, 0, 1, 0, 0, 1, 1, 0])
        let nearest = NearestRows(of: points, count: 3, workers: Workers(threads: 1))
        #expect(nearest.rows == [1, 2, 4, 0, 2, 4, 0, 1, 4, 0, 1, 2, 0, 1, 2])
    }

    @Test("there are never more neighbours than other rows", arguments: [0, 1, 2, 3]) func few(rows: Int) {
        let nearest = NearestRows(of: points(rows, 3, seed: 1), count: 15, workers: Workers(threads: 1))
        #expect(nearest.count == max(0, rows - 1))
    }

    @Test("the number of threads changes no bit") func threads() {
        let points = points(700, 20, seed: 3)
        let one = NearestRows(of: points, count: 10, workers: Workers(threads: 1))
        let two = NearestRows(of: points, count: 10, workers: Workers(threads: 2))
        #expect(one.rows == two.rows && one.squaredDistances == two.squaredDistances)
    }
}
