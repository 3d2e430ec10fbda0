import Testing

@testable import Timelines

@Suite("Rising terms")
struct RisingTermsTests {
    @Test("have the log-odds ratios of Monroe, Colaresi and Quinn")
    func reference() throws {
        let expected = try StatisticsReference.load().logOdds
        func counts(_ numbers: [Int], _ side: Int) -> TermCounts {
            TermCounts(papers: Dictionary(uniqueKeysWithValues: zip(expected.words, numbers)), total: expected.totals[side])
        }
        let ranking = RisingTerms(background: counts(expected.background, 2), fewestPapers: 1, leastZ: -.infinity)
        let terms = ranking.rank(counts(expected.period, 0), against: counts(expected.baseline, 1), limit: 100)
        #expect(terms.count == expected.words.count)
        #expect(terms.map(\.zScore) == terms.map(\.zScore).sorted(by: >))
        for term in terms {
            let place = try #require(expected.words.firstIndex(of: term.term))
            #expect(relativeDistance(term.logOddsRatio, expected.ratio[place]) < 1e-12)
            #expect(relativeDistance(term.zScore, expected.z[place]) < 1e-12)
            #expect(term.papers == expected.period[place] && term.baselinePapers == expected.baseline[place])
        }
    }

    @Test("are frequent enough and clear enough; the others are left out")
    func limits() {
        let background = TermCounts(papers: ["new": 10, "rare": 3, "the": 500, "old": 40], total: 1000)
        let period = TermCounts(papers: ["new": 10, "rare": 2, "the": 50, "old": 4], total: 100)
        let baseline = TermCounts(papers: ["the": 200, "old": 30], total: 400)
        let ranking = RisingTerms(background: background)
        #expect(ranking.rank(period, against: baseline, limit: 5).map(\.term) == ["new"])
        #expect(ranking.rank(period, against: baseline, limit: 0).isEmpty)
        #expect(ranking.rank(period, against: TermCounts(papers: [:]), limit: 5).isEmpty)
        #expect(ranking.rank(TermCounts(papers: [:]), against: baseline, limit: 5).isEmpty)
    }
}
