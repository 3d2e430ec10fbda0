import Testing

@testable import LinearAlgebra

@Suite struct GroupBoundsTests {
    private func nearest(_ group: Int, _ distance: Float, _ second: Float) -> LloydRounds.Nearest {
        LloydRounds.Nearest(group: group, distance: distance, second: second)
    }

    @Test("rows are looked at until their bounds part, and again once movements bring them together")
    func rowsAreLookedAtUntilTheirBoundsPart() {
        var bounds = GroupBounds(rows: 5..<8)
        #expect(bounds.open == [5, 6, 7])
        // Distances are squared, bounds are not.
        var changes = bounds.set([5, 6, 7], [nearest(0, 1, 9), nearest(2, 4, 9), nearest(0, 0, 25)])
        #expect(changes)
        #expect(bounds.groups == [0, 2, 0])
        #expect(bounds.upper == [1, 2, 0])
        #expect(bounds.lower == [3, 3, 5])
        #expect(bounds.open.isEmpty)
        bounds.follow([0.25, 0, 0.5], largest: 0.5)
        #expect(bounds.upper == [1.25, 2.5, 0.25])
        #expect(bounds.lower == [2.5, 2.5, 4.5])
        #expect(bounds.open == [6])
        changes = bounds.set([6], [nearest(2, 1, 4)])
        #expect(!changes)
        changes = bounds.set([6], [nearest(1, 1, 4)])
        #expect(changes)
        #expect(bounds.groups == [0, 1, 0])
    }

    @Test("where nothing is open nothing changes") func whereNothingIsOpenNothingChanges() {
        var bounds = GroupBounds(rows: 0..<0)
        #expect(bounds.open.isEmpty)
        let changes = bounds.set([], [])
        #expect(!changes)
    }
}
