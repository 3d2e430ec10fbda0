import Papers
import Testing

@testable import Timelines

@Suite("Rising terms")
struct RisingTermsTests {
    @Test("have the log-odds ratios of Monroe, Colaresi and Quinn")
    func reference() throws {
        let expected = try StatisticsReference.load().logOdds
        func counts(_ numbers: [Int], _ side: Int) -> TermCounts {
            TermCounts(
                papers: Dictionary(uniqueKeysWithValues: numbers.enumerated().map { (Term($0), $1) }),
                total: expected.totals[side])
        }
        let ranking = RisingTerms(background: counts(expected.background, 2), fewestPapers: 1, leastZ: -.infinity)
        let terms = ranking.rank(counts(expected.period, 0), against: counts(expected.baseline, 1), limit: 100) {
            expected.words[$0.last]
        }
        #expect(terms.count == expected.words.count)
        #expect(terms.map(\.zScore) == terms.map(\.zScore).sorted(by: >))
        for term in terms {
            let place = term.term.last
            #expect(relativeDistance(term.logOddsRatio, expected.ratio[place]) < 1e-12)
            #expect(relativeDistance(term.zScore, expected.z[place]) < 1e-12)
            #expect(term.papers == expected.period[place] && term.baselinePapers == expected.baseline[place])
        }
    }

    @Test("are frequent enough and clear enough; the others are left out")
    func limits() {
        let (new, rare, the, old) = (Term(0), Term(1), Term(2), Term(3))
        let background = TermCounts(papers: [new: 10, rare: 3, the: 500, old: 40], total: 1000)
        let period = TermCounts(papers: [new: 10, rare: 2, the: 50, old: 4], total: 100)
        let baseline = TermCounts(papers: [the: 200, old: 30], total: 400)
        let ranking = RisingTerms(background: background)
        func ranked(_ period: TermCounts, _ baseline: TermCounts, limit: Int) -> [Term] {
            ranking.rank(period, against: baseline, limit: limit) { "\($0.last)" }.map(\.term)
        }
        #expect(ranked(period, baseline, limit: 5) == [new])
        #expect(ranked(period, baseline, limit: 0).isEmpty)
        #expect(ranked(period, TermCounts(papers: [:]), limit: 5).isEmpty)
        #expect(ranked(TermCounts(papers: [:]), baseline, limit: 5).isEmpty)
    }

    @Test("of equal clarity come in the order of their spelling")
    func ties() {
        let counts = TermCounts(papers: [Term(0): 10, Term(1): 10, Term(1, 0): 10], total: 100)
        let ranking = RisingTerms(background: TermCounts(papers: [:], total: 1000))
        let ranked = ranking.rank(counts, against: TermCounts(papers: [:], total: 400), limit: 5) {
            $0.spelled { ["b", "a"][$0] }
        }
        #expect(ranked.map(\.term) == [Term(1), Term(1, 0), Term(0)])
    }
}
