#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Student's t distribution: what a normal deviate becomes when its variance was estimated, with so
/// many degrees of freedom.
struct StudentDistribution {
    /// Above 0; infinity gives the normal distribution.
    let degreesOfFreedom: Double

    /// A distribution; the degrees of freedom need not be whole.
    init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "the degrees of freedom must be above 0, but are \(degreesOfFreedom)")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability that a deviate lies at least `deviate` from 0, to either side: the
    /// regularized incomplete beta function I(ν/(ν + t²); ν/2, ½).
    func twoSidedTail(_ deviate: Double) -> Double {
        guard degreesOfFreedom < 1e6 else { return NormalDistribution.twoSidedTail(deviate) }
        let x = degreesOfFreedom / (degreesOfFreedom + deviate * deviate)
        return IncompleteBeta.regularized(x, degreesOfFreedom / 2, 0.5)
    }

    /// The deviate ≥ 0 whose two-sided tail is `tail`, by bisection; at most 1e6.
    func deviate(twoSidedTail tail: Double) -> Double {
        precondition(tail > 0 && tail <= 1, "a tail lies above 0 and at most at 1, but is \(tail)")
        guard degreesOfFreedom < 1e6 else { return NormalDistribution.deviate(twoSidedTail: tail) }
        var (low, high) = (0.0, 1.0)
        while high < 1e6, twoSidedTail(high) > tail { (low, high) = (high, high * 2) }
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if twoSidedTail(middle) > tail { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// The regularized incomplete beta function.
enum IncompleteBeta {
    /// I(x; a, b) for x of 0...1 and a, b above 0.
    ///
    /// Method: the continued fraction of Abramowitz and Stegun, "Handbook of Mathematical
    /// Functions" (1964), 26.5.8, evaluated forwards by Lentz's method; x and 1 − x change places
    /// where that converges faster.
    static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...300 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            result *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return result
    }
}
