#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Turns scores into probabilities: `p = 1 / (1 + exp(−(Σ slopes·scores + intercept)))`.
///
/// Method: Platt, "Probabilistic outputs for support vector machines" (1999), with more than one score, fitted by Newton's method. A Gaussian prior draws the
/// parameters to those of another calibration, so that a topic with few examples borrows from all of them.
struct LogisticCalibration: Sendable, Equatable {
    var slopes: [Double]
    var intercept: Double

    /// An example: its scores and whether the topic applies.
    struct Example: Sendable {
        var scores: [Double]
        var isPositive: Bool
    }

    /// Fits a calibration; `prior` is where the parameters are drawn to, with `strength` as if so many observations of unit variance spoke for it.
    static func fit(_ examples: [Example], scores: Int, prior: LogisticCalibration?, strength: Double) -> LogisticCalibration {
        let start = prior ?? LogisticCalibration(slopes: [Double](repeating: 1, count: scores), intercept: 0)
        let center = start.slopes + [start.intercept]
        var parameters = center
        var loss = penalizedLoss(examples, parameters, center, strength)
        for _ in 0..<100 {
            let step = newtonStep(examples, parameters, center, strength)
            // Far from the minimum a full step may overshoot: it is halved until the loss falls.
            var (length, moved) = (1.0, false)
            while length > 1e-6, !moved {
                let candidate = zip(parameters, step).map { $0 - length * $1 }
                let candidateLoss = penalizedLoss(examples, candidate, center, strength)
                moved = candidateLoss < loss
                if moved { (parameters, loss) = (candidate, candidateLoss) }
                length /= 2
            }
            if !moved || step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        guard parameters.allSatisfy(\.isFinite) else { return start }
        return LogisticCalibration(slopes: Array(parameters[0..<scores]), intercept: parameters[scores])
    }

    /// The negative log-likelihood and the prior's share of it.
    private static func penalizedLoss(_ examples: [Example], _ parameters: [Double], _ center: [Double], _ strength: Double) -> Double {
        let prior = zip(parameters, center).reduce(0) { $0 + strength / 2 * ($1.0 - $1.1) * ($1.0 - $1.1) }
        return examples.reduce(prior) { sum, example in
            let logOdds = linear(parameters, example)
            let margin = example.isPositive ? logOdds : -logOdds
            return sum + (margin > 0 ? log1p(exp(-margin)) : log1p(exp(margin)) - margin)
        }
    }

    private static func linear(_ parameters: [Double], _ example: Example) -> Double {
        var sum = parameters[example.scores.count]
        for index in example.scores.indices { sum += parameters[index] * example.scores[index] }
        return sum
    }

    /// The inverse Hessian times the gradient.
    private static func newtonStep(_ examples: [Example], _ parameters: [Double], _ center: [Double], _ strength: Double) -> [Double] {
        let order = parameters.count
        var gradient = zip(parameters, center).map { strength * ($0 - $1) }
        var hessian = [[Double]](repeating: [Double](repeating: 0, count: order), count: order)
        for index in 0..<order { hessian[index][index] = strength }
        for example in examples {
            let probability = sigmoid(linear(parameters, example))
            let residual = probability - (example.isPositive ? 1 : 0)
            let weight = max(1e-10, probability * (1 - probability))
            for row in 0..<order {
                let input = row == order - 1 ? 1 : example.scores[row]
                gradient[row] += residual * input
                for column in 0...row { hessian[row][column] += weight * input * (column == order - 1 ? 1 : example.scores[column]) }
            }
        }
        for row in 0..<order {
            for column in 0..<row { hessian[column][row] = hessian[row][column] }
        }
        return solve(hessian, gradient)
    }

    /// The log-odds of scores.
    func logOdds(_ scores: [Double]) -> Double { zip(slopes, scores).reduce(intercept) { $0 + $1.0 * $1.1 } }

    /// The probability of log-odds.
    static func sigmoid(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

    /// Gaussian elimination with partial pivoting, for a handful of unknowns.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let order = right.count
        for column in 0..<order {
            let pivot = (column..<order).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in (column + 1)..<max(column + 1, order) where rows[column][column] != 0 {
                let factor = rows[row][column] / rows[column][column]
                for index in column...order { rows[row][index] -= factor * rows[column][index] }
            }
        }
        var solution = [Double](repeating: 0, count: order)
        for row in stride(from: order - 1, through: 0, by: -1) {
            let known = (row + 1..<max(row + 1, order)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = rows[row][row] == 0 ? 0 : (rows[row][order] - known) / rows[row][row]
        }
        return solution
    }
}
