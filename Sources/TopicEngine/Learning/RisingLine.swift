/// Log-odds bent along a rising line through points, with slope 1 before the first and behind the last.
struct RisingLine: Sendable, Equatable {
    /// Log-odds before and after; both rise strictly.
    let points: [SIMD2<Double>]

    /// A line through points, or nil where they do not rise or are no numbers.
    init?(points: [SIMD2<Double>]) {
        guard !points.isEmpty, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
            zip(points, points.dropFirst()).allSatisfy({ $0.x < $1.x && $0.y < $1.y })
        else { return nil }
        self.points = points
    }

    /// The log-odds on the line.
    func logOdds(_ logOdds: Double) -> Double {
        guard let first = points.first, let last = points.last else { return logOdds }
        if logOdds <= first.x { return first.y + (logOdds - first.x) }
        if logOdds >= last.x { return last.y + (logOdds - last.x) }
        var (low, high) = (0, points.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if points[middle].x <= logOdds { low = middle } else { high = middle }
        }
        let (from, to) = (points[low], points[high])
        return from.y + (to.y - from.y) * ((logOdds - from.x) / (to.x - from.x))
    }

    /// The line between this one and another, of which it has so much.
    func mixed(with other: RisingLine, weight: Double) -> RisingLine {
        let places = Set((points + other.points).map(\.x)).sorted()
        // Sums of rising lines rise.
        return RisingLine(
            points: places.map { SIMD2($0, (1 - weight) * logOdds($0) + weight * other.logOdds($0)) }) ?? self
    }
}
