import Featurizer
import LinearAlgebra

/// The weights of all terms for all decision functions, feature by feature, in 16-bit integers with
/// one scale a function.
///
/// Row f holds `blocks` vectors of eight: reading one row scores every function. Model and file
/// hold the same integers, so that a model answers the same before it is saved and after it is
/// loaded.
struct TermWeights: Sendable {
    /// A row for each term.
    private let rows: IntegerRows

    /// `terms × blocks` vectors.
    var integers: FlatArray<SIMD8<Int16>> { rows.integers }
    /// The number of vectors of eight a term.
    var blocks: Int { rows.width / 8 }
    var terms: Int { rows.count }

    init?(integers: FlatArray<SIMD8<Int16>>, blocks: Int) {
        guard let rows = IntegerRows(integers: integers, vectorsInRow: blocks) else { return nil }
        self.rows = rows
    }

    /// Rounds weights (terms × functions, functions a multiple of eight) to multiples of each function's scale.
    init(rounding weights: Matrix, scales: [Float], workers: Workers = Workers(threads: 1)) {
        let blocks = weights.columns / 8
        let rounded = workers.mapBlocks(of: weights.rows, size: 4096) { terms in
            let (weights, scales) = (weights.storage.span, scales.span)
            var rounded: [SIMD8<Int16>] = []
            rounded.reserveCapacity(terms.count * blocks)
            for vector in terms.lowerBound * blocks..<terms.upperBound * blocks {
                let first = vector % blocks * 8
                var steps = SIMD8<Int16>.zero
                for lane in 0..<8 where scales[first + lane] > 0 {
                    let count = (weights[vector * 8 + lane] / scales[first + lane]).rounded()
                    steps[lane] = Int16(max(-32767, min(32767, count)))
                }
                rounded.append(steps)
            }
            return rounded
        }
        rows = IntegerRows(Array(rounded.joined()), vectorsInRow: blocks)
    }

    /// The scale of each function at which its largest weight becomes 32,767.
    static func scales(for matrices: [Matrix]) -> [Float] {
        var largest = [Float](repeating: 0, count: matrices.first?.columns ?? 0)
        for matrix in matrices {
            let weights = matrix.storage.span
            for row in 0..<matrix.rows {
                for column in 0..<matrix.columns {
                    largest[column] = max(largest[column], abs(weights[row * matrix.columns + column]))
                }
            }
        }
        return largest.map { $0 / 32767 }
    }

    /// Adds the scores of a row, in steps of each function's scale.
    func addScores(of vector: TermVector, to scores: inout [Float]) {
        rows.addScores(columns: vector.columns, values: vector.values, to: &scores)
    }

    /// The weight of one term for one function, in steps of its scale.
    func steps(term: Int, function: Int) -> Float { Float(rows[term, function]) }
}
