import Foundation
import Testing

@testable import LinearAlgebra

@Suite struct NeighbourLayoutTests {
    private let workers = Workers(threads: 1)

    private func places(_ count: Int, seed: UInt64) -> [SIMD2<Float>] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in SIMD2(Float(generator.unit()) * 9, Float(generator.unit()) * 5) }
    }

    /// Some groups of rows around random centres.
    private func groups(_ count: Int, of size: Int, columns: Int = 12, spread: Float = 0.25) -> Matrix {
        var generator = SeededGenerator(seed: 5)
        var storage: [Float] = []
        for _ in 0..<count {
            let centre = (0..<columns).map { _ in Float(generator.unit()) * 2 - 1 }
            for _ in 0..<size { storage += centre.map { $0 + (Float(generator.unit()) - 0.5) * spread * 2 } }
        }
        return Matrix(rows: count * size, columns: columns, storage: storage)
    }

    /// What pushes each point, pair by pair.
    private func naivePush(_ places: [SIMD2<Float>]) -> (forces: [SIMD2<Double>], total: Double) {
        var (forces, total) = ([SIMD2<Double>](repeating: .zero, count: places.count), 0.0)
        for one in places.indices {
            for other in places.indices where other != one {
                let from = SIMD2<Double>(places[one]) - SIMD2<Double>(places[other])
                let weight = 1 / (1 + from.x * from.x + from.y * from.y)
                total += weight
                forces[one] += from * weight * weight
            }
        }
        return (forces, total)
    }

    private func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }

    @Test("a tree of which every point is looked at pushes as all pairs do", arguments: [1, 2, 7, 8, 9, 120])
    func exact(count: Int) {
        let places = places(count, seed: UInt64(count))
        let (push, naive) = (RepulsionTree(places).push(openness: 0, workers: workers), naivePush(places))
        #expect(abs(push.total - naive.total) <= 1e-4 * max(1, naive.total))
        for (one, other) in zip(push.forces, naive.forces) { #expect(length(SIMD2<Double>(one) - other) < 1e-3) }
    }

    @Test("a tree of which the far is one pushes nearly as all pairs do") func approximate() {
        let places = places(600, seed: 2)
        let (push, naive) = (RepulsionTree(places).push(openness: 0.9, workers: workers), naivePush(places))
        #expect(abs(push.total - naive.total) < 0.02 * naive.total)
        let wrong = zip(push.forces, naive.forces).map { length(SIMD2<Double>($0) - $1) }.reduce(0, +)
        #expect(wrong < 0.05 * naive.forces.map(length).reduce(0, +))
        #expect(push.forces != RepulsionTree(places).push(openness: 0, workers: workers).forces)
    }

    @Test("points at one place push each other by nothing") func onePlace() {
        let push = RepulsionTree([SIMD2<Float>](repeating: SIMD2(3, 4), count: 30)).push(
            openness: 0.9, workers: workers)
        #expect(push.forces.allSatisfy { $0 == .zero } && abs(push.total - 870) < 1e-3)
    }

    @Test("weights of neighbours have the perplexity, and the graph is symmetric and adds up to 1") func graph() {
        let points = groups(4, of: 30)
        let nearest = NearestRows(of: points, count: 24, workers: workers)
        for row in [0, 50, 119] {
            let weights = NeighbourGraph.weights(nearest.squaredDistances[row * 24..<(row + 1) * 24], perplexity: 8)
            let entropy = -weights.reduce(0.0) { $0 + Double($1) * log(Double($1)) }
            #expect(abs(exp(entropy) - 8) < 0.01)
            #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
        }
        let graph = NeighbourGraph(nearest, rows: 120, perplexity: 8)
        #expect(abs(graph.weights.reduce(0, +) - 1) < 1e-4)
        var weights: [[Int32]: Float] = [:]
        for row in 0..<120 {
            for edge in graph.starts[row]..<graph.starts[row + 1] {
                weights[[Int32(row), graph.columns[edge]]] = graph.weights[edge]
            }
        }
        #expect(weights.count == graph.weights.count)
        #expect(weights.allSatisfy { weights[[$0.key[1], $0.key[0]]] == $0.value && $0.key[0] != $0.key[1] })
    }

    @Test("the gradient is the slope of the divergence") func gradient() {
        let points = groups(3, of: 8)
        let nearest = NearestRows(of: points, count: 15, workers: workers)
        let graph = NeighbourGraph(nearest, rows: 24, perplexity: 5)
        let places = places(24, seed: 4)
        let descent = LayoutDescent(graph, start: places, openness: 0, workers: workers)
        let gradient = descent.gradient(exaggeration: 1)
        for row in [0, 11, 23] {
            for axis in 0..<2 {
                var (less, more) = (places, places)
                less[row][axis] -= 0.01
                more[row][axis] += 0.01
                let slope = (divergence(graph, more) - divergence(graph, less)) / 0.02
                #expect(abs(slope - Double(gradient[row][axis])) < 2e-4, "\(row) \(axis)")
            }
        }
    }

    /// The Kullback–Leibler divergence of the graph from neighbours in the plane, by its definition.
    private func divergence(_ graph: NeighbourGraph, _ places: [SIMD2<Float>]) -> Double {
        func weight(_ one: Int, _ other: Int) -> Double {
            let from = SIMD2<Double>(places[one]) - SIMD2<Double>(places[other])
            return 1 / (1 + (from * from).sum())
        }
        let total = naivePush(places).total
        var sum = 0.0
        for row in places.indices {
            for edge in graph.starts[row]..<graph.starts[row + 1] {
                let wanted = Double(graph.weights[edge])
                guard wanted > 0 else { continue }
                sum += wanted * log(wanted / (weight(row, Int(graph.columns[edge])) / total))
            }
        }
        return sum
    }

    @Test("neighbours stay neighbours, and more of them than along the main directions") func neighbours() throws {
        let points = groups(8, of: 20)
        var options = NeighbourLayout.Options()
        (options.gatheringRounds, options.spreadingRounds) = (60, 120)
        let layout = try NeighbourLayout(of: points, options: options, workers: workers)
        let start = try NeighbourLayout.mainDirections(of: points, workers)
        let (kept, before) = (kept(points, layout.places), kept(points, start))
        #expect(kept > 0.7 && kept > before + 0.1, "\(kept), \(before)")
        for group in 0..<8 {
            let own = layout.places[group * 20..<(group + 1) * 20]
            let centre = own.reduce(.zero, +) / 20
            let inside = own.map { ($0 - centre) }.map { ($0 * $0).sum() }.max() ?? 0
            #expect(inside < 0.04, "group \(group) is torn apart: \(inside)")
        }
    }

    /// The part of the ten nearest rows that are among the ten nearest places.
    private func kept(_ points: Matrix, _ places: [SIMD2<Float>]) -> Double {
        let plane = Matrix(rows: places.count, columns: 2, storage: places.flatMap { [$0.x * 1e3, $0.y * 1e3] })
        let (rows, near) = (neighbours(points), neighbours(plane))
        return zip(rows, near).map { Double($0.intersection($1).count) / 10 }.reduce(0, +) / Double(places.count)
    }

    private func neighbours(_ points: Matrix) -> [Set<Int32>] {
        let nearest = NearestRows(of: points, count: 10, workers: workers)
        return (0..<points.rows).map { Set(nearest.rows[$0 * 10..<($0 + 1) * 10]) }
    }

    @Test("the number of threads changes no bit") func threads() throws {
        let points = groups(30, of: 25)
        var options = NeighbourLayout.Options()
        (options.gatheringRounds, options.spreadingRounds) = (8, 8)
        let one = try NeighbourLayout(of: points, options: options, workers: workers)
        let two = try NeighbourLayout(of: points, options: options, workers: Workers(threads: 2))
        #expect(one.places == two.places && one.height == two.height)
    }

    @Test("few rows, and rows that are all the same, have places too", arguments: [0, 1, 2, 3, 5, 20])
    func few(rows: Int) throws {
        var options = NeighbourLayout.Options()
        (options.gatheringRounds, options.spreadingRounds) = (20, 20)
        for points in [Matrix(rows: rows, columns: 4), groups(max(1, rows), of: 1).selecting(rows: Array(0..<rows))] {
            let layout = try NeighbourLayout(of: points, options: options, workers: workers)
            #expect(layout.places.count == rows)
            #expect(layout.places.allSatisfy { (0...1).contains($0.x) && (0...layout.height + 1e-6).contains($0.y) })
        }
    }

    @Test("places are turned so that they spread most along x, and fill 0 to 1") func framed() {
        let line = (0...10).map { SIMD2<Float>(Float($0), 2 * Float($0) + 7) }
        let (places, height) = NeighbourLayout.framed(line)
        #expect(abs(height) < 1e-5)
        for (number, place) in places.enumerated() { #expect(abs(place.x - Float(number) / 10) < 1e-5) }
    }
}
