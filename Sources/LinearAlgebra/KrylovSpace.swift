/// A space of columns that holds the leading left singular vectors of a sparse matrix A nearly: the
/// span of `Y, A·Aᵀ·Y, (A·Aᵀ)²·Y, …` for random Y.
///
/// The columns are orthonormal, block after block; `interaction` is `Qᵀ·A·Aᵀ·Q` for all of them.
struct KrylovSpace: Sendable {
    private(set) var blocks: [Matrix] = []
    private(set) var interaction: SymmetricMatrix
    private let workers: Workers

    /// A space of `dimensions` columns in blocks of `width`, given the matrix and its transpose; there are no more
    /// dimensions than rows of the matrix.
    init(
        of matrix: SparseMatrix, transposed: SparseMatrix, dimensions: Int, width: Int, seed: UInt64, workers: Workers
    ) {
        self.workers = workers
        interaction = SymmetricMatrix(order: dimensions)
        var next = Self.randomSigns(rows: matrix.rows, columns: min(width, dimensions), seed: seed)
        var known = 0
        while true {
            blocks.append(orthonormal(next))
            let newest = blocks[blocks.count - 1]
            next = matrix.normalTimes(newest, transposed: transposed, workers: workers)
            known = note(next, from: known)
            guard known < dimensions else { return }
            if dimensions - known < next.columns { next = next.columns(0..<dimensions - known) }
        }
    }

    /// The columns `Q · coefficients`.
    func combination(_ coefficients: Matrix) -> Matrix {
        var result = Matrix(rows: blocks.first?.rows ?? 0, columns: coefficients.columns)
        var first = 0
        for block in blocks {
            let part = coefficients.selecting(rows: Array(first..<first + block.columns))
            DenseProducts.add(block, times: part, to: &result, workers: workers)
            first += block.columns
        }
        return result
    }

    /// A block of the same directions without those of the blocks before, made orthonormal. Cleared
    /// twice: rounding leaves a little the first time.
    private func orthonormal(_ block: Matrix) -> Matrix {
        var result = block
        for round in 0..<2 {
            for known in blocks {
                let shares = DenseProducts.innerProducts(known, result, workers: workers)
                let negative = Matrix(rows: known.columns, columns: result.columns, storage: shares.map { Float(-$0) })
                DenseProducts.add(known, times: negative, to: &result, workers: workers)
            }
            result =
                round == 0 ? result.roughlyOrthonormalized(workers: workers) : result.orthonormalized(workers: workers)
        }
        return result
    }

    /// Enters the inner products of all columns so far with `A·Aᵀ` times the newest ones; returns
    /// the number of columns.
    private mutating func note(_ image: Matrix, from first: Int) -> Int {
        var row = 0
        for block in blocks {
            let products = DenseProducts.innerProducts(block, image, workers: workers)
            for (place, product) in products.enumerated() {
                interaction[row + place / image.columns, first + place % image.columns] = product
            }
            row += block.columns
        }
        return first + image.columns
    }

    /// Independent signs: they sample a range as well as normal numbers do, and one random number makes 64 of them.
    private static func randomSigns(rows: Int, columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        var (result, bits) = (Matrix(rows: rows, columns: columns), UInt64(0))
        for place in 0..<rows * columns {
            bits = place % 64 == 0 ? generator.next() : bits >> 1
            result.storage[place] = bits & 1 == 0 ? -1 : 1
        }
        return result
    }
}

extension Matrix {
    /// Some columns next to each other.
    fileprivate func columns(_ range: Range<Int>) -> Matrix {
        var result = Matrix(rows: rows, columns: range.count)
        for row in 0..<rows {
            for column in range { result[row, column - range.lowerBound] = self[row, column] }
        }
        return result
    }
}
