import Testing

@testable import LinearAlgebra

@Suite struct DenseProductsTests {
    static let shapes = [(0, 0, 0), (1, 1, 1), (3, 5, 2), (17, 1, 33), (40, 20, 16), (5000, 7, 3), (4099, 33, 18)]

    @Test("products are the textbook's, with the same bits at any number of threads", arguments: shapes)
    func productsAreTheTextbookSWithTheSameBits(
        m: Int, k: Int, n: Int
    ) {
        var random = RandomMatrices(seed: UInt64(m &* 31 &+ k &* 7 &+ n))
        let (left, right) = (random.dense(m, k), random.dense(k, n))
        let product = DenseProducts.product(left, right, workers: Workers(threads: 1))
        #expect(
            largestDifference(naiveDense(product), naiveProduct(naiveDense(left), naiveDense(right), columns: n)) < 1e-4
        )
        for threads in [2, 3] {
            let workers = Workers(threads: threads)
            #expect(DenseProducts.product(left, right, workers: workers) == product)
        }
    }

    @Test("multiplying in place and adding a product are products", arguments: shapes)
    func multiplyingInPlaceAndAddingAProductAreProducts(m: Int, k: Int, n: Int) {
        var random = RandomMatrices(seed: UInt64(m &+ k &+ n))
        let (left, square) = (random.dense(m, k), random.dense(k, k))
        let workers = Workers(threads: 2)
        var multiplied = left
        DenseProducts.multiply(&multiplied, by: square, workers: workers)
        #expect(multiplied == DenseProducts.product(left, square, workers: Workers(threads: 1)))
        var sum = left
        DenseProducts.add(left, times: square, to: &sum, workers: workers)
        for place in sum.storage.indices {
            #expect(abs(sum.storage[place] - left.storage[place] - multiplied.storage[place]) < 1e-4)
        }
    }

    @Test(
        "inner products of columns are the textbook's, with the same bits at any number of threads", arguments: shapes)
    func innerProductsOfColumnsAreTheTextbookSWith(
        m: Int, k: Int, n: Int
    ) {
        var random = RandomMatrices(seed: UInt64(m &+ 3 &* k &+ n))
        let (left, right) = (random.dense(m, k), random.dense(m, n))
        let products = DenseProducts.innerProducts(left, right, workers: Workers(threads: 1))
        #expect(DenseProducts.innerProducts(left, right, workers: Workers(threads: 3)) == products)
        let expected = naiveProduct(naiveDense(left.transposed()), naiveDense(right), columns: n).flatMap { $0 }
        #expect(zip(products, expected).allSatisfy { abs($0 - $1) < 1e-3 })
        let gram = DenseProducts.gram(left, workers: Workers(threads: 1))
        #expect(DenseProducts.gram(left, workers: Workers(threads: 2)) == gram)
        let own = DenseProducts.innerProducts(left, left, workers: Workers(threads: 1))
        for row in 0..<k {
            for column in 0...row { #expect(abs(gram[row, column] - own[row * k + column]) < 1e-3) }
        }
    }

    @Test("products of some columns are those of a matrix that has no others") func productsOfSomeColumns() {
        var random = RandomMatrices(seed: 90)
        let (left, right, sum) = (random.dense(2100, 12), random.dense(4, 5), random.dense(2100, 5))
        let some = left.transposed().selecting(rows: [3, 4, 5, 6]).transposed()
        let workers = Workers(threads: 2)
        #expect(
            DenseProducts.innerProducts(left, columns: 3..<7, sum, workers: workers)
                == DenseProducts.innerProducts(some, sum, workers: workers))
        var (whole, part) = (sum, sum)
        DenseProducts.add(some, times: right, to: &whole, workers: workers)
        DenseProducts.add(left, columns: 3..<7, times: right, to: &part, workers: workers)
        #expect(whole == part)
    }

    @Test("the libraries are there, and a missing one is told with the package that has it")
    func theLibrariesAreThereAndAMissingOneIs() throws {
        try OpenBLAS.requireLoaded()
        let error = LinearAlgebraError.libraryMissing(name: "libopenblas.so.0", package: "libopenblas0")
        #expect(
            error.description
                == "libopenblas.so.0 could not be loaded; install Debian's package libopenblas0, or its like")
    }
}
