package import LinearAlgebra

/// What a decision function pays for a row with margin m = y·w·x.
public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
    /// `ln(1 + exp(−m))`: logistic regression.
    case logistic
    /// `max(0, 1 − m)²`: the support vector machine with squared hinge loss.
    case squaredHinge = "squared-hinge"
}

/// Learns up to sixteen linear decision functions at once over the same rows.
///
/// For each it minimizes `½‖w‖² + C · Σ weight · loss(y·w·x)` in the dual, one row at a time. Methods: for
/// the squared hinge loss Hsieh, Chang, Lin, Keerthi & Sundararajan, "A dual coordinate descent
/// method for large-scale linear SVM" (ICML 2008), algorithm 1; for the logistic loss Yu, Huang &
/// Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models"
/// (Machine Learning 85, 2011), algorithm 5. A row's entries are read once for the scores of all
/// functions and once for their updates, and not at all for the updates where no function moves.
package struct DualCoordinateDescent: Sendable {
    /// What a wrong row costs.
    package let loss: Loss
    /// How often each row is visited at most.
    package let epochs: Int
    /// The squared hinge loss is left alone once the slopes of the dual, summed over an epoch, fall
    /// to this part of the first epoch's.
    package let tolerance: Float
    /// Where the order of visits begins.
    package let seed: UInt64

    /// What a row says to one decision function: positive, negative, or nothing.
    package enum Sign: Int8, Sendable { case negative = -1, none = 0, positive = 1 }

    /// One decision function to learn.
    package struct Target: Sendable {
        /// The sign of each row.
        package var signs: [Sign]
        /// The inverse of the regularization, positive.
        package var cost: Double

        /// A target.
        package init(signs: [Sign], cost: Double) {
            precondition(cost > 0, "the cost must be positive, but is \(cost)")
            self.signs = signs
            self.cost = cost
        }
    }

    /// A learner.
    package init(loss: Loss, epochs: Int, tolerance: Float = 0.1, seed: UInt64) {
        self.loss = loss
        self.epochs = epochs
        self.tolerance = tolerance
        self.seed = seed
    }

    /// Learns from some rows, one function a target; the functions beyond are 0.
    package func fit(_ rows: FeatureRows, on visited: [Int32], targets: [Target]) -> LaneWeights {
        precondition(targets.count <= LaneWeights.lanes, "\(targets.count) targets for \(LaneWeights.lanes) lanes")
        switch loss {
        case .squaredHinge: return fitSquaredHinge(rows, on: visited, targets: targets)
        case .logistic: return fitLogistic(rows, on: visited, targets: targets)
        }
    }

    private func fitSquaredHinge(_ rows: FeatureRows, on visited: [Int32], targets: [Target]) -> LaneWeights {
        var weights = LaneWeights(width: rows.width)
        var costs = SIMD16<Float>(repeating: 1)
        for (lane, target) in targets.enumerated() { costs[lane] = Float(target.cost) }
        var duals = SquaredHingeDuals(
            signs: Self.signs(targets, rows: rows.count), costs: costs, weights: rows.weights)
        var generator = SeededGenerator(seed: seed)
        var first: Float = 0
        for epoch in 0..<epochs {
            let violation = duals.visit(order(visited, &generator), of: rows, moving: &weights).sum()
            if epoch == 0 { first = violation }
            if violation <= tolerance * first { break }
        }
        return weights
    }

    private func fitLogistic(_ rows: FeatureRows, on visited: [Int32], targets: [Target]) -> LaneWeights {
        var weights = LaneWeights(width: rows.width)
        // What a wrong row costs: the target's cost times what the row weighs.
        func cost(_ target: Target, _ row: Int) -> Double { target.cost * Double(rows.weights[row]) }
        var duals = (0..<rows.count).flatMap { row in targets.map { LogisticDual(cost: cost($0, row)) } }
        var generator = SeededGenerator(seed: seed)
        // The weights that belong to the first dual variables: w = Σ α·y·x.
        let signs = Self.signs(targets, rows: rows.count)
        let alphas = visited.map { row -> SIMD16<Float> in
            var alphas = SIMD16<Float>.zero
            for lane in targets.indices { alphas[lane] = Float(duals[Int(row) * targets.count + lane].alpha) }
            return alphas * SIMD16<Float>(signs[Int(row)])
        }
        weights.add(alphas, timesRows: visited, of: rows)
        for _ in 0..<epochs {
            for row in order(visited, &generator) {
                let scores = weights.scores(of: row, in: rows)
                var steps = SIMD16<Float>.zero
                for (lane, target) in targets.enumerated() where target.signs[Int(row)] != .none {
                    let sign = Double(target.signs[Int(row)].rawValue)
                    let step = duals[Int(row) * targets.count + lane].minimize(
                        curvature: Double(rows.squaredNorms[Int(row)]), gradient: sign * Double(scores[lane]),
                        cost: cost(target, Int(row)))
                    steps[lane] = Float(step * sign)
                }
                weights.add(steps, timesRow: row, of: rows)
            }
        }
        return weights
    }

    private func order(_ visited: [Int32], _ generator: inout SeededGenerator) -> [Int32] {
        generator.permutation(of: visited.count).map { visited[$0] }
    }

    /// The signs of all targets, row by row.
    private static func signs(_ targets: [Target], rows: Int) -> [SIMD16<Int8>] {
        var result = [SIMD16<Int8>](repeating: .zero, count: rows)
        for (lane, target) in targets.enumerated() {
            precondition(target.signs.count == rows, "\(target.signs.count) signs for \(rows) rows")
            for row in 0..<rows { result[row][lane] = target.signs[row].rawValue }
        }
        return result
    }
}
