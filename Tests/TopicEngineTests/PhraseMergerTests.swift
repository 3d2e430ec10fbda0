import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct PhraseMergerTests {
    private func merged(_ terms: [(String, Double)]) -> [TermContribution] {
        let words = Array(Set(terms.flatMap { $0.0.split(separator: " ").map(String.init) }))
        var merger = PhraseMerger()
        for (term, weight) in terms {
            let numbers = term.split(separator: " ").compactMap { words.firstIndex(of: String($0)) }
            merger.add(numbers.count == 1 ? Term(numbers[0]) : Term(numbers[0], numbers[1]), weight)
        }
        return merger.contributions { $0.spelled { words[$0] } }
    }

    @Test("a phrase takes over its words") func aPhraseTakesOverItsWords() {
        let terms = merged([("kv", 0.5), ("cache", 0.25), ("kv cache", 1), ("gpu", 0.125)])
        #expect(
            terms == [TermContribution(term: "kv cache", weight: 1.75), TermContribution(term: "gpu", weight: 0.125)])
    }

    @Test("a pair that tells little more than its words goes to the larger of them")
    func aPairThatTellsLittleMoreThanItsWords() {
        let terms = merged([("model", 1), ("achieves", 0.5), ("model achieves", 0.125)])
        #expect(
            terms == [TermContribution(term: "model", weight: 1.125), TermContribution(term: "achieves", weight: 0.5)])
    }

    @Test("a word goes to its strongest phrase, and no further") func aWordGoesToItsStrongestPhraseAndNo() {
        let terms = merged([("a", 0.5), ("b", 0.5), ("c", 0.5), ("a b", 2), ("b c", -1), ("c a", 0.0625)])
        #expect(terms == [TermContribution(term: "a b", weight: 3), TermContribution(term: "b c", weight: -0.4375)])
    }

    @Test("equal contributions come in the order of their spelling, whatever their numbers")
    func equalContributionsComeInTheOrderOfTheirSpelling() {
        let terms = merged([("b", 1), ("c", -1), ("a", 1), ("d e", 3), ("d", 0), ("e", 0), ("b a", 3)])
        #expect(terms.map(\.term) == ["b a", "d e", "c"])
    }

    @Test("contributions of title and text are added before") func contributionsOfTitleAndTextAreAddedBefore() {
        #expect(
            merged([("a", 0.5), ("b", 0), ("a", 0.25), ("a b", 0.25)]) == [TermContribution(term: "a b", weight: 1)])
    }

    @Test("the sum stays, and no word stands both for itself and in a phrase that took it", arguments: 1...40)
    func theSumStaysAndNoWordStandsBothFor(
        seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<12).map { "w\($0)" }
        var terms = words.map { ($0, generator.unit() - 0.4) }
        for _ in 0..<20 {
            let (first, second) = (generator.index(below: 12), generator.index(below: 12))
            terms.append((words[first] + " " + words[second], (generator.unit() - 0.4) / 2))
        }
        let merged = merged(terms)
        #expect(abs(merged.reduce(0) { $0 + $1.weight } - terms.reduce(0) { $0 + $1.1 }) < 1e-12)
        #expect(Set(merged.map(\.term)).count == merged.count)
        #expect(merged.map { abs($0.weight) } == merged.map { abs($0.weight) }.sorted(by: >))
        let phrases = Set(
            merged.map(\.term).filter { $0.contains(" ") }.flatMap { $0.split(separator: " ").map(String.init) })
        #expect(phrases.isDisjoint(with: merged.map(\.term)))
        let shuffled = generator.permutation(of: terms.count).map { terms[$0] }
        #expect(self.merged(shuffled).map(\.term) == merged.map(\.term))
    }
}
