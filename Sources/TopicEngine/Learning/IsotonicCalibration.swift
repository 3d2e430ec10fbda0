import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Log-odds as they were counted.
///
/// Method: isotonic regression by `AdjacentViolators`, as Zadrozny & Elkan, "Transforming
/// classifier scores into accurate multiclass probability estimates" (2002), use it. Its steps
/// would make unequal scores equal; so each block of the regression is a point (mean of its
/// log-odds before, its log-odds as counted), and between points the line is straight: order is
/// kept. Each block's share is drawn to the mean probability of its own examples with the weight of
/// a few, so that no block says 0 or 1.
enum IsotonicCalibration {
    /// How many examples the probability before counts for in each block.
    static let smoothing = 5.0

    /// Fits a line to log-odds with their truths, or nil where there are none.
    static func fit(_ examples: [(logOdds: Double, isPositive: Bool)]) -> RisingLine? {
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
        return RisingLine(points: smoothed.map(\.point))
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
