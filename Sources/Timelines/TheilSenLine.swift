/// A straight line through a series that a few odd values do not tilt.
///
/// The slope is the median of the slopes of all pairs of points, the intercept the median of what the slope leaves of each value.
///
/// Source: H. Theil, "A Rank-Invariant Method of Linear and Polynomial Regression Analysis", Proceedings of the Royal Netherlands Academy of Sciences
/// 53 (1950), 386–392; P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", Journal of the American Statistical Association 63
/// (1968), 1379–1389; the intercept: W. J. Conover, "Practical Nonparametric Statistics", 2nd edition (1980), § 5.4.
public struct TheilSenLine: Hashable, Sendable {
    /// What a step of 1 in place adds.
    public var slope: Double
    /// The value at place 0.
    public var intercept: Double

    /// The line through points at different places; nil with fewer than two.
    public init?(_ points: [(place: Double, value: Double)]) {
        guard points.count > 1 else { return nil }
        var slopes: [Double] = []
        for (index, point) in points.enumerated() {
            for other in points[(index + 1)...] where other.place != point.place {
                slopes.append((other.value - point.value) / (other.place - point.place))
            }
        }
        guard !slopes.isEmpty else { return nil }
        let slope = Self.median(slopes)
        self.slope = slope
        intercept = Self.median(points.map { $0.value - slope * $0.place })
    }

    /// The value at a place.
    public func value(at place: Double) -> Double { intercept + slope * place }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
