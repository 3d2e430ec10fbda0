extension Matrix {
    /// The matrix product of shapes `(m × k) · (k × n)`.
    public func times(_ right: Matrix) -> Matrix { BLAS.product(self, right) }

    /// The product of the transpose with another matrix: `(k × m)ᵀ · (k × n)`.
    public func transposedTimes(_ right: Matrix) -> Matrix { BLAS.product(self, right, transposeLeft: true) }

    /// The product with the transpose of another matrix: `(m × k) · (n × k)ᵀ`.
    public func times(transposed right: Matrix) -> Matrix { BLAS.product(self, right, transposeRight: true) }

    /// The inner products of the columns: `(m × k)ᵀ · (m × k)`, symmetric, at half the cost of a product.
    public func gram() -> Matrix { BLAS.gram(of: self) }
}
