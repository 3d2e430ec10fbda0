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
/// smoothing, which may differ between the two (``Smoothing``). There is no prior: the calibration behind it knows how frequent a topic is. Method:
/// multinomial naive Bayes on TF-IDF weights; Rennie, Shih, Teevan & Karger, "Tackling the poor
/// assumptions of naive Bayes text classifiers" (ICML 2003). It errs elsewhere than the support
/// vector machine, so that both together are better than either.
package struct NaiveBayes: Sendable, Equatable {
    /// What is added to the sums.
    package enum Smoothing: Sendable, Equatable {
        /// The same to each, positive: what a topic's few texts do not mention speaks against it.
        case constant(Float)
        /// So much, positive, shared between the texts of the topic and the others as the sums of all their weights
        /// are: a term that neither mentions says nothing, however few the texts of a topic are.
        ///
        /// As the texts become few, the weight of a term becomes the difference of its mean weights, as in
        /// Rocchio's method, which follows chance less than the logarithm of one or two occurrences does.
        case proportional(Float)
    }

    /// What is added to each sum.
    package let smoothing: Smoothing
    /// How many of the first features are terms; the others get no weight.
    package let terms: Int

    /// A learner.
    package init(smoothing: Smoothing = .constant(0.01), terms: Int) {
        switch smoothing {
        case .constant(let value), .proportional(let value):
            precondition(value > 0, "the smoothing must be positive, but is \(value)")
        }
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
            let (signs, weight) = (Self.positives(targets, row: Int(row)), rows.weights[Int(row)])
            for entry in entries {
                let (term, value) = (Int(rows.sparse.columnIndices[entry]), weight * rows.sparse.values[entry])
                all[term] += value
                if signs != .zero { sums[term] += signs * value }
            }
        }
        switch smoothing {
        case .constant(let value): weigh(&sums, all: all, targets: targets.count, smoothing: value)
        case .proportional(let value): weigh(&sums, all: all, targets: targets.count, shared: Double(value))
        }
        return LaneWeights(weights: sums)
    }

    /// 1 in each lane whose target has the row, else 0.
    private static func positives(_ targets: [DualCoordinateDescent.Target], row: Int) -> SIMD16<Float> {
        var result = SIMD16<Float>.zero
        for (lane, target) in targets.enumerated() where target.signs[row] == .positive { result[lane] = 1 }
        return result
    }

    /// Makes weights of sums, in place.
    private func weigh(_ sums: inout [SIMD16<Float>], all: [Float], targets: Int, smoothing: Float) {
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

    /// The same with a smoothing that is shared between the topic and the others.
    private func weigh(_ sums: inout [SIMD16<Float>], all: [Float], targets: Int, shared: Double) {
        let total = all.reduce(0) { $0 + Double($1) }
        for lane in 0..<targets {
            let inside = sums[..<terms].reduce(0) { $0 + Double($1[lane]) }
            // Where there are no texts at all, a trace of the smoothing stays, so that weights are finite.
            let share = total > 0 ? min(1 - 1e-6, max(1e-6, inside / total)) : 0.5
            let (own, others) = (shared * share, shared * (1 - share))
            let offset =
                log(max(0, total - inside) + others * Double(terms)) - log(inside + own * Double(terms))
            for term in 0..<terms {
                let sum = Double(sums[term][lane])
                sums[term][lane] = Float(
                    log(sum + own) - log(max(0, Double(all[term]) - sum) + others) + offset)
            }
        }
    }
}
