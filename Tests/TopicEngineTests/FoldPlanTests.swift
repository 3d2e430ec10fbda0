import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct FoldPlanTests {
    /// Texts with ids, an identity each and classes of unlike sizes.
    private func texts(_ sizes: [Int]) -> (ids: [String], identities: [UInt64], classes: [Int]) {
        let classes = sizes.enumerated().flatMap { [Int](repeating: $0, count: $1) }
        return (classes.indices.map { "text \($0 * 37)" }, classes.indices.map { UInt64($0) }, classes)
    }

    private func plan(
        _ texts: (ids: [String], identities: [UInt64], classes: [Int]), seed: UInt64 = 1
    ) -> FoldPlan {
        Folds.plan(ids: texts.ids, identities: texts.identities, classes: texts.classes, parts: 5, seed: seed)
    }

    @Test("a class is in every part as often as in any other, but for one text", arguments: 1...12)
    func aClassIsInEveryPartAsOftenAsInAnyOther(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let sizes = (0..<2 + generator.index(below: 6)).map { _ in 1 + generator.index(below: 120) }
        let texts = texts(sizes)
        let plan = plan(texts, seed: seed)
        #expect(plan.rounds.count == Folds.repetitions && Set(plan.rounds).count == plan.rounds.count)
        for folds in plan.rounds {
            for label in sizes.indices {
                let counts = (0..<plan.parts).map { part in
                    folds.indices.count { folds[$0] == part && texts.classes[$0] == label }
                }
                #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
            }
            let counts = (0..<plan.parts).map { part in folds.count { $0 == part } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    @Test(
        "under fifty texts a part leaves out one text of each class",
        arguments: [[6, 6], [9, 4, 7], [20, 1], [24, 25]])
    func underFiftyTextsAPartLeavesOutOneTextOfEachClass(sizes: [Int]) {
        let texts = texts(sizes)
        let plan = plan(texts)
        #expect(plan.leavesOneOut && plan.parts == sizes.max())
        #expect(plan.method.hasPrefix("leave-one-out"))
        for folds in plan.rounds {
            let held = folds.indices.map { [folds[$0], texts.classes[$0]] }
            #expect(Set(held).count == held.count)
        }
        #expect(!self.plan(self.texts([25, 25])).leavesOneOut)
        #expect(self.plan(self.texts([25, 25])).method == "5-fold cross-validation, repeated 5 times")
    }

    @Test("classes of one text each are dealt into the parts that were asked for")
    func classesOfOneTextEachAreDealtIntoTheParts() {
        let plan = plan(texts([Int](repeating: 1, count: 12)))
        #expect(plan.parts == 5 && !plan.leavesOneOut)
        #expect(Set(plan.folds) == Set(0..<5))
    }

    @Test("the part of one of many texts depends on its id alone") func thePartOfOneOfManyTextsDependsOnItsIDAlone() {
        let texts = texts([700, 300])
        let plan = plan(texts)
        #expect(plan.rounds == [Folds.assign(texts.ids, parts: 5, seed: 1)])
        #expect(plan.method == "5-fold cross-validation")
    }

    @Test("equal texts share a part, few or many", arguments: [[5, 5], [40, 30], [900, 300]])
    func equalTextsShareAPart(sizes: [Int]) {
        var texts = texts(sizes)
        texts.identities = texts.identities.map { $0 % 7 == 0 ? $0 / 21 : $0 + 10_000 }
        for folds in plan(texts).rounds {
            var partOfIdentity: [UInt64: Int] = [:]
            for (identity, part) in zip(texts.identities, folds) {
                #expect(partOfIdentity[identity, default: part] == part)
                partOfIdentity[identity] = part
            }
        }
    }

    @Test("the order of the texts changes no part", arguments: [[6, 6], [60, 40, 3]])
    func theOrderOfTheTextsChangesNoPart(sizes: [Int]) {
        let texts = texts(sizes)
        var generator = SeededGenerator(seed: 4)
        let order = generator.permutation(of: texts.ids.count)
        let shuffled = plan(
            (order.map { texts.ids[$0] }, order.map { texts.identities[$0] }, order.map { texts.classes[$0] }))
        #expect(shuffled.rounds == plan(texts).rounds.map { folds in order.map { folds[$0] } })
    }

    @Test("texts are equal whatever their case, blanks and the place where the title ends")
    func textsAreEqualWhateverTheirCase() {
        let identity = Folds.identity(title: "Of Canals", abstract: "Water, and ice.")
        #expect(Folds.identity(title: "", abstract: "Of canals water\nand  ice") == identity)
        #expect(Folds.identity(title: "Of Canals", abstract: "Water, and rice.") != identity)
        #expect(Folds.identity(title: "Grün", abstract: "") != Folds.identity(title: "Gran", abstract: ""))
    }
}
