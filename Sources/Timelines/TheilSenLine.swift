/// A straight line through a series that a few odd values do not tilt.
///
/// The slope is the median of the slopes of all pairs of points, the intercept the median of what
/// the slope leaves of each value.
///
/// Source: H. Theil, "A Rank-Invariant Method of Linear and Polynomial Regression Analysis",
/// Proceedings of the Royal Netherlands Academy of Sciences 53 (1950), 386–392; P. K. Sen,
/// "Estimates of the Regression Coefficient Based on Kendall's Tau", Journal of the American
/// Statistical Association 63 (1968), 1379–1389; the intercept: W. J. Conover, "Practical
/// Nonparametric Statistics", 2nd edition (1980), § 5.4.
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
        var values = values
        let upper = selected(values.count / 2, from: &values)
        guard values.count % 2 == 0 else { return upper }
        // Everything before the place selected is at most what stands there.
        return (values[..<(values.count / 2)].reduce(-.infinity, max) + upper) / 2
    }

    /// The value that would stand at `place` in order; the values before it are then at most as
    /// large. Hoare's selection, linear on average: all pairs of hundreds of periods are many.
    private static func selected(_ place: Int, from values: inout [Double]) -> Double {
        var (low, high) = (0, values.count - 1)
        while low < high {
            let pivot = values[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right { high = right } else if place >= left { low = left } else { break }
        }
        return values[place]
    }
}
