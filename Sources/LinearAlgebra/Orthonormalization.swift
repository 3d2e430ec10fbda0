extension Matrix {
    /// A matrix with orthonormal columns that span the columns of this one; it needs at least as many rows as columns.
    ///
    /// Method: CholeskyQR2 (Yamamoto, Nakatsukasa, Yanagisawa & Fukaya 2015): two rounds of
    /// `G = AᵀA = LLᵀ`, `Q = A·L⁻ᵀ`, products both. The first round must bring the columns near
    /// orthonormality, |QᵀQ − I| < ½; the second then makes them orthonormal to rounding. Where it
    /// does not, because the columns nearly depend on each other, Gram & Schmidt take over. Columns that are near
    /// orthonormality already are spared the first round.
    public func orthonormalized(workers: Workers = Workers(threads: 1)) -> Matrix {
        precondition(rows >= columns, "a basis of \(columns) columns needs as many rows, not \(rows)")
        var (result, gram) = (self, gram(workers: workers))
        if gram.distanceFromIdentity < 0.5, result.divideByFactor(of: gram, workers) { return result }
        if result.divideByFactor(of: gram, workers) {
            gram = result.gram(workers: workers)
            if gram.distanceFromIdentity < 0.5, result.divideByFactor(of: gram, workers) { return result }
        }
        return gramSchmidtBasis()
    }

    /// Columns of the same span, nearer to orthonormal: one round of CholeskyQR, all that a power
    /// iteration needs to keep its columns apart.
    func roughlyOrthonormalized(workers: Workers) -> Matrix {
        var result = self
        return result.divideByFactor(of: gram(workers: workers), workers) ? result : orthonormalized(workers: workers)
    }

    /// `A ← A·L⁻ᵀ`, where a good factor exists.
    private mutating func divideByFactor(of gram: SymmetricMatrix, _ workers: Workers) -> Bool {
        // Below the precision of the sums a pivot is noise.
        guard let inverse = gram.inverseFactor(floor: 1e-6) else { return false }
        DenseProducts.multiply(&self, by: inverse, workers: workers)
        return true
    }

    /// Modified Gram–Schmidt, each column cleared twice ("twice is enough", Kahan & Parlett), in
    /// double precision. A column that depends on those before it gives way to the first unit
    /// vector that does not.
    private func gramSchmidtBasis() -> Matrix {
        var basis: [[Double]] = []
        var nextUnit = 0
        for column in 0..<columns {
            var candidate = (0..<rows).map { Double(self[$0, column]) }
            var accepted = Self.cleared(candidate, of: basis, relativeTo: Self.norm(candidate))
            while accepted == nil {
                candidate = [Double](repeating: 0, count: rows)
                candidate[nextUnit] = 1
                nextUnit += 1
                accepted = Self.cleared(candidate, of: basis, relativeTo: 1)
            }
            if let accepted { basis.append(accepted) }
        }
        var result = Matrix(rows: rows, columns: columns)
        for (column, vector) in basis.enumerated() {
            for row in 0..<rows { result[row, column] = Float(vector[row]) }
        }
        return result
    }

    /// The part of a vector that is orthogonal to a basis, made a unit vector; nil where hardly anything is left.
    private static func cleared(_ vector: [Double], of basis: [[Double]], relativeTo length: Double) -> [Double]? {
        var left = vector
        for _ in 0..<2 {
            for known in basis {
                let share = zip(known, left).reduce(0) { $0 + $1.0 * $1.1 }
                for row in left.indices { left[row] -= share * known[row] }
            }
        }
        let rest = norm(left)
        // Of unit vectors, one at least keeps 1/√rows; of a column of floats, what is below their precision is noise.
        guard rest > 1e-7 * length, rest.isFinite else { return nil }
        return left.map { $0 / rest }
    }

    private static func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
