#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Bends log-odds where they are too sure or not sure enough:
/// `log-odds → a·ln p − b·ln(1 − p) + c`, p being their probability.
///
/// Method: Kull, Silva Filho & Flach, "Beta calibration" (2017): exact where the scores of both
/// classes are beta distributed. `a` is the slope of the smallest log-odds, `b` that of the
/// largest; both are positive, so that order is kept. With (1, 1, 0) nothing changes.
struct BetaCalibration: Sendable, Equatable {
    var a: Double
    var b: Double
    var c: Double

    static let identity = BetaCalibration(a: 1, b: 1, c: 0)

    /// The smallest slope: a flatter curve would all but lose the order.
    static let smallestSlope = 0.05

    /// Fits a curve to log-odds with their truths; its parameters are drawn to those of `prior` as
    /// if `strength` observations of unit variance spoke for it.
    ///
    /// The curve is linear in its parameters, so that this is a logistic regression on `ln p` and
    /// `−ln(1 − p)`. Where its slopes do not rise, the prior remains.
    static func fit(_ examples: [(logOdds: Double, isPositive: Bool)], prior: BetaCalibration, strength: Double)
        -> BetaCalibration
    {
        let examples = examples.map {
            LogisticCalibration.Example(scores: Self.inputs($0.logOdds), isPositive: $0.isPositive)
        }
        let center = LogisticCalibration(slopes: [prior.a, prior.b], intercept: prior.c)
        let fitted = LogisticCalibration.fit(examples, scores: 2, prior: center, strength: strength)
        // Slopes that are the prior's to the last digit were not fitted.
        guard fitted.slopes != center.slopes, min(fitted.slopes[0], fitted.slopes[1]) >= smallestSlope else {
            return prior
        }
        return BetaCalibration(a: fitted.slopes[0], b: fitted.slopes[1], c: fitted.intercept)
    }

    /// The bent log-odds.
    func logOdds(_ logOdds: Double) -> Double {
        let inputs = Self.inputs(logOdds)
        return a * inputs[0] + b * inputs[1] + c
    }

    /// `ln p` and `−ln(1 − p)`, without a loss of digits at the ends.
    private static func inputs(_ logOdds: Double) -> SIMD2<Double> {
        let rest = log1p(exp(-abs(logOdds)))
        return SIMD2(min(logOdds, 0) - rest, max(logOdds, 0) + rest)
    }
}
