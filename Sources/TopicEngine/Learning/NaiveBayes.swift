package import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Learns up to sixteen decision functions at once by counting: how much likelier each term is in
/// texts of a topic than in the others.
///
/// The weight of term t is `ln((F⁺ₜ + a) / Σ(F⁺ + a)) − ln((F⁻ₜ + a) / Σ(F⁻ + a))`, F⁺ and F⁻ being
/// the sums of the term's TF-IDF weights over the texts of the topic and over all others, and a the
/// smoothing. There is no prior: the calibration behind it knows how frequent a topic is. Method:
/// multinomial naive Bayes on TF-IDF weights; Rennie, Shih, Teevan & Karger, "Tackling the poor
/// assumptions of naive Bayes text classifiers" (ICML 2003). It errs elsewhere than the support
/// vector machine, so that both together are better than either.
package struct NaiveBayes: Sendable {
    /// What is added to each sum, positive.
    package let smoothing: Float
    /// How many of the first features are terms; the others get no weight.
    package let terms: Int

    /// A learner.
    package init(smoothing: Float = 0.01, terms: Int) {
        precondition(smoothing > 0, "the smoothing must be positive, but is \(smoothing)")
        self.smoothing = smoothing
        self.terms = terms
    }

    /// Learns from some rows, one function a target; the functions beyond are 0.
    package func fit(_ rows: FeatureRows, on visited: [Int32], targets: [DualCoordinateDescent.Target]) -> LaneWeights {
        precondition(targets.count <= LaneWeights.lanes, "\(targets.count) targets for \(LaneWeights.lanes) lanes")
        precondition(terms <= rows.sparse.columns, "\(terms) terms of \(rows.sparse.columns) columns")
        var (sums, all) = ([SIMD16<Float>](repeating: .zero, count: rows.width), [Float](repeating: 0, count: terms))
        let entriesOfTerms = visited.map { row in
            rows.sparse.entries(ofRow: Int(row)).prefix { Int(rows.sparse.columnIndices[$0]) < terms }
        }
        for (row, entries) in zip(visited, entriesOfTerms) {
            let signs = Self.positives(targets, row: Int(row))
            for entry in entries {
                let (term, value) = (Int(rows.sparse.columnIndices[entry]), rows.sparse.values[entry])
                all[term] += value
                if signs != .zero { sums[term] += signs * value }
            }
        }
        weigh(&sums, all: all, targets: targets.count)
        return LaneWeights(weights: sums)
    }

    /// 1 in each lane whose target has the row, else 0.
    private static func positives(_ targets: [DualCoordinateDescent.Target], row: Int) -> SIMD16<Float> {
        var result = SIMD16<Float>.zero
        for (lane, target) in targets.enumerated() where target.signs[row] == .positive { result[lane] = 1 }
        return result
    }

    /// Makes weights of sums, in place.
    private func weigh(_ sums: inout [SIMD16<Float>], all: [Float], targets: Int) {
        var (inside, total) = (
            SIMD16<Double>(repeating: Double(smoothing) * Double(terms)), Double(smoothing) * Double(terms)
        )
        for term in 0..<terms {
            inside += SIMD16<Double>(sums[term])
            total += Double(all[term])
        }
        let outside = SIMD16<Double>(repeating: total + Double(smoothing) * Double(terms)) - inside
        var (start, offset) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        for lane in 0..<targets {
            offset[lane] = Float(log(outside[lane]) - log(inside[lane]))
            start[lane] = log(smoothing) + offset[lane]
        }
        for term in 0..<terms {
            let sum = sums[term]
            // Most terms stand in texts of few topics: the logarithms of the others are the same.
            var weights = start - log(all[term] + smoothing)
            for lane in targets..<LaneWeights.lanes { weights[lane] = 0 }
            if sum != .zero {
                for lane in 0..<targets where sum[lane] != 0 {
                    weights[lane] =
                        log(sum[lane] + smoothing) - log(max(0, all[term] - sum[lane]) + smoothing) + offset[lane]
                }
            }
            sums[term] = weights
        }
    }
}
