import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// What a decision function pays for a row with margin m = y·w·x.
public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
    /// `ln(1 + exp(−m))`: logistic regression.
    case logistic
    /// `max(0, 1 − m)²`: the support vector machine with squared hinge loss.
    case squaredHinge = "squared-hinge"
}

/// Learns eight linear decision functions at once over the same rows.
///
/// For each it minimizes `½‖w‖² + C · Σ loss(y·w·x)` in the dual, one row at a time.
/// Methods: for the squared hinge loss Hsieh, Chang, Lin, Keerthi & Sundararajan, "A dual coordinate descent method for large-scale linear SVM" (ICML 2008),
/// algorithm 1; for the logistic loss Yu, Huang & Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models" (Machine
/// Learning 85, 2011), algorithm 5, the one-variable problem by the modified Newton method given there. A row's entries are read once for the scores of
/// all eight functions and once for their updates; that is what the time goes into.
package struct DualCoordinateDescent: Sendable {
    /// What a wrong row costs.
    let loss: Loss
    /// The inverse of the regularization.
    let cost: Double
    /// How often each row is visited.
    let epochs: Int
    /// Where the order of visits begins.
    let seed: UInt64

    /// What a row says to one decision function: positive, negative, or nothing.
    package enum Sign: Int8, Sendable { case negative = -1, none = 0, positive = 1 }

    /// Learns from some rows; `targets[lane][row]` is a row's sign.
    func fit(_ rows: FeatureRows, on visited: [Int], targets: [[Sign]]) -> LaneWeights {
        precondition(targets.count <= LaneWeights.lanes, "\(targets.count) targets for \(LaneWeights.lanes) lanes")
        var weights = LaneWeights(width: rows.width)
        var duals = [DualPair](repeating: DualPair(loss: loss, cost: cost), count: visited.count * LaneWeights.lanes)
        initialize(&weights, duals, rows, visited, targets)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<epochs {
            for place in generator.permutation(of: visited.count) {
                let row = visited[place]
                let scores = weights.scores(of: row, in: rows)
                var steps = SIMD8<Float>.zero
                for lane in targets.indices where targets[lane][row] != .none {
                    let sign: Double = targets[lane][row] == .positive ? 1 : -1
                    let step = duals[place * LaneWeights.lanes + lane].minimize(
                        loss, curvature: rows.squaredNorms[row], gradient: sign * Double(scores[lane]), cost: cost)
                    steps[lane] = Float(step * sign)
                }
                weights.add(steps, timesRow: row, of: rows)
            }
        }
        return weights
    }

    /// The weights that belong to the first dual variables: w = Σ α·y·x.
    private func initialize(
        _ weights: inout LaneWeights, _ duals: [DualPair], _ rows: FeatureRows, _ visited: [Int], _ targets: [[Sign]]
    ) {
        for (place, row) in visited.enumerated() {
            var factors = SIMD8<Float>.zero
            for lane in targets.indices {
                factors[lane] = Float(duals[place * LaneWeights.lanes + lane].alpha) * Float(targets[lane][row].rawValue)
            }
            weights.add(factors, timesRow: row, of: rows)
        }
    }
}

/// A dual variable α of one row and its complement C − α, both kept since either may be tiny.
private struct DualPair: Sendable {
    private(set) var alpha: Double
    private(set) var complement: Double

    init(loss: Loss, cost: Double) {
        // The logistic loss keeps α strictly between 0 and C.
        alpha = loss == .logistic ? min(0.001 * cost, 1e-8) : 0
        complement = cost - alpha
    }

    /// Minimizes the dual along this variable; `gradient` is the row's margin. Returns the change of α.
    mutating func minimize(_ loss: Loss, curvature: Double, gradient: Double, cost: Double) -> Double {
        switch loss {
        case .logistic: minimizeLogistic(curvature: curvature, gradient: gradient, cost: cost)
        case .squaredHinge: minimizeSquaredHinge(curvature: curvature, margin: gradient, cost: cost)
        }
    }

    /// `g(z) = (a + 1/2C)/2·(z − α)² + (m − 1 + α/2C)·(z − α)` over z ≥ 0.
    private mutating func minimizeSquaredHinge(curvature: Double, margin: Double, cost: Double) -> Double {
        let slack = 1 / (2 * cost)
        let before = alpha
        alpha = max(0, alpha - (margin - 1 + alpha * slack) / (curvature + slack))
        return alpha - before
    }

    /// `g(z) = a/2·(z − α)² + b·(z − α) + z·ln z + (C − z)·ln(C − z)`, written for the smaller of α and its complement, so that Newton steps stay inside.
    private mutating func minimizeLogistic(curvature: Double, gradient: Double, cost: Double) -> Double {
        let mirrored = 0.5 * curvature * (complement - alpha) + gradient < 0
        let start = mirrored ? complement : alpha
        let slope = mirrored ? -gradient : gradient
        var z = cost - start < 0.5 * cost ? 0.1 * start : start
        var derivative = curvature * (z - start) + slope + log(z / (cost - z))
        var rounds = 0
        while abs(derivative) > 1e-3, rounds < 20 {
            let next = z - derivative / (curvature + cost / ((cost - z) * z))
            z = next <= 0 ? 0.1 * z : next
            if z >= cost { z = cost * (1 - 1e-12) }
            derivative = curvature * (z - start) + slope + log(z / (cost - z))
            rounds += 1
        }
        guard rounds > 0 else { return 0 }
        if mirrored {
            (complement, alpha) = (z, cost - z)
            return -(z - start)
        }
        (alpha, complement) = (z, cost - z)
        return z - start
    }
}
