import Featurizer
import LinearAlgebra

/// The weights of all terms for all decision functions, feature by feature, in 16-bit integers with one scale a function.
///
/// Row f holds `blocks` vectors of eight: reading one row scores every function. Model and file hold the same integers, so that a model answers the
/// same before it is saved and after it is loaded.
struct TermWeights: Sendable {
    /// `terms × blocks` vectors.
    let integers: FlatArray<SIMD8<Int16>>
    /// The number of vectors of eight a term.
    let blocks: Int

    var terms: Int { blocks == 0 ? 0 : integers.count / blocks }

    init?(integers: FlatArray<SIMD8<Int16>>, blocks: Int) {
        guard blocks > 0, integers.count % blocks == 0 else { return nil }
        self.integers = integers
        self.blocks = blocks
    }

    /// Rounds weights (terms × functions, functions a multiple of eight) to multiples of each function's scale.
    init(rounding weights: Matrix, scales: [Float]) {
        blocks = weights.columns / 8
        var rounded: [SIMD8<Int16>] = []
        rounded.reserveCapacity(weights.rows * blocks)
        for term in 0..<weights.rows {
            for block in 0..<blocks {
                var vector = SIMD8<Int16>.zero
                for lane in 0..<8 where scales[block * 8 + lane] > 0 {
                    let steps = (weights[term, block * 8 + lane] / scales[block * 8 + lane]).rounded()
                    vector[lane] = Int16(max(-32767, min(32767, steps)))
                }
                rounded.append(vector)
            }
        }
        integers = FlatArray(rounded)
    }

    /// The scale of each function at which its largest weight becomes 32,767.
    static func scales(for matrices: [Matrix]) -> [Float] {
        var largest = [Float](repeating: 0, count: matrices.first?.columns ?? 0)
        for matrix in matrices {
            for row in 0..<matrix.rows {
                for column in 0..<matrix.columns { largest[column] = max(largest[column], abs(matrix[row, column])) }
            }
        }
        return largest.map { $0 / 32767 }
    }

    /// The scores of a row for eight functions, in steps of each function's scale.
    ///
    /// One block at a time, so that the sums stay in registers; the first block brings the terms' weights near, the others find them there.
    @inline(__always)
    func scores(of vector: TermVector, block: Int) -> SIMD8<Float> {
        var sums = SIMD8<Float>.zero
        integers.withSpan { table in
            let (columns, values) = (vector.columns.span, vector.values.span)
            for entry in 0..<columns.count {
                sums += SIMD8<Float>(table[Int(columns[entry]) &* blocks &+ block]) * values[entry]
            }
        }
        return sums
    }

    /// The weight of one term for one function, in steps of its scale.
    func steps(term: Int, function: Int) -> Float { Float(integers[term * blocks + function / 8][function % 8]) }
}
