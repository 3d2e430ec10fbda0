import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct FoldsTests {
    private let ids = (0..<103).map { "2412.\(10_000 + $0 * 7)" }

    @Test("parts differ by at most one text", arguments: [1, 2, 5, 10]) func partsDifferByAtMostOneText(parts: Int) {
        let folds = Folds.assign(ids, parts: parts, seed: 1)
        let sizes = (0..<parts).map { part in folds.count { $0 == part } }
        #expect(sizes.reduce(0, +) == ids.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }

    @Test("the part of a text does not depend on the order of the texts") func thePartOfATextDoesNotDependOn() {
        var generator = SeededGenerator(seed: 6)
        let order = generator.permutation(of: ids.count)
        let folds = Folds.assign(ids, parts: 5, seed: 1)
        #expect(Folds.assign(order.map { ids[$0] }, parts: 5, seed: 1) == order.map { folds[$0] })
    }

    @Test("another seed makes other parts, and neighbours are spread")
    func anotherSeedMakesOtherPartsAndNeighboursAreSpread() {
        let folds = Folds.assign(ids, parts: 5, seed: 1)
        #expect(Folds.assign(ids, parts: 5, seed: 2) != folds)
        #expect(Set(folds.prefix(20)).count > 2)
        #expect(Folds.assign([], parts: 5, seed: 1) == [])
    }
}
