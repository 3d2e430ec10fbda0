/// Leaves out the terms that say again what another one says.
enum PreferredTerms {
    /// The terms in their order, without the single tokens that are part of a pair with at least half of their papers ("cache" beside "kv cache"), and
    /// without the pairs that share a token and nearly all of their papers with a clearer one.
    static func of(_ ranked: [RisingTerm]) -> [RisingTerm] {
        let phrases = ranked.map { Phrase(tokens: $0.term.split(separator: " "), papers: $0.papers) }
        let pairs = phrases.filter(\.isPair)
        var kept: [(term: RisingTerm, phrase: Phrase)] = []
        for (term, phrase) in zip(ranked, phrases) {
            let repeats =
                phrase.isPair
                ? kept.contains { $0.phrase.isPair && $0.phrase.shares(phrase) && $0.phrase.hasPapersLike(phrase) }
                : pairs.contains { $0.shares(phrase) && 2 * $0.papers >= phrase.papers }
            if !repeats { kept.append((term, phrase)) }
        }
        return kept.map(\.term)
    }

    private struct Phrase {
        let tokens: [Substring]
        let papers: Int

        var isPair: Bool { tokens.count > 1 }

        func shares(_ other: Phrase) -> Bool { tokens.contains(where: other.tokens.contains) }

        /// Whether the smaller number of papers is at least four fifths of the larger one.
        func hasPapersLike(_ other: Phrase) -> Bool { 5 * min(papers, other.papers) >= 4 * max(papers, other.papers) }
    }
}
