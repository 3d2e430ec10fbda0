#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The logistic function, from log-odds to probabilities.
package enum Sigmoid {
    /// The probability of log-odds: `1 / (1 + exp(−x))`.
    package static func of(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
