#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The scale on which shares are added to: log-odds.
package enum LogOdds {
    /// The empirical log-odds of a count, ln((x + ½) / (n − x + ½)): finite at 0 and n too.
    ///
    /// Source: J. B. S. Haldane, "The Estimation and Significance of the Logarithm of a Ratio of
    /// Frequencies", Annals of Human Genetics 20 (1956), 309–311.
    package static func of(_ count: ShareCount) -> Double {
        log((count.expected + 0.5) / (Double(count.of) - count.expected + 0.5))
    }
}
