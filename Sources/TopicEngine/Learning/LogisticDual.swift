#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A dual variable α of the logistic loss for one row and function, and its complement C − α, both
/// kept since either may be tiny.
///
/// Method: Yu, Huang & Lin (2011), the one-variable problem by the modified Newton method of their algorithm 4.
struct LogisticDual: Sendable {
    private(set) var alpha: Double
    private(set) var complement: Double

    init(cost: Double) {
        // The logistic loss keeps α strictly between 0 and C.
        alpha = min(0.001 * cost, 1e-8)
        complement = cost - alpha
    }

    /// Minimizes the dual along this variable; `gradient` is the row's margin. Returns the change of α.
    ///
    /// `g(z) = a/2·(z − α)² + b·(z − α) + z·ln z + (C − z)·ln(C − z)`, written for the smaller of α
    /// and its complement, so that Newton steps stay inside.
    mutating func minimize(curvature: Double, gradient: Double, cost: Double) -> Double {
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
