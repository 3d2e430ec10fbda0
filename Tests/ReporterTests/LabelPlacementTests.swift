import TestSupport
import Testing

@testable import Reporter

@Suite("Labels that push apart")
struct LabelPlacementTests {
    /// The twin: moves from where the labels would be as far as the bounds allow, down a fine grid,
    /// until nothing gets better.
    private static func cost(_ places: [Double], _ wanted: [Double]) -> Double {
        zip(places, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    @Test("labels that do not touch stay where they are")
    func apart() {
        #expect(LabelPlacement.places(for: [50, 10, 30], gap: 10, in: 0...100) == [50, 10, 30])
        #expect(LabelPlacement.places(for: [], gap: 10, in: 0...100).isEmpty)
    }

    @Test("labels at one place spread around it, in the order given")
    func together() {
        #expect(LabelPlacement.places(for: [50, 50, 50], gap: 10, in: 0...100) == [40, 50, 60])
        #expect(LabelPlacement.places(for: [0, 0], gap: 10, in: 0...100) == [0, 10])
        #expect(LabelPlacement.places(for: [100, 99], gap: 10, in: 0...100) == [100, 90])
    }

    @Test("no two overlap, all stay within bounds, and no single or joint move is better", arguments: 0..<200)
    func best(seed: Int) {
        var random = HostileText(seed: seed)
        let wanted = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            Double(Int.random(in: 0...100, using: &random))
        }
        let places = LabelPlacement.places(for: wanted, gap: 9, in: 0...100)
        let sorted = places.sorted()
        for (left, right) in zip(sorted, sorted.dropFirst()) { #expect(right - left >= 9 - 1e-9) }
        #expect(sorted[0] >= 0 && sorted[sorted.count - 1] <= 100)
        for (one, other) in zip(places.indices, places.indices.dropFirst()) where wanted[one] < wanted[other] {
            #expect(places[one] < places[other])
        }
        // A convex problem: where no run of neighbours can move a little and gain, there is nothing better.
        let order = places.indices.sorted { places[$0] < places[$1] }
        for start in order.indices {
            for end in start..<order.count {
                for step in [-0.01, 0.01] {
                    var moved = places
                    for rank in start...end { moved[order[rank]] += step }
                    let ranks = order.map { moved[$0] }
                    let fits =
                        zip(ranks, ranks.dropFirst()).allSatisfy { $1 - $0 >= 9 } && ranks[0] >= 0
                        && ranks[ranks.count - 1] <= 100
                    #expect(!fits || Self.cost(moved, wanted) >= Self.cost(places, wanted) - 1e-9)
                }
            }
        }
    }

    @Test("too many labels for the room overlap nothing and begin at the top")
    func crowded() {
        #expect(LabelPlacement.places(for: [5, 5, 5], gap: 10, in: 0...15) == [0, 10, 20])
    }
}
