extension SparseMatrix {
    /// The product with a dense matrix: `(rows × columns) · (columns × n)`.
    ///
    /// O(entries · n). Each element of the result is summed in an order that its row alone decides,
    /// whatever the number of threads.
    public func times(_ dense: Matrix, workers: Workers) -> Matrix {
        WideVectors.product(self, dense, workers: workers, level: .best)
    }

    /// The product of the transpose with a dense matrix: `(rows × columns)ᵀ · (rows × n)`, without a transposed copy.
    public func transposedTimes(_ dense: Matrix, workers: Workers) -> Matrix {
        WideVectors.transposedProduct(self, dense, workers: workers, level: .best)
    }

    /// `A · (Aᵀ · dense)` for this matrix A and its transpose: `(rows × columns) · (columns × rows) · (rows × n)`,
    /// without the inner product as a whole.
    func normalTimes(
        _ dense: Matrix, transposed: SparseMatrix, panels: inout WideVectors.Panels, workers: Workers
    ) -> Matrix {
        WideVectors.normalProduct(
            self, transposed: transposed, dense, panels: &panels, workers: workers, level: .best)
    }
}
