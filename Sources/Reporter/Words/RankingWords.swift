import Wording

/// What the reader's marks do to the reading list, in a sentence.
enum RankingWords {
    /// `ranked by your marks (4 good, 3 bad): for kv cache, quantization; against robot; 2 papers that you read are left
    /// out`.
    static func sentence(_ ranking: ReadingRanking) -> String {
        let left = ranking.read == 1 ? "1 paper that you read is" : "\(ranking.read) papers that you read are"
        let parts = [order(ranking), ranking.read > 0 ? "\(left) left out" : nil].compactMap(\.self)
        return parts.joined(separator: "; ")
    }

    private static func order(_ ranking: ReadingRanking) -> String? {
        if ranking.good + ranking.bad == 0 { return ranking.read > 0 ? nil : "nothing in it is marked good or bad" }
        let marks = "\(ranking.good) good, \(ranking.bad) bad"
        guard ranking.isActive else {
            return "not ranked by your marks (\(marks)): at least \(ranking.needed) are needed, with one of each kind"
        }
        let sides = [("for", ranking.forTerms), ("against", ranking.againstTerms)].filter { !$0.1.isEmpty }
        let terms = sides.map { "\($0.0) \($0.1.map(\.term).joined(separator: ", "))" }
        return (["ranked by your marks (\(marks))"] + [terms.joined(separator: "; ")].filter { !$0.isEmpty })
            .joined(separator: ": ")
    }
}
