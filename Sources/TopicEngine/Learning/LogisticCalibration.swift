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
/// with few examples borrows from all of them. Slopes are at least 0: a function that learned what
/// a topic is like never speaks against it, whatever a few held-out texts seem to say.
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
    ///
    /// Where no score rises with the truth, the examples tell no slope: those of the prior remain, or
    /// ``gentleSlopes(_:scores:)`` where there is none, and the intercept alone is fitted.
    static func fit(_ examples: [Example], scores: Int, prior: LogisticCalibration?, strength: Double)
        -> LogisticCalibration
    {
        precondition((1...2).contains(scores), "a calibration has one or two scores, not \(scores)")
        let start = prior ?? LogisticCalibration(slopes: [Double](repeating: 1, count: scores), intercept: 0)
        let problem = Problem(
            examples: examples, active: scores == 1 ? [0, 2] : [0, 1, 2], center: start.parameters, strength: strength)
        var parameters = problem.minimum()
        if !examples.isEmpty, parameters[0] <= 0, parameters[1] <= 0 {
            let slopes = prior?.slopes ?? gentleSlopes(examples, scores: scores)
            let held = LogisticCalibration(slopes: slopes, intercept: start.intercept).parameters
            parameters = Problem(examples: examples, active: [2], center: held, strength: strength).minimum()
        }
        guard (0..<3).allSatisfy({ parameters[$0].isFinite }) else { return start }
        return LogisticCalibration(slopes: (0..<scores).map { parameters[$0] }, intercept: parameters[2])
    }

    /// Slopes at which a standard deviation of a score moves the log-odds by a tenth: enough to keep
    /// the order, and next to nothing of a probability.
    static func gentleSlopes(_ examples: [Example], scores: Int) -> [Double] {
        let count = Double(max(1, examples.count))
        let mean = examples.reduce(SIMD2<Double>.zero) { $0 + $1.scores } / count
        let variance = examples.reduce(SIMD2<Double>.zero) { $0 + ($1.scores - mean) * ($1.scores - mean) } / count
        return (0..<scores).map { variance[$0] > 0 ? 0.1 / variance[$0].squareRoot() : 1 }
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

    /// The parameters of least loss among those whose slopes are at least 0, from the centre.
    ///
    /// Method: Bertsekas, "Projected Newton methods for optimization problems with simple constraints" (1982): a
    /// slope that is 0 and would fall stays out of the step, and what a step takes below 0 is set to 0.
    func minimum() -> SIMD3<Double> {
        var parameters = center
        var loss = loss(parameters)
        for _ in 0..<100 {
            let step = newtonStep(parameters)
            // Far from the minimum a full step may overshoot: it is halved until the loss falls.
            var (length, moved) = (1.0, false)
            while length > 1e-6, !moved {
                let candidate = bounded(parameters - length * step)
                let candidateLoss = self.loss(candidate)
                moved = candidateLoss < loss
                if moved { (parameters, loss) = (candidate, candidateLoss) }
                length /= 2
            }
            if !moved || (0..<3).allSatisfy({ abs(step[$0]) < 1e-7 }) { break }
        }
        return parameters
    }

    /// The same, slopes below 0 set to 0.
    private func bounded(_ parameters: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(max(0, parameters[0]), max(0, parameters[1]), parameters[2])
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
        let free = active.filter { $0 == 2 || parameters[$0] > 0 || gradient[$0] < 0 }
        let solution = NewtonMinimum.solve(free.map { row in free.map { rows[row][$0] } }, free.map { gradient[$0] })
        var step = SIMD3<Double>.zero
        for (place, index) in free.enumerated() { step[index] = solution[place] }
        return step
    }
}
