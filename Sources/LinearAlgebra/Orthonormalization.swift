extension Matrix {
    /// A matrix with orthonormal columns that span the columns of this one; it needs at least as many rows as columns.
    ///
    /// Method: CholeskyQR2 (Yamamoto, Nakatsukasa, Yanagisawa & Fukaya 2015): two rounds of `G = AᵀA = LLᵀ`, `Q = A·L⁻ᵀ`, each a product and a
    /// triangular solve. The first round must bring the columns near orthonormality, |QᵀQ − I| < ½; the second then makes them orthonormal to rounding.
    /// Where it does not, because the columns nearly depend on each other, a Householder QR takes over.
    ///
    /// - Throws: ``LinearAlgebraError`` where LAPACK fails.
    public func orthonormalized() throws(LinearAlgebraError) -> Matrix {
        if let factor = BLAS.choleskyFactor(of: gram()) {
            let first = BLAS.solve(self, lowerTransposed: factor)
            let gram = first.gram()
            if gram.isNearIdentity, let second = BLAS.choleskyFactor(of: gram) { return BLAS.solve(first, lowerTransposed: second) }
        }
        return try BLAS.householderBasis(of: self)
    }

    /// Whether each element is within ½ of the identity's, in the sum over each row.
    private var isNearIdentity: Bool {
        (0..<rows).allSatisfy { row in
            let deviation = (0..<columns).reduce(Float(0)) { $0 + abs(self[row, $1] - (row == $1 ? 1 : 0)) }
            return deviation < 0.5
        }
    }
}
