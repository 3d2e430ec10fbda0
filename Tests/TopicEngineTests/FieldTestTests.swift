import Papers
import Testing

@testable import Featurizer
@testable import TopicEngine

@Suite struct FieldTestTests {
    private func familiarity(_ tokens: Int, _ known: Int, _ pairs: Int, _ knownPairs: Int) -> Familiarity {
        var result = Familiarity()
        (result.tokens, result.knownTokens, result.pairs, result.knownPairs) = (tokens, known, pairs, knownPairs)
        return result
    }

    @Test("each reason has its own border") func eachReasonHasItsOwnBorder() {
        let test = FieldTest(knownTokenShare: 0.8, knownPairShare: 0.3)
        #expect(test.abstention(for: familiarity(0, 0, 0, 0)) == .empty)
        #expect(test.abstention(for: familiarity(2, 2, 1, 1)) == .tooShort)
        #expect(test.abstention(for: familiarity(3, 3, 2, 2)) == nil)
        #expect(test.abstention(for: familiarity(200, 100, 190, 190)) == .unknownWords)
        #expect(test.abstention(for: familiarity(200, 190, 190, 10)) == .outsideField)
        #expect(test.abstention(for: familiarity(200, 190, 190, 60)) == nil)
        #expect(test.abstention(for: familiarity(200, 190, 0, 0)) == nil)
    }

    @Test("a short text gets the benefit of its shortness") func aShortTextGetsTheBenefitOfItsShortness() {
        let test = FieldTest(knownTokenShare: 0.8, knownPairShare: 0)
        #expect(test.abstention(for: familiarity(5, 3, 4, 0)) == nil)
        #expect(test.abstention(for: familiarity(100, 60, 99, 0)) == .unknownWords)
    }

    @Test("limits are what 99.5 percent of the long texts reach") func limitsAreWhat995PercentOfTheLong() throws {
        let long = (1...1000).map { familiarity(1000, $0, 1000, $0 / 2) }
        let test = FieldTest(learnedFrom: long.shuffledEvenly + [familiarity(29, 0, 28, 0), familiarity(40, 0, 19, 0)])
        #expect((test.knownTokenShare, test.knownPairShare) == (0.006, 0.003))
        // 0.9 · (0.006 + 2 · 0.003 + sqrt(0.006 · 0.994 / 1000 + 4 · 0.003 · 0.997 / 1000))
        #expect(abs(try #require(test.familiarity) - 0.014_610_7) < 1e-6)
        #expect(FieldTest(learnedFrom: []) == FieldTest(knownTokenShare: 0, knownPairShare: 0, familiarity: 0))
    }

    /// Many known words make up for few known pairs, and the other way round; the reason is the
    /// words where these are too few.
    @Test("words and pairs count together") func wordsAndPairsCountTogether() {
        let test = FieldTest(knownTokenShare: 0.8, knownPairShare: 0.2, familiarity: 1.2)
        #expect(test.abstention(for: familiarity(1000, 960, 1000, 130)) == nil)
        #expect(test.abstention(for: familiarity(1000, 700, 1000, 300)) == nil)
        #expect(test.abstention(for: familiarity(1000, 900, 1000, 100)) == .outsideField)
        #expect(test.abstention(for: familiarity(1000, 500, 1000, 100)) == .unknownWords)
        #expect(test.abstention(for: familiarity(10, 9, 9, 1)) == nil, "short")
        #expect(test.abstention(for: familiarity(10, 3, 0, 0)) == .unknownWords)
        #expect(test.abstention(for: familiarity(10, 9, 0, 0)) == nil)
        #expect(test.abstention(for: familiarity(0, 0, 0, 0)) == .empty)
        #expect(test.abstention(for: familiarity(2, 2, 1, 1)) == .tooShort)
    }
}

extension [Familiarity] {
    /// Every second element, then the others: not in any order of size.
    fileprivate var shuffledEvenly: [Familiarity] {
        indices.filter { $0 % 2 == 1 }.map { self[$0] } + indices.filter { $0 % 2 == 0 }.map { self[$0] }
    }
}
