import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Turns one or two scores into a probability: `p = 1 / (1 + exp(−(Σ slopes·scores + intercept)))`.
///
/// Method: Platt, "Probabilistic outputs for support vector machines" (1999), fitted by Newton's
/// method. A Gaussian prior draws the parameters to those of another calibration, so that a topic
/// with few examples borrows from all of them.
struct LogisticCalibration: Sendable, Equatable {
    /// A slope for each score, one or two.
    var slopes: [Double]
    var intercept: Double

    /// An example: its scores, the second one 0 where there is only one, and whether the topic applies.
    struct Example: Sendable {
        var scores: SIMD2<Double>
        var isPositive: Bool
    }

    /// Fits a calibration; `prior` is where the parameters are drawn to, with `strength` as if so
    /// many observations of unit variance spoke for it.
    static func fit(_ examples: [Example], scores: Int, prior: LogisticCalibration?, strength: Double)
        -> LogisticCalibration
    {
        precondition((1...2).contains(scores), "a calibration has one or two scores, not \(scores)")
        let start = prior ?? LogisticCalibration(slopes: [Double](repeating: 1, count: scores), intercept: 0)
        let problem = Problem(
            examples: examples, active: scores == 1 ? [0, 2] : [0, 1, 2], center: start.parameters, strength: strength)
        let parameters = problem.minimum()
        guard (0..<3).allSatisfy({ parameters[$0].isFinite }) else { return start }
        return LogisticCalibration(slopes: (0..<scores).map { parameters[$0] }, intercept: parameters[2])
    }

    /// Both slopes, 0 for the one that is not there, and the intercept.
    private var parameters: SIMD3<Double> { SIMD3(slopes[0], slopes.count > 1 ? slopes[1] : 0, intercept) }

    /// The log-odds of scores.
    func logOdds(_ scores: SIMD2<Double>) -> Double { (parameters * SIMD3(scores, 1)).sum() }
}

/// The penalized likelihood of a calibration's parameters.
private struct Problem {
    let examples: [LogisticCalibration.Example]
    /// The parameters that are fitted; the others stay at the centre.
    let active: [Int]
    let center: SIMD3<Double>
    let strength: Double

    /// The parameters of least loss, by Newton's method from the centre.
    func minimum() -> SIMD3<Double> {
        var parameters = center
        var loss = loss(parameters)
        for _ in 0..<100 {
            let step = newtonStep(parameters)
            // Far from the minimum a full step may overshoot: it is halved until the loss falls.
            var (length, moved) = (1.0, false)
            while length > 1e-6, !moved {
                let candidate = parameters - length * step
                let candidateLoss = self.loss(candidate)
                moved = candidateLoss < loss
                if moved { (parameters, loss) = (candidate, candidateLoss) }
                length /= 2
            }
            if !moved || (0..<3).allSatisfy({ abs(step[$0]) < 1e-7 }) { break }
        }
        return parameters
    }

    /// The negative log-likelihood and the prior's share of it.
    private func loss(_ parameters: SIMD3<Double>) -> Double {
        let distance = parameters - center
        var sum = strength / 2 * (distance * distance).sum()
        for example in examples {
            let logOdds = (parameters * SIMD3(example.scores, 1)).sum()
            let margin = example.isPositive ? logOdds : -logOdds
            sum += margin > 0 ? log1p(exp(-margin)) : log1p(exp(margin)) - margin
        }
        return sum
    }

    /// The inverse Hessian times the gradient.
    private func newtonStep(_ parameters: SIMD3<Double>) -> SIMD3<Double> {
        var gradient = strength * (parameters - center)
        var hessian = (SIMD3(strength, 0, 0), SIMD3(0, strength, 0), SIMD3(0, 0, strength))
        for example in examples {
            let input = SIMD3(example.scores, 1)
            let probability = Sigmoid.of((parameters * input).sum())
            gradient += (probability - (example.isPositive ? 1 : 0)) * input
            let weighted = max(1e-10, probability * (1 - probability)) * input
            hessian.0 += weighted[0] * input
            hessian.1 += weighted[1] * input
            hessian.2 += weighted[2] * input
        }
        let rows = [hessian.0, hessian.1, hessian.2]
        let solution = Self.solve(active.map { row in active.map { rows[row][$0] } }, active.map { gradient[$0] })
        var step = SIMD3<Double>.zero
        for (place, index) in active.enumerated() { step[index] = solution[place] }
        return step
    }

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
