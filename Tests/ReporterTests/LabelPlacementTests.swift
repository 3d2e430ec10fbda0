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
        #expect(LabelPlacement.places(for: [50, 10, 30], heights: [10, 10, 10], in: 0...100) == [50, 10, 30])
        #expect(LabelPlacement.places(for: [50, 10, 25], heights: [20, 10, 20], in: 0...100) == [50, 10, 25])
        #expect(LabelPlacement.places(for: [], heights: [], in: 0...100).isEmpty)
    }

    @Test("labels at one place spread around it, in the order given")
    func together() {
        #expect(LabelPlacement.places(for: [50, 50, 50], heights: [10, 10, 10], in: 0...100) == [40, 50, 60])
        #expect(LabelPlacement.places(for: [0, 0], heights: [10, 20], in: 0...100) == [5, 20])
        #expect(LabelPlacement.places(for: [100, 99], heights: [10, 10], in: 0...100) == [95, 85])
        #expect(LabelPlacement.places(for: [50, 50], heights: [30, 10], in: 0...100) == [40, 60])
    }

    @Test("no two overlap, all stay within bounds, and no single or joint move is better", arguments: 0..<200)
    func best(seed: Int) {
        var random = HostileText(seed: seed)
        let wanted = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            Double(Int.random(in: 0...100, using: &random))
        }
        let heights = wanted.map { _ in Double(Int.random(in: 4...12, using: &random)) }
        let places = LabelPlacement.places(for: wanted, heights: heights, in: 0...100)
        func fits(_ places: [Double]) -> Bool {
            let order = places.indices.sorted { places[$0] < places[$1] }
            let isApart = zip(order, order.dropFirst()).allSatisfy { above, below in
                places[below] - places[above] >= (heights[above] + heights[below]) / 2 - 1e-9
            }
            return isApart
                && order.allSatisfy { places[$0] >= heights[$0] / 2 && places[$0] <= 100 - heights[$0] / 2 }
        }
        #expect(fits(places))
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
                    #expect(!fits(moved) || Self.cost(moved, wanted) >= Self.cost(places, wanted) - 1e-9)
                }
            }
        }
    }

    @Test("too many labels for the room overlap nothing and begin at the top")
    func crowded() {
        #expect(LabelPlacement.places(for: [5, 5, 5], heights: [10, 10, 10], in: 0...15) == [5, 15, 25])
    }
}
