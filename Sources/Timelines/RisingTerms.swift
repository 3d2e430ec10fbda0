public import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Ranks the terms of a topic by how clearly they rose from its baseline papers to those of the period.
///
/// With y the number of papers that have the term, n the sum of these over all terms, and a prior
/// of αw for the term and α₀ for all of them, a term's log-odds are ln[(y + αw) / (n + α₀ − y −
/// αw)]. δ is the difference of the period's to the baseline's, its variance about 1/(y₁ + αw) +
/// 1/(y₀ + αw), and z = δ / √variance. The prior is informative: αw = α₀ · (the term's part of a
/// background of papers), so that a rare term needs more to stand out than its own few papers, and
/// a function word never does.
///
/// Source: B. L. Monroe, M. P. Colaresi, K. M. Quinn, "Fightin' Words: Lexical Feature Selection
/// and Evaluation for Identifying the Content of Political Conflict", Political Analysis 16 (2008),
/// 372–403, equations 15, 16, 20 and 22, with the prior of § 3.5.1.
public struct RisingTerms: Sendable {
    /// Terms in all papers, of any topic and time; terms that it does not have count as if one paper of it had them.
    public var background: TermCounts
    /// α₀, the size of the prior; above 0.
    public var priorSize: Double
    /// The fewest papers of the period that a term must have.
    public var fewestPapers: Int
    /// The least z.
    public var leastZ: Double

    /// A ranking against a background.
    public init(
        background: TermCounts, priorSize: Double = 500, fewestPapers: Int = 3, leastZ: Double = 1.959963984540054
    ) {
        precondition(priorSize > 0, "the prior must be larger than nothing, but is \(priorSize)")
        self.background = background
        self.priorSize = priorSize
        self.fewestPapers = fewestPapers
        self.leastZ = leastZ
    }

    /// The terms that rose, the clearest first, at most `limit`; `spelling` decides between equals.
    public func rank(
        _ period: TermCounts, against baseline: TermCounts, limit: Int, spelling: (Term) -> String
    ) -> [RankedTerm] {
        guard baseline.total > 0, background.total > 0 else { return [] }
        return period.papers.compactMap { term, papers in
            papers < fewestPapers ? nil : rising(term, papers, period, baseline)
        }
        .filter { $0.zScore >= leastZ }
        .sorted { $0.zScore != $1.zScore ? $0.zScore > $1.zScore : spelling($0.term) < spelling($1.term) }
        .prefix(limit).map { $0 }
    }

    private func rising(_ term: Term, _ papers: Int, _ period: TermCounts, _ baseline: TermCounts) -> RankedTerm {
        let before = baseline.papers[term] ?? 0
        let prior = priorSize * Double(max(1, background.papers[term] ?? 0)) / Double(background.total)
        func logOdds(_ count: Int, _ total: Int) -> Double {
            let having = Double(count) + prior
            // A term that stands for nearly all of a tiny set leaves less than its prior for the others.
            return log(having / max(.leastNonzeroMagnitude, Double(total) + priorSize - having))
        }
        let ratio = logOdds(papers, period.total) - logOdds(before, baseline.total)
        let variance = 1 / (Double(papers) + prior) + 1 / (Double(before) + prior)
        return RankedTerm(
            term: term, papers: papers, baselinePapers: before, logOddsRatio: ratio,
            zScore: ratio / variance.squareRoot())
    }
}
