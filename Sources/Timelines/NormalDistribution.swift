#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The standard normal distribution.
enum NormalDistribution {
    /// The probability that a deviate lies at least `deviate` from 0, to either side.
    static func twoSidedTail(_ deviate: Double) -> Double { erfc(abs(deviate) / 2.0.squareRoot()) }

    /// The deviate ≥ 0 whose two-sided tail is `tail`, in 0 < tail ≤ 1: the inverse of `twoSidedTail`.
    ///
    /// Method: Newton's steps on the logarithm of the tail. It is concave, so that every step ends
    /// above the deviate sought; they begin above it, at √(−2 ln tail), since the tail of a deviate
    /// x is at most exp(−x²/2).
    static func deviate(twoSidedTail tail: Double) -> Double {
        precondition(tail > 0 && tail <= 1, "a tail lies above 0 and at most at 1, but is \(tail)")
        var deviate = (-2 * log(tail)).squareRoot()
        for _ in 0..<100 {
            let reached = twoSidedTail(deviate)
            guard reached > 0 else { return deviate }
            let density = (2 / Double.pi).squareRoot() * exp(-deviate * deviate / 2)
            let step = reached / density * log(reached / tail)
            deviate += step
            if abs(step) <= 1e-14 * max(1, deviate) { break }
        }
        return deviate
    }
}
