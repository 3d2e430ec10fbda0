import Testing

@testable import LinearAlgebra

/// The kernels in C: every level that this processor has gives the bits of the portable one, and those are right.
@Suite struct WideVectorsTests {
    private static let shapes = [
        (1, 1, 1), (3, 5, 2), (40, 33, 31), (257, 17, 64), (2100, 50, 20), (13, 300, 47), (5, 0, 3), (0, 4, 3),
        (4, 3, 0),
    ]

    @Test("the best level is one of those available") func theBestLevelIsOneOfThoseAvailable() {
        #expect(VectorLevel.available.contains(.portable))
        #expect(VectorLevel.available.last == .best)
    }

    @Test("sparse products are the same at all levels and numbers of threads", arguments: shapes)
    func sparseProductsAreTheSameAtAllLevelsAnd(
        m: Int, k: Int, n: Int
    ) {
        var random = RandomMatrices(seed: UInt64(m + k * n))
        let (sparse, right, left) = (random.sparse(m, k, density: 0.2), random.dense(k, n), random.dense(m, n))
        let one = Workers(threads: 1)
        let product = WideVectors.product(sparse, right, workers: one, level: .portable)
        #expect(
            largestDifference(naiveDense(product), naiveProduct(naiveDense(sparse), naiveDense(right), columns: n))
                < 1e-4)
        let transposed = WideVectors.transposedProduct(sparse, left, workers: one, level: .portable)
        let turned = naiveTranspose(naiveDense(sparse), columns: k)
        #expect(largestDifference(naiveDense(transposed), naiveProduct(turned, naiveDense(left), columns: n)) < 1e-3)
        for level in VectorLevel.available {
            for threads in [1, 3] {
                let workers = Workers(threads: threads)
                #expect(WideVectors.product(sparse, right, workers: workers, level: level) == product)
                #expect(WideVectors.transposedProduct(sparse, left, workers: workers, level: level) == transposed)
                let other = sparse.transposed(workers: workers)
                #expect(
                    WideVectors.product(other, left, order: .inSequence, workers: workers, level: level) == transposed)
                var panels = WideVectors.Panels()
                let normal = WideVectors.normalProduct(
                    sparse, transposed: other, left, panels: &panels, workers: workers, level: level)
                let again = WideVectors.normalProduct(
                    sparse, transposed: other, left, panels: &panels, workers: workers, level: level)
                #expect(again == normal)
                #expect(normal == WideVectors.product(sparse, transposed, workers: one, level: .portable))
            }
        }
    }

    @Test("a panel is changed before it is stored, and measured at all levels alike")
    func aPanelIsChangedBeforeItIsStoredAndMeasured() {
        var random = RandomMatrices(seed: 12)
        let (sparse, dense) = (random.sparse(1500, 9, density: 0.4), random.dense(9, 19))
        let plain = WideVectors.product(sparse, dense, workers: Workers(threads: 1), level: .portable)
        for level in VectorLevel.available {
            var (squares, strongest, numbers) = ([Double](), [Float](), [Int]())
            let halved = WideVectors.product(sparse, dense, workers: Workers(threads: 2), level: level) {
                number, panel in
                numbers.append(number)
                let measures = WideVectors.measures(of: panel, level: level)
                squares += measures.squares
                strongest += measures.strongest
                return SIMD16(repeating: 0.5)
            }
            #expect(numbers == [0, 1])
            #expect(halved.storage == plain.storage.map { $0 * 0.5 })
            for column in 0..<19 {
                let elements = (0..<1500).map { plain[$0, column] }
                #expect(squares[column] == elements.reduce(0) { $0 + Double($1) * Double($1) })
                #expect(strongest[column] == elements.max { abs($0) < abs($1) })
            }
            #expect(strongest[19...].allSatisfy { $0 == 0 })
        }
    }

    @Test("functions learn the same at all levels") func functionsLearnTheSameAtAllLevels() {
        var random = RandomMatrices(seed: 8)
        let rows = FeatureRows(sparse: random.sparse(150, 60, density: 0.15), dense: random.dense(150, 7))
        let signs = (0..<150).map { _ in
            var vector = SIMD16<Int8>.zero
            for lane in 0..<13 { vector[lane] = Int8(random.generator.index(below: 3) - 1) }
            return vector
        }
        let order = random.generator.permutation(of: 150).map(Int32.init)
        func learned(_ level: VectorLevel) -> (SquaredHingeDuals, LaneWeights, SIMD16<Float>, [SIMD16<Float>]) {
            var duals = SquaredHingeDuals(signs: signs, costs: SIMD16(repeating: 0.7))
            var weights = LaneWeights(width: rows.width)
            var violations = SIMD16<Float>.zero
            for _ in 0..<4 { violations = duals.visit(order, of: rows, moving: &weights, level: level) }
            weights.add(order.map { duals.values[Int($0)] }, timesRows: order, of: rows, level: level)
            return (duals, weights, violations, weights.scores(of: order, in: rows, level: level))
        }
        let plain = learned(.portable)
        // The padding lanes learn nothing; the others do.
        #expect(plain.2[12] > 0 && plain.2[13] == 0 && plain.1.weights.allSatisfy { $0[15] == 0 })
        for level in VectorLevel.available {
            let other = learned(level)
            #expect(other.0.values == plain.0.values && other.1 == plain.1 && other.2 == plain.2 && other.3 == plain.3)
        }
        for (place, row) in order.enumerated() {
            let single = plain.1.scores(of: row, in: rows)
            for lane in 0..<16 { #expect(abs(single[lane] - plain.3[place][lane]) < 1e-3) }
        }
    }

    @Test("words are hashed the same at all levels, in one piece or two", arguments: [0, 4, 60, 64, 68, 252, 1000])
    func wordsAreHashedTheSameAtAllLevelsIn(
        count: Int
    ) {
        var generator = SeededGenerator(seed: UInt64(count))
        let words = (0..<count).map { _ in generator.next() }
        let begin = SIMD4<UInt64>(1, 2, 3, .max)
        let expected = naiveHash(words, begin)
        for level in VectorLevel.available {
            var (whole, parts) = (HashLanes(begin), HashLanes(begin))
            whole.add(words.span, level: level)
            parts.add(words.span.extracting(first: count / 8 * 4), level: level)
            parts.add(words.span.extracting(droppingFirst: count / 8 * 4), level: level)
            #expect(whole.sums == expected)
            #expect(parts.sums == expected)
        }
    }

    /// XXH64's round, word by word.
    private func naiveHash(_ words: [UInt64], _ begin: SIMD4<UInt64>) -> SIMD4<UInt64> {
        var sums = begin
        for (place, word) in words.enumerated() {
            let sum = sums[place % 4] &+ word &* 0xC2B2_AE3D_27D4_EB4F
            sums[place % 4] = (sum << 31 | sum >> 33) &* 0x9E37_79B1_85EB_CA87
        }
        return sums
    }
}
