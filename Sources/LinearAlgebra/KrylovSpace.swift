/// A space of columns that holds the leading left singular vectors of a sparse matrix A nearly: the
/// span of `Y, A·Aᵀ·Y, (A·Aᵀ)²·Y, …` for random Y.
///
/// The columns Q are orthonormal, block after block; `interaction` is `Qᵀ·A·Aᵀ·Q`. As `A·Aᵀ` is symmetric, a block's
/// image has parts in the block itself, in the ones beside it and in no others (the recurrence of the block Lanczos
/// method: Golub & Underwood, "The block Lanczos method for computing eigenvalues", Mathematical Software III, 1977):
/// `interaction` has no other elements, and to clear an image of the two blocks that it knows is all that an exact
/// machine would have to do. Rounding leaves a little of every block; a second clearing, of all of them, takes it away.
struct KrylovSpace: Sendable {
    /// The columns: rows of the matrix × dimensions.
    private(set) var basis: Matrix
    private(set) var interaction: SymmetricMatrix
    /// How many columns there are so far.
    private var known = 0
    private let workers: Workers

    /// A space of `dimensions` columns in blocks of `width`, given the matrix and its transpose; there are no more
    /// dimensions than rows of the matrix.
    init(
        of matrix: SparseMatrix, transposed: SparseMatrix, dimensions: Int, width: Int, seed: UInt64, workers: Workers
    ) {
        self.workers = workers
        interaction = SymmetricMatrix(order: dimensions)
        basis = Matrix(rows: matrix.rows, columns: dimensions)
        var newest = Self.randomSigns(rows: matrix.rows, columns: min(width, dimensions), seed: seed)
            .roughlyOrthonormalized(workers: workers).orthonormalized(workers: workers)
        var (before, panels) = (0, WideVectors.Panels())
        while true {
            let recent = known - before..<known + newest.columns
            keep(newest)
            var image = matrix.normalTimes(newest, transposed: transposed, panels: &panels, workers: workers)
            var shares = DenseProducts.innerProducts(basis, columns: recent, image, workers: workers)
            note(shares, of: recent, columns: image.columns)
            let left = dimensions - known
            guard left > 0 else { return }
            if left < image.columns {
                image = image.columns(0..<left)
                shares = DenseProducts.innerProducts(basis, columns: recent, image, workers: workers)
            }
            before = newest.columns
            newest = orthonormal(image, shares, of: recent)
        }
    }

    /// The columns `Q · coefficients`.
    func combination(_ coefficients: Matrix) -> Matrix { basis.times(coefficients, workers: workers) }

    /// A block of the same directions without those of the columns so far, made orthonormal, given what it shares with
    /// some of them.
    private func orthonormal(_ block: Matrix, _ shares: [Double], of columns: Range<Int>) -> Matrix {
        var result = cleared(block, shares, of: columns).roughlyOrthonormalized(workers: workers)
        var largest = 1.0
        // A block that hardly leaves the space is mostly rounding, of which one more clearing takes much away and leaves
        // as much again.
        for _ in 0..<3 where largest > 0.01 {
            let shares = DenseProducts.innerProducts(basis, columns: 0..<known, result, workers: workers)
            largest = shares.reduce(0) { max($0, abs($1)) }
            result = cleared(result, shares, of: 0..<known).orthonormalized(workers: workers)
        }
        return result
    }

    /// A block less what it shares with some columns.
    private func cleared(_ block: Matrix, _ shares: [Double], of columns: Range<Int>) -> Matrix {
        var result = block
        let negative = Matrix(rows: columns.count, columns: block.columns, storage: shares.map { Float(-$0) })
        DenseProducts.add(basis, columns: columns, times: negative, to: &result, workers: workers)
        return result
    }

    /// Puts a block behind the columns so far.
    private mutating func keep(_ block: Matrix) {
        let (source, width, first) = (block.storage.span, basis.columns, known)
        var target = basis.storage.mutableSpan
        for row in 0..<block.rows {
            for column in 0..<block.columns {
                target[row * width + first + column] = source[row * block.columns + column]
            }
        }
        known += block.columns
    }

    /// Enters the inner products of some columns with the image of the newest ones.
    private mutating func note(_ products: [Double], of rows: Range<Int>, columns: Int) {
        for (place, product) in products.enumerated() {
            interaction[rows.lowerBound + place / columns, known - columns + place % columns] = product
        }
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
