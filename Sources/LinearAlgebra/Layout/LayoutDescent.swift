/// Moves the places of a layout down the gradient of what it gets wrong (the Kullback–Leibler divergence of neighbours
/// in the plane from neighbours among the rows), with momentum and a step of its own for each coordinate.
///
/// Source: the update rule of L. van der Maaten, G. Hinton (2008), section 3.4, with the steps of R. A. Jacobs,
/// "Increased rates of convergence through learning rate adaptation", Neural Networks 1 (1988), 295–307.
struct LayoutDescent {
    private(set) var places: [SIMD2<Float>]
    private let graph: NeighbourGraph
    private let openness: Float
    private let workers: Workers
    private var velocities: [SIMD2<Float>]
    private var gains: [SIMD2<Float>]

    /// The least that a step shrinks to.
    private static let leastGain = SIMD2<Float>(repeating: 0.01)
    /// How many rows one piece of parallel work takes.
    private static let rowsInPiece = 512

    init(_ graph: NeighbourGraph, start: [SIMD2<Float>], openness: Float, workers: Workers) {
        (self.graph, places, self.openness, self.workers) = (graph, start, openness, workers)
        velocities = [SIMD2<Float>](repeating: .zero, count: start.count)
        gains = [SIMD2<Float>](repeating: .one, count: start.count)
    }

    /// Some rounds.
    mutating func run(rounds: Int, exaggeration: Float, momentum: Float) {
        // As many rows ask for as long steps: n/12 of the gradient without its factor of 4 (Belkina et al. 2019).
        let rate = max(50, Float(places.count) / 48)
        for _ in 0..<rounds {
            let gradient = gradient(exaggeration: exaggeration)
            for row in places.indices {
                let opposed = (gradient[row] .> 0) .!= (velocities[row] .> 0)
                let gain = (gains[row] * 0.8).replacing(with: gains[row] + 0.2, where: opposed)
                gains[row] = pointwiseMax(gain, Self.leastGain)
                velocities[row] = momentum * velocities[row] - rate * gains[row] * gradient[row]
                places[row] += velocities[row]
            }
        }
    }

    /// The gradient by each place: 4·(attraction − repulsion).
    func gradient(exaggeration: Float) -> [SIMD2<Float>] {
        let push = RepulsionTree(places).push(openness: openness, workers: workers)
        let share = push.total > 0 ? Float(1 / push.total) : 0
        let pull = attraction()
        return places.indices.map { 4 * (exaggeration * pull[$0] - share * push.forces[$0]) }
    }

    /// The sum of p·w·(y − y′) over the neighbours of each row.
    func attraction() -> [SIMD2<Float>] {
        workers.mapBlocks(of: places.count, size: Self.rowsInPiece) { range -> [SIMD2<Float>] in
            let (places, columns, weights) = (self.places.span, graph.columns.span, graph.weights.span)
            return range.map { row in
                let place = places[row]
                var sum = SIMD2<Float>.zero
                for edge in graph.starts[row]..<graph.starts[row + 1] {
                    let from = place - places[Int(columns[edge])]
                    sum += from * (weights[edge] / (1 + from.x * from.x + from.y * from.y))
                }
                return sum
            }
        }.flatMap { $0 }
    }
}
