extension Matrix {
    /// A matrix with orthonormal columns that span the columns of this one; it needs at least as many rows as columns.
    ///
    /// Method: CholeskyQR2 (Yamamoto, Nakatsukasa, Yanagisawa & Fukaya 2015): two rounds of `G = AᵀA = LLᵀ`, `Q = A·L⁻ᵀ`, each a product and a
    /// triangular solve. Where the Gram matrix is not positive definite in single precision, or the result is not orthonormal to 10⁻³, a Householder QR
    /// takes over.
    ///
    /// - Throws: ``LinearAlgebraError`` where LAPACK fails.
    public func orthonormalized() throws(LinearAlgebraError) -> Matrix {
        if let first = choleskyRound(), let second = first.choleskyRound(), second.isNearlyOrthonormal { return second }
        return try BLAS.householderBasis(of: self)
    }

    private func choleskyRound() -> Matrix? {
        guard let factor = BLAS.choleskyFactor(of: transposedTimes(self)) else { return nil }
        for index in 0..<factor.rows where !(factor[index, index] > 0 && factor[index, index].isFinite) { return nil }
        return BLAS.solve(self, lowerTransposed: factor)
    }

    private var isNearlyOrthonormal: Bool {
        let gram = transposedTimes(self)
        for row in 0..<gram.rows {
            for column in 0...row {
                let error = abs(gram[row, column] - (row == column ? 1 : 0))
                if !(error < 1e-3) { return false }
            }
        }
        return true
    }
}
