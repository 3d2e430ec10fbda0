/// Merges what pairs of words and their words contribute, whole phrases preferred, so that no two terms show the same thing and the sum stays.
///
/// Method: pairs come by the magnitude of their own contribution. A pair of at least a quarter of the larger of its words' contributions is a phrase: it takes over the
/// contributions of those of its words that no stronger phrase has. Every weaker pair, which tells little more than its words do, adds its contribution
/// to where the larger of its words went.
struct PhraseMerger {
    /// From which part of its larger word's contribution on a pair is a phrase.
    private static let phrase = 0.25

    private var weights: [String: Double] = [:]

    /// Adds a contribution of a term: a word, or two with a space between.
    mutating func add(_ term: String, _ weight: Double) { weights[term, default: 0] += weight }

    /// The merged contributions, the largest magnitude first, ties by spelling.
    var contributions: [TermContribution] {
        var pairs: [Pair] = []
        var merged: [String: Double] = [:]
        for (term, weight) in weights {
            let words = term.split(separator: " ", maxSplits: 1).map(String.init)
            if words.count == 2 {
                pairs.append(Pair(term: term, words: words, weight: weight, word: words.map { abs(weights[$0] ?? 0) }.max() ?? 0))
            } else {
                merged[term] = weight
            }
        }
        pairs.sort { (-abs($0.weight), $0.term) < (-abs($1.weight), $1.term) }
        var phraseOfWord: [String: String] = [:]
        for pair in pairs where pair.isPhrase {
            merged[pair.term] = pair.weight
            for word in pair.words where phraseOfWord[word] == nil {
                phraseOfWord[word] = pair.term
                if let weight = merged.removeValue(forKey: word) { merged[pair.term, default: 0] += weight }
            }
        }
        for pair in pairs where !pair.isPhrase {
            let word = pair.words.max { abs(weights[$0] ?? 0) < abs(weights[$1] ?? 0) } ?? pair.term
            merged[phraseOfWord[word] ?? word, default: 0] += pair.weight
        }
        return merged.map { TermContribution(term: $0.key, weight: $0.value) }
            .sorted { (-abs($0.weight), $0.term) < (-abs($1.weight), $1.term) }
    }

    private struct Pair {
        var term: String
        var words: [String]
        var weight: Double
        /// The magnitude of the larger of the words' contributions.
        var word: Double

        var isPhrase: Bool { abs(weight) >= phrase * word }
    }
}
