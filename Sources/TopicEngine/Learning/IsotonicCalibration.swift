import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Log-odds as they were counted: a rising line through points, with slope 1 before the first and behind the last.
///
/// Method: isotonic regression by `AdjacentViolators`, as Zadrozny & Elkan, "Transforming
/// classifier scores into accurate multiclass probability estimates" (2002), use it. Its steps
/// would make unequal scores equal; so each block of the regression is a point (mean of its
/// log-odds before, its log-odds as counted), and between points the line is straight: order is
/// kept. Each block's share is drawn to the mean probability of its own examples with the weight of
/// a few, so that no block says 0 or 1.
struct IsotonicCalibration: Sendable, Equatable {
    /// Log-odds before and after; both rise strictly.
    let points: [SIMD2<Double>]

    /// How many examples the probability before counts for in each block.
    static let smoothing = 5.0

    /// A line through points, or nil where they do not rise or are no numbers.
    init?(points: [SIMD2<Double>]) {
        guard !points.isEmpty, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
            zip(points, points.dropFirst()).allSatisfy({ $0.x < $1.x && $0.y < $1.y })
        else { return nil }
        self.points = points
    }

    /// Fits a line to log-odds with their truths, or nil where there are none.
    static func fit(_ examples: [(logOdds: Double, isPositive: Bool)]) -> IsotonicCalibration? {
        // Equal log-odds are one block from the start: the order of the examples must not matter.
        var blocks: [Block] = []
        for example in examples.sorted(by: { $0.logOdds < $1.logOdds }) {
            let next = Block(example.logOdds, example.isPositive)
            if let last = blocks.last, last.largest == next.largest {
                blocks[blocks.count - 1] = last.merged(next)
            } else {
                blocks.append(next)
            }
        }
        let pooled = AdjacentViolators.pooled(blocks, violates: { $0.share >= $1.share }, merged: { $0.merged($1) })
        // Smoothing may turn neighbours round again.
        let smoothed = AdjacentViolators.pooled(
            pooled, violates: { $0.point.x >= $1.point.x || $0.point.y >= $1.point.y }, merged: { $0.merged($1) })
        return IsotonicCalibration(points: smoothed.map(\.point))
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

    /// Neighbouring examples that get one share.
    private struct Block {
        var count = 1.0
        var hits: Double
        var logOddsSum: Double
        var probabilitySum: Double
        /// The same of the opposite, apart: near 1 a probability has no digits left to say how near.
        var oppositeSum: Double
        var largest: Double

        init(_ logOdds: Double, _ isPositive: Bool) {
            hits = isPositive ? 1 : 0
            logOddsSum = logOdds
            probabilitySum = Sigmoid.of(logOdds)
            oppositeSum = Sigmoid.of(-logOdds)
            largest = logOdds
        }

        var share: Double { hits / count }

        var point: SIMD2<Double> {
            let weight = smoothing / count
            return SIMD2(
                logOddsSum / count, log((hits + weight * probabilitySum) / (count - hits + weight * oppositeSum)))
        }

        func merged(_ other: Block) -> Block {
            var block = self
            block.count += other.count
            block.hits += other.hits
            block.logOddsSum += other.logOddsSum
            block.probabilitySum += other.probabilitySum
            block.oppositeSum += other.oppositeSum
            block.largest = max(largest, other.largest)
            return block
        }
    }
}
