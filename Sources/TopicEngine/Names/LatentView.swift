import LinearAlgebra

/// Texts as unit vectors in their common latent space: the view in which texts without a single cue phrase have
/// neighbours that have some.
struct LatentView: Sendable {
    /// The texts: texts × directions.
    let rows: Matrix

    /// How many directions there are; more told nothing more (100 and 200 on 13,253 abstracts).
    static let rank = 100

    /// Projects TF-IDF rows; `isCentred` takes the mean text away first, so that what all have in common makes none alike.
    init(_ rows: SparseMatrix, isCentred: Bool, seed: UInt64, workers: Workers) throws(TrainingError) {
        let options = RandomizedSVD.Options(rank: Self.rank, powerIterations: 3, seed: seed)
        do {
            var projected = try RandomizedSVD(of: rows, options: options, workers: workers)
                .projection(of: rows, workers: workers)
            if isCentred { projected.centre() }
            self.rows = projected.normalizingRows()
        } catch {
            throw TrainingError(error)
        }
    }

    private init(selected rows: Matrix) { self.rows = rows }

    /// The view of some of the texts.
    func selecting(_ texts: [Int]) -> LatentView { LatentView(selected: rows.selecting(rows: texts)) }

    /// The unit mean of the texts of each topic, by their weights (texts × topics): topics × directions.
    func centres(_ weights: Matrix, workers: Workers) -> Matrix {
        weights.transposed().times(rows, workers: workers).normalizingRows()
    }

    /// The cosines of texts and centres: texts × topics.
    func cosines(with centres: Matrix, workers: Workers) -> Matrix { rows.times(transposed: centres, workers: workers) }
}

extension Matrix {
    fileprivate mutating func centre() {
        var means = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { means[column] += Double(self[row, column]) }
        }
        for row in 0..<rows {
            for column in 0..<columns { self[row, column] -= Float(means[column] / Double(rows)) }
        }
    }
}
