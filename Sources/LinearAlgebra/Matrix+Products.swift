extension Matrix {
    /// The matrix product of shapes `(m × k) · (k × n)`. O(m · k · n); each element is summed in the order of k.
    public func times(_ right: Matrix, workers: Workers = Workers(threads: 1)) -> Matrix {
        DenseProducts.product(self, right, workers: workers)
    }

    /// The product with the transpose of another matrix: `(m × k) · (n × k)ᵀ`.
    public func times(transposed right: Matrix, workers: Workers = Workers(threads: 1)) -> Matrix {
        times(right.transposed(), workers: workers)
    }

    /// The transpose.
    public func transposed() -> Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { result.storage[column * rows + row] = storage[row * columns + column] }
        }
        return result
    }

    /// The inner products of the columns: `(m × k)ᵀ · (m × k)`, symmetric, at half the cost of a product.
    public func gram(workers: Workers = Workers(threads: 1)) -> SymmetricMatrix {
        DenseProducts.gram(self, workers: workers)
    }
}
