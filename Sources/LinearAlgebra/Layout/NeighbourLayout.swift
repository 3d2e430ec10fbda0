/// A place in the plane for each row of a matrix, such that neighbours stay neighbours.
///
///     let layout = try NeighbourLayout(of: points, options: .init(seed: 1), workers: workers)
///     layout.places[3]   // where row 3 lies: x in 0...1, y in 0...layout.height
///
/// Method: t-SNE (L. van der Maaten, G. Hinton, Journal of Machine Learning Research 9 (2008), 2579–2605) with
/// Barnes–Hut's tree (`RepulsionTree`), from the two main directions of the rows instead of a random beginning, and
/// with the rate of learning that their number asks for (D. Kobak, P. Berens, "The art of using t-SNE for single-cell
/// transcriptomics", Nature Communications 10 (2019), 5416; A. C. Belkina et al., Nature Communications 10 (2019),
/// 5415): what is large stays in its place, and nothing depends on chance. The same rows in the same order have the
/// same places, at any number of threads.
///
/// O(rows² · columns) to find the neighbours, O(rows · log(rows)) a round.
public struct NeighbourLayout: Sendable {
    /// What a layout is asked for.
    public struct Options: Sendable, Hashable {
        /// How many neighbours count, softly: the perplexity. Fewer where there are few rows.
        public var perplexity = 15.0
        /// Rounds in which all that belongs together is drawn together first.
        public var gatheringRounds = 200
        /// Rounds that spread it out.
        public var spreadingRounds = 400
        /// How much nearer than the usual a square of the tree must be for its points to act one by one.
        public var openness: Float = 0.9

        /// The usual options.
        public init() {}
    }

    /// The place of each row, x in 0...1 and y in 0...`height`; the first direction is the one of the largest variance.
    public let places: [SIMD2<Float>]
    /// The largest y; at most a little above 1.
    public let height: Float

    /// How much stronger than the usual the attraction is while rows gather.
    private static let exaggeration: Float = 12

    /// Lays rows out.
    ///
    /// - Throws: ``LinearAlgebraError`` for elements that are not finite, or where OpenBLAS or LAPACKE is missing.
    public init(of points: Matrix, options: Options = Options(), workers: Workers) throws(LinearAlgebraError) {
        guard points.rows > 1 else {
            (places, height) = ([SIMD2<Float>](repeating: .zero, count: points.rows), 0)
            return
        }
        let start = try Self.mainDirections(of: points, workers)
        let perplexity = max(1, min(options.perplexity, Double(points.rows - 1) / 3))
        let nearest = NearestRows(of: points, count: Int(3 * perplexity), workers: workers)
        let graph = NeighbourGraph(nearest, rows: points.rows, perplexity: perplexity)
        var descent = LayoutDescent(graph, start: start, openness: options.openness, workers: workers)
        descent.run(rounds: options.gatheringRounds, exaggeration: Self.exaggeration, momentum: 0.5)
        descent.run(rounds: options.spreadingRounds, exaggeration: 1, momentum: 0.8)
        (places, height) = Self.framed(descent.places)
    }

    /// The rows along their two directions of largest variance, with a spread of 10⁻⁴ along the first.
    static func mainDirections(of points: Matrix, _ workers: Workers) throws(LinearAlgebraError) -> [SIMD2<Float>] {
        let (rows, columns) = (points.rows, points.columns)
        guard columns > 0 else { return (0..<rows).map { SIMD2(Float($0), 0) * 1e-4 } }
        var means = [Double](repeating: 0, count: columns)
        for row in 0..<rows { for (column, value) in points.row(row).enumerated() { means[column] += Double(value) } }
        var centred = points
        for row in 0..<rows {
            for column in 0..<columns { centred[row, column] -= Float(means[column] / Double(rows)) }
        }
        let vectors = try centred.gram(workers: workers).eigen().vectors
        var directions = Matrix(rows: columns, columns: 2)
        for (place, vector) in vectors.suffix(2).reversed().enumerated() {
            // The sign of a direction is free: its strongest element is positive.
            let strongest = vector.max { abs($0) < abs($1) } ?? 1
            for (row, element) in vector.enumerated() {
                directions[row, place] = Float(strongest < 0 ? -element : element)
            }
        }
        let projected = centred.times(directions, workers: workers)
        let squares = (0..<rows).reduce(0.0) { $0 + Double(projected[$1, 0]) * Double(projected[$1, 0]) }
        let scale = squares > 0 ? Float(1e-4 / (squares / Double(rows)).squareRoot()) : 1
        return (0..<rows).map { SIMD2(projected[$0, 0], projected[$0, 1]) * scale }
    }

    /// Places turned so that they spread most along x, moved and scaled so that x lies in 0...1.
    static func framed(_ places: [SIMD2<Float>]) -> (places: [SIMD2<Float>], height: Float) {
        let (count, wide) = (Double(max(1, places.count)), places.map { SIMD2<Double>($0) })
        let mean = wide.reduce(.zero, +) / count
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for place in wide {
            let from = place - mean
            (xx, xy, yy) = (xx + from.x * from.x, xy + from.x * from.y, yy + from.y * from.y)
        }
        // The eigenvector of the larger eigenvalue, or the axes as they are where both are the same.
        let larger = (xx + yy) / 2 + ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
        var axis = xx >= yy ? SIMD2(larger - yy, xy) : SIMD2(xy, larger - xx)
        let length = (axis * axis).sum().squareRoot()
        axis = length > 0 ? axis / length : SIMD2(1, 0)
        if axis.x < 0 { axis = -axis }
        let turned = wide.map { place in
            let from = place - mean
            return SIMD2(from.x * axis.x + from.y * axis.y, from.y * axis.x - from.x * axis.y)
        }
        let low = turned.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
        let high = turned.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
        let width = high.x - low.x > 0 ? high.x - low.x : 1
        return (turned.map { SIMD2<Float>(($0 - low) / width) }, Float((high.y - low.y) / width))
    }
}
