#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// How strongly the rows of a matrix belong together: symmetric weights between neighbours, which add up to 1.
///
/// The weights of a row's neighbours fall with the square of the distance, exp(−β·d²), with the β that makes them as
/// spread as so many equal ones would be (the perplexity 2^H): dense regions and sparse ones have neighbours alike. A
/// pair weighs the mean of what each says of the other.
///
/// Source: L. van der Maaten, G. Hinton, "Visualizing Data using t-SNE", Journal of Machine Learning Research 9 (2008),
/// 2579–2605, equations 1 and 2 and section 3.1.
struct NeighbourGraph: Sendable {
    /// Where the edges of each row begin; one more at the end.
    let starts: [Int]
    /// The rows at the other ends, ascending in each row.
    let columns: [Int32]
    /// The weights.
    let weights: [Float]

    /// How far the logarithm of the perplexity may be from what is wanted.
    private static let tolerance = 1e-5

    init(_ nearest: NearestRows, rows: Int, perplexity: Double) {
        var edges = [[(column: Int32, weight: Float)]](repeating: [], count: rows)
        let share = 1 / Float(2 * max(1, rows))
        for row in 0..<rows where nearest.count > 0 {
            let range = row * nearest.count..<(row + 1) * nearest.count
            let weights = Self.weights(nearest.squaredDistances[range], perplexity: perplexity)
            for (other, weight) in zip(nearest.rows[range], weights) where weight > 0 {
                edges[row].append((other, weight * share))
                edges[Int(other)].append((Int32(row), weight * share))
            }
        }
        var (starts, columns, values) = ([0], [Int32](), [Float]())
        for row in edges {
            for edge in row.sorted(by: { $0.column < $1.column }) {
                if columns.count > (starts.last ?? 0), columns.last == edge.column {
                    values[values.count - 1] += edge.weight
                } else {
                    columns.append(edge.column)
                    values.append(edge.weight)
                }
            }
            starts.append(columns.count)
        }
        (self.starts, self.columns, weights) = (starts, columns, values)
    }

    /// The weights of some neighbours, which add up to 1: bisection for β.
    static func weights(_ squared: ArraySlice<Float>, perplexity: Double) -> [Float] {
        let nearest = Double(squared.first ?? 0)
        let distances = squared.map { Double($0) - nearest }
        let wanted = log(perplexity)
        var (beta, low, high) = (1.0, 0.0, Double.infinity)
        var weights = distances.map { exp(-beta * $0) }
        for _ in 0..<100 {
            let sum = weights.reduce(0, +)
            let entropy = log(sum) + beta * zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / sum
            if abs(entropy - wanted) < Self.tolerance { break }
            if entropy > wanted {
                low = beta
                beta = high.isFinite ? (beta + high) / 2 : beta * 2
            } else {
                high = beta
                beta = (beta + low) / 2
            }
            weights = distances.map { exp(-beta * $0) }
        }
        let sum = weights.reduce(0, +)
        return weights.map { Float($0 / sum) }
    }
}
