import Papers

/// Leaves out the terms that say again what another one says.
enum PreferredTerms {
    /// The terms in their order, without the single words that are part of a pair with at least half of their
    /// papers ("cache" beside "kv cache"), and without the pairs that share a word and nearly all of their
    /// papers with a clearer one.
    static func of(_ ranked: [RankedTerm]) -> [RankedTerm] {
        let pairs = ranked.filter(\.term.isPair)
        var kept: [RankedTerm] = []
        for term in ranked {
            let repeats =
                term.term.isPair
                ? kept.contains { $0.term.isPair && $0.term.shares(term.term) && hasPapersLike($0, term) }
                : pairs.contains { $0.term.shares(term.term) && 2 * $0.papers >= term.papers }
            if !repeats { kept.append(term) }
        }
        return kept
    }

    /// Whether the smaller number of papers is at least four fifths of the larger one.
    private static func hasPapersLike(_ one: RankedTerm, _ other: RankedTerm) -> Bool {
        5 * min(one.papers, other.papers) >= 4 * max(one.papers, other.papers)
    }
}
