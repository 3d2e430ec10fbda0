/// The score interval of a share: of n trials a share p hit, and with z a quantile of the normal distribution
///
///     (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
///
/// It stays within 0...1, holds the share, and is not empty at p = 0 or 1, where the textbook interval is.
///
/// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
/// the American Statistical Association 22 (1927), 209–212.
package struct WilsonInterval: Hashable, Sendable {
    /// The lower end.
    package let low: Double
    /// The upper end.
    package let high: Double

    /// The two-sided normal quantile of 95 % confidence.
    package static let usualQuantile = 1.959963984540054

    /// The interval of a share of `trials`, a number above 0 that need not be whole.
    package init(share: Double, of trials: Double, quantile: Double = usualQuantile) {
        let square = quantile * quantile
        let centre = share + square / (2 * trials)
        let reach = quantile * (share * (1 - share) / trials + square / (4 * trials * trials)).squareRoot()
        let scale = 1 + square / trials
        // Rounding may leave the exact ends 0 and 1 a little outside or inside of their place.
        self.init(
            low: min(share, share <= 0 ? 0 : max(0, (centre - reach) / scale)),
            high: max(share, share >= 1 ? 1 : min(1, (centre + reach) / scale)))
    }

    private init(low: Double, high: Double) { (self.low, self.high) = (low, high) }

    /// The 95 % interval of `hits` of `trials`; everything from 0 to 1 where nothing was tried.
    package init(_ hits: Int, of trials: Int) {
        guard trials > 0 else {
            self.init(low: 0, high: 1)
            return
        }
        self.init(share: Double(hits) / Double(trials), of: Double(trials))
    }
}
