public import LinearAlgebra

/// Which papers together tell most of all the others: the order in which a review of all topics asks.
///
/// Method: transductive experimental design (K. Yu, J. Bi and V. Tresp, "Active Learning via Transductive Experimental
/// Design", ICML 2006), with the papers to choose from weighed by the model's doubt about them. Whether a paper has a
/// topic is taken for a linear function of its point with a noise of variance 1. Of the variance that is left of such
/// functions over all papers i, each weighed by its doubt Uᵢ (``ReviewCandidate/uncertainty``), the label of paper j
/// takes away
///
///     Σᵢ Uᵢ (xᵢᵀ·S·xⱼ)² / (1 + xⱼᵀ·S·xⱼ),   S ← S − S·xⱼ·xⱼᵀ·S / (1 + xⱼᵀ·S·xⱼ)
///
/// The paper that takes away most comes next: one that is like many about which the model is unsure, and unlike those
/// that are labelled or were chosen before. What only looks odd is asked about late. Rules that look at each paper alone
/// ask for many of one kind.
///
/// Each topic has its share, as in a ``ReviewOrder``: the next paper is always one of a first topic that had fewest so
/// far. That costs nothing that can be measured, and rare topics gain by it.
///
/// Measured beside 200 random labels on abstracts of machine learning, with 3,840 labelled ones to choose from (24 draws,
/// 480 other papers; least squares on latent vectors and terms): of what 200 more random papers bring to micro-F1 a
/// hundred of doubt × inconsistency brought 0.78, a hundred of these 0.85, a hundred random ones 0.63.
public struct ReviewDesign: Sendable {
    private let points: Matrix
    private let doubts: [Double]
    private let workers: Workers

    /// A design.
    ///
    /// - Parameters:
    ///   - points: papers × directions (``ReviewPoints``).
    ///   - doubts: the weight of each paper, at least 0.
    ///   - workers: the threads; their number does not change a bit.
    public init(_ points: Matrix, doubts: [Double], workers: Workers) {
        precondition(points.rows == doubts.count, "\(doubts.count) doubts about \(points.rows) papers")
        (self.points, self.doubts, self.workers) = (points, doubts, workers)
    }

    /// The papers to ask about, the first to ask first; their ``ReviewCandidate/worth`` is the part of all doubt that
    /// their labels take away, 0...1, behind those before them.
    ///
    /// Of equal ones the first comes first, so that candidates have to be in an order of their own.
    /// O(directions · (papers + directions)) for each paper chosen.
    ///
    /// - Parameters:
    ///   - candidates: the papers of the points.
    ///   - limit: how many papers to choose at most.
    public func papers(_ candidates: [ReviewCandidate], limit: Int) -> [ReviewCandidate] {
        precondition(candidates.count == points.rows, "\(candidates.count) papers at \(points.rows) points")
        var variances = Variances(points, doubts, workers)
        let all = variances.weighed
        var share = TopicShare(candidates.map(\.first))
        var chosen: [ReviewCandidate] = []
        while chosen.count < limit, let place = share.next(gain: variances.gain) {
            var candidate = candidates[place]
            candidate.worth = all > 0 ? variances.gain(place) / all : 0
            chosen.append(candidate)
            variances.learn(place, workers)
        }
        return chosen
    }
}

/// How many papers of each first topic were taken.
private struct TopicShare {
    /// The places that were not taken, ascending, by topic.
    private var open: [Int: [Int]]
    private var taken: [Int: Int] = [:]

    init(_ first: [Int]) { open = Dictionary(grouping: first.indices) { first[$0] } }

    /// Takes the place with the largest gain, of equal ones the first, among the topics of which fewest were taken.
    mutating func next(gain: (Int) -> Double) -> Int? {
        guard let fewest = open.keys.map({ taken[$0] ?? 0 }).min() else { return nil }
        var best: (place: Int, topic: Int, gain: Double)?
        for (topic, places) in open where taken[topic] ?? 0 == fewest {
            for place in places {
                let gain = gain(place)
                if best.map({ (gain, -place) > ($0.gain, -$0.place) }) ?? true { best = (place, topic, gain) }
            }
        }
        guard let (place, topic, _) = best else { return nil }
        open[topic]?.removeAll { $0 == place }
        if open[topic]?.isEmpty == true { open[topic] = nil }
        taken[topic, default: 0] += 1
        return place
    }
}

/// What is not known of papers, while labels come.
private struct Variances {
    private let points: Matrix
    /// Σ U·x·xᵀ over all papers, and S.
    private let doubted: [[Double]]
    private var left: [[Double]]
    /// Of each paper xᵀ·S·x, and xᵀ·S·(Σ U·y·yᵀ)·S·x.
    private var variance: [Double]
    private var reach: [Double]

    init(_ points: Matrix, _ doubts: [Double], _ workers: Workers) {
        self.points = points
        let order = points.columns
        var weighed = points
        for row in 0..<points.rows {
            let factor = Float(max(0, doubts[row]).squareRoot())
            for column in 0..<order { weighed[row, column] *= factor }
        }
        let gram = weighed.gram(workers: workers)
        doubted = (0..<order).map { row in (0..<order).map { gram[row, $0] } }
        left = (0..<order).map { row in (0..<order).map { $0 == row ? 1 : 0 } }
        let moved = points.times(
            Matrix(rows: order, columns: order, storage: doubted.joined().map { Float($0) }), workers: workers)
        variance = Self.products(points, points)
        reach = Self.products(points, moved)
    }

    /// The weighed sum of what is not known of the papers, before any is chosen.
    var weighed: Double { doubted.indices.reduce(0) { $0 + doubted[$1][$1] } }

    /// What a label takes away of it.
    func gain(_ place: Int) -> Double { max(0, reach[place]) / (1 + max(0, variance[place])) }

    /// Takes a label for known.
    mutating func learn(_ place: Int, _ workers: Workers) {
        let point = points.row(place).map(Double.init)
        var step = Self.product(left, point)
        let length = (1 + Self.product(step, point)).squareRoot()
        for index in step.indices { step[index] /= length }
        let pulled = Self.product(doubted, step)
        let (push, square) = (Self.product(left, pulled), Self.product(pulled, step))
        let both = Matrix(
            rows: step.count, columns: 2, storage: zip(step, push).flatMap { [Float($0), Float($1)] })
        let shadows = points.times(both, workers: workers)
        for row in variance.indices {
            let (along, across) = (Double(shadows[row, 0]), Double(shadows[row, 1]))
            variance[row] -= along * along
            reach[row] -= along * (2 * across - square * along)
        }
        for row in left.indices {
            for column in left.indices { left[row][column] -= step[row] * step[column] }
        }
    }

    private static func product(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { product($0, vector) }
    }

    /// The inner products of the rows of two matrices.
    private static func products(_ one: Matrix, _ other: Matrix) -> [Double] {
        (0..<one.rows).map { row in
            zip(one.row(row), other.row(row)).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
    }
}
