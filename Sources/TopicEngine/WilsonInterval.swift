/// The 95 % score interval of a share (Wilson 1927).
struct WilsonInterval: Sendable, Hashable {
    var low: Double
    var high: Double

    /// The interval of `hits` of `trials`; everything from 0 to 1 where nothing was tried.
    init(_ hits: Int, of trials: Int) {
        guard trials > 0 else {
            (low, high) = (0, 1)
            return
        }
        let (n, z) = (Double(trials), 1.959964)
        let share = Double(hits) / n
        let centre = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        low = max(0, (centre - spread) / (1 + z * z / n))
        high = min(1, (centre + spread) / (1 + z * z / n))
    }
}
