extension SymmetricMatrix {
    /// All eigenvalues, ascending, and their eigenvectors as rows of unit length.
    ///
    /// Method: Householder's reduction to a tridiagonal matrix, then implicit QL (Golub & Van Loan, "Matrix Computations", sections 8.3.1 and 8.3.3).
    /// O(order³). Eigenvectors are kept as rows, so that every rotation and reflection runs along memory.
    /// - Throws: ``LinearAlgebraError/noConvergence(rounds:)`` for elements that are not finite.
    public func eigen() throws(LinearAlgebraError) -> (values: [Double], vectors: [[Double]]) {
        let isFinite = (0..<order).allSatisfy { row in (0...row).allSatisfy { self[row, $0].isFinite } }
        guard isFinite else { throw .noConvergence(rounds: 0) }
        var tridiagonal = Tridiagonal(self)
        try tridiagonal.diagonalize()
        let ascending = (0..<order).sorted { (tridiagonal.diagonal[$0], $0) < (tridiagonal.diagonal[$1], $1) }
        return (ascending.map { tridiagonal.diagonal[$0] }, ascending.map { tridiagonal.vector($0) })
    }
}

/// A tridiagonal matrix T with an orthogonal one: `A = Vᵀ·T·V`, the rows of V being `vectors`.
private struct Tridiagonal {
    var diagonal: [Double]
    /// Element i stands beside the diagonal's elements i and i + 1; the last is 0.
    var beside: [Double]
    var vectors: [Double]
    private var order: Int { diagonal.count }

    /// Householder's reduction: reflections on both sides clear each column below the element beside the diagonal.
    init(_ symmetric: SymmetricMatrix) {
        let order = symmetric.order
        var matrix = (0..<order).map { row in (0..<order).map { symmetric[row, $0] } }
        var reflections: [[Double]] = []
        for column in 0..<max(0, order - 2) {
            let reflection = Self.reflection(clearing: (0..<order).map { $0 > column ? matrix[column][$0] : 0 }, keeping: column + 1)
            reflections.append(reflection)
            Self.reflect(&matrix, by: reflection, from: column)
        }
        diagonal = (0..<order).map { matrix[$0][$0] }
        beside = (0..<order).map { $0 + 1 < order ? matrix[$0][$0 + 1] : 0 }
        // A = H₀·H₁·…·T·…·H₁·H₀, so V is the product of the reflections, the last one leftmost.
        var product = (0..<order).map { row in (0..<order).map { $0 == row ? 1.0 : 0 } }
        for (column, reflection) in reflections.enumerated().reversed() {
            for row in column + 1..<order { Self.reflect(&product[row], by: reflection, from: column + 1) }
        }
        vectors = product.flatMap { $0 }
    }

    /// The eigenvector of an element of the diagonal, once that is all there is.
    func vector(_ place: Int) -> [Double] { Array(vectors[place * order..<(place + 1) * order]) }

    /// The vector v, of squared length 2 or all zeros, for which `x − v·(v·x)` has nothing beyond place `kept`.
    private static func reflection(clearing x: [Double], keeping kept: Int) -> [Double] {
        let beyond = x[(kept + 1)...].reduce(0) { $0 + $1 * $1 }
        guard beyond > 0 else { return [Double](repeating: 0, count: x.count) }
        var v = x
        v[kept] += (x[kept] < 0 ? -1 : 1) * (x[kept] * x[kept] + beyond).squareRoot()
        let scale = (2 / (v[kept] * v[kept] + beyond)).squareRoot()
        return v.map { $0 * scale }
    }

    /// `A ← H·A·H` with `H = I − v·vᵀ`, as the symmetric update `A − v·wᵀ − w·vᵀ`, `w = A·v − v·(vᵀ·A·v)/2`.
    private static func reflect(_ matrix: inout [[Double]], by v: [Double], from first: Int) {
        var w = [Double](repeating: 0, count: v.count)
        for row in first..<v.count { w[row] = dot(matrix[row], v, from: first) }
        let half = dot(w, v, from: first) / 2
        for place in first..<v.count { w[place] -= half * v[place] }
        for row in first..<v.count {
            let (a, b) = (v[row], w[row])
            for column in first..<v.count { matrix[row][column] -= a * w[column] + b * v[column] }
        }
    }

    private static func reflect(_ row: inout [Double], by v: [Double], from first: Int) {
        let product = dot(row, v, from: first)
        for place in first..<v.count { row[place] -= product * v[place] }
    }

    /// Four sums side by side, so that the processor need not wait for each addition.
    private static func dot(_ left: [Double], _ right: [Double], from first: Int) -> Double {
        var (a, b, c, d, place) = (0.0, 0.0, 0.0, 0.0, first)
        while place + 4 <= left.count {
            a += left[place] * right[place]
            b += left[place + 1] * right[place + 1]
            c += left[place + 2] * right[place + 2]
            d += left[place + 3] * right[place + 3]
            place += 4
        }
        for index in place..<left.count { a += left[index] * right[index] }
        return (a + b) + (c + d)
    }

    private static let rounds = 60

    /// Implicit QL steps with Wilkinson's shift until nothing is left beside the diagonal.
    mutating func diagonalize() throws(LinearAlgebraError) {
        for first in diagonal.indices {
            var round = 0
            while let last = unfinished(from: first) {
                guard round < Self.rounds else { throw .noConvergence(rounds: round) }
                round += 1
                step(first, last)
            }
        }
    }

    /// The end of the block that begins at `first`, or nil where `first` stands alone.
    private func unfinished(from first: Int) -> Int? {
        var last = first
        while last + 1 < diagonal.count, abs(beside[last]) > 0x1p-52 * (abs(diagonal[last]) + abs(diagonal[last + 1])) { last += 1 }
        return last == first ? nil : last
    }

    private mutating func step(_ first: Int, _ last: Int) {
        var g = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first])
        let root = (g * g + 1).squareRoot()
        g = diagonal[last] - diagonal[first] + beside[first] / (g + (g < 0 ? -root : root))
        var (sine, cosine, p) = (1.0, 1.0, 0.0)
        // Where a rotation is not reached, it changes nothing.
        var (sines, cosines) = ([Double](repeating: 0, count: last - first), [Double](repeating: 1, count: last - first))
        var isWhole = true
        for place in stride(from: last - 1, through: first, by: -1) {
            let (f, b) = (sine * beside[place], cosine * beside[place])
            let radius = (f * f + g * g).squareRoot()
            beside[place + 1] = radius
            guard radius > 0 else {
                diagonal[place + 1] -= p
                isWhole = false
                break
            }
            (sine, cosine) = (f / radius, g / radius)
            let shifted = diagonal[place + 1] - p
            let r = (diagonal[place] - shifted) * sine + 2 * cosine * b
            p = sine * r
            diagonal[place + 1] = shifted + p
            g = cosine * r - b
            (sines[place - first], cosines[place - first]) = (sine, cosine)
        }
        if isWhole {
            diagonal[first] -= p
            beside[first] = g
        }
        beside[last] = 0
        WideVectors.rotate(&vectors, columns: order, first: first, sines: sines, cosines: cosines, level: .best)
    }
}
