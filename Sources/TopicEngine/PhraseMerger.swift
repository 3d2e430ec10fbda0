import Papers

/// Merges what pairs of words and their words contribute, whole phrases preferred, so that no two
/// terms show the same thing and the sum stays.
///
/// Method: pairs come by the magnitude of their own contribution. A pair of at least a quarter of
/// the larger of its words' contributions is a phrase: it takes over the contributions of those of
/// its words that no stronger phrase has. Every weaker pair, which tells little more than its words
/// do, adds its contribution to where the larger of its words went.
struct PhraseMerger {
    /// From which part of its larger word's contribution on a pair is a phrase.
    private static let phrase = 0.25

    private var weights: [Term: Double] = [:]

    /// Adds a contribution of a term.
    mutating func add(_ term: Term, _ weight: Double) { weights[term, default: 0] += weight }

    /// The merged contributions, the largest magnitude first, ties by spelling.
    func contributions(_ spelling: (Term) -> String) -> [TermContribution] {
        var pairs: [Pair] = []
        var merged: [Term: Double] = [:]
        for (term, weight) in weights {
            if term.isPair {
                pairs.append(Pair(term: term, weight: weight, largerWord: largerWord(of: term)))
            } else {
                merged[term] = weight
            }
        }
        pairs.sort { Self.precedes(($0.term, $0.weight), ($1.term, $1.weight), spelling) }
        var phraseOfWord: [Term: Term] = [:]
        for pair in pairs where isPhrase(pair) {
            merged[pair.term] = pair.weight
            for word in pair.term.words.map({ Term($0) }) where phraseOfWord[word] == nil {
                phraseOfWord[word] = pair.term
                if let weight = merged.removeValue(forKey: word) { merged[pair.term, default: 0] += weight }
            }
        }
        for pair in pairs where !isPhrase(pair) {
            merged[phraseOfWord[pair.largerWord] ?? pair.largerWord, default: 0] += pair.weight
        }
        return merged.sorted { Self.precedes(($0.key, $0.value), ($1.key, $1.value), spelling) }
            .map { TermContribution(term: spelling($0.key), weight: $0.value) }
    }

    private struct Pair {
        var term: Term
        var weight: Double
        /// The word of the larger contribution, the first of equals.
        var largerWord: Term
    }

    private func largerWord(of pair: Term) -> Term {
        let (first, last) = (Term(pair.first), Term(pair.last))
        return magnitude(first) < magnitude(last) ? last : first
    }

    private func magnitude(_ word: Term) -> Double { abs(weights[word] ?? 0) }

    private func isPhrase(_ pair: Pair) -> Bool { abs(pair.weight) >= Self.phrase * magnitude(pair.largerWord) }

    private static func precedes(
        _ one: (term: Term, weight: Double), _ other: (term: Term, weight: Double), _ spelling: (Term) -> String
    ) -> Bool {
        let (first, second) = (abs(one.weight), abs(other.weight))
        return first != second ? first > second : spelling(one.term) < spelling(other.term)
    }
}
