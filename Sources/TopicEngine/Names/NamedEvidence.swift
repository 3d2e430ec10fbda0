import Featurizer
import LinearAlgebra
import Papers

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// How strongly texts name topics: the term view of what they are about.
///
/// A phrase counts the more the rarer it is (`ln 1/share`), in a title twice more, and for its second and third
/// occurrence less than for the first (the root of up to three).
struct NamedEvidence: Sendable {
    /// The evidence of each text for each topic, at least 0: texts × topics.
    let strengths: Matrix
    /// The part of it that names and cues give, without what single words of names and definitions add.
    let clear: Matrix

    /// What a phrase counts more in a title.
    private static let titleWeight: Float = 2
    /// So many occurrences count.
    private static let mostOccurrences: Int32 = 3

    /// Reads texts.
    init(_ words: TopicWords, topics: Int, texts: [PaperText], _ vectorizer: TFIDFVectorizer, workers: Workers) {
        let index = PhraseIndex(words.phrases.map(\.columns))
        let found = workers.mapBlocks(of: texts.count, size: 256) { range -> [[Occurrence]] in
            var reader = TermReader(vectorizer)
            return texts[range].map { Self.occurrences(in: $0, index, &reader) }
        }.flatMap { $0 }
        var frequencies = [Float](repeating: 0, count: words.phrases.count)
        for occurrence in found.joined() { frequencies[occurrence.phrase] += 1 }
        let rarities = frequencies.map { $0 > 0 ? logf(Float(texts.count) / $0) : 0 }
        var strengths = Matrix(rows: texts.count, columns: topics)
        var clear = strengths
        for (row, occurrences) in found.enumerated() {
            for occurrence in occurrences {
                let phrase = words.phrases[occurrence.phrase]
                let strength = phrase.weight * rarities[occurrence.phrase] * occurrence.strength
                strengths[row, phrase.topic] += strength
                if phrase.weight == 1 { clear[row, phrase.topic] += strength }
            }
        }
        (self.strengths, self.clear) = (strengths, clear)
    }

    private init(strengths: Matrix, clear: Matrix) { (self.strengths, self.clear) = (strengths, clear) }

    /// The evidence of some of the texts.
    func selecting(_ texts: [Int]) -> NamedEvidence {
        NamedEvidence(strengths: strengths.selecting(rows: texts), clear: clear.selecting(rows: texts))
    }

    /// Whether a text names no topic at all.
    func namesNothing(_ text: Int) -> Bool { strengths.row(text).allSatisfy { $0 == 0 } }

    private struct Occurrence {
        var phrase: Int
        var strength: Float
    }

    private static func occurrences(
        in text: PaperText, _ index: PhraseIndex, _ reader: inout TermReader
    ) -> [Occurrence] {
        reader.read(text.title.utf8.span)
        reader.finish()
        let titled = Set(index.phrases(in: reader.counts).map(\.phrase))
        reader.read(text.title.utf8.span)
        reader.read(text.abstract.utf8.span)
        reader.finish()
        return index.phrases(in: reader.counts).map { phrase, count in
            let times = Float(min(count, mostOccurrences)).squareRoot()
            return Occurrence(phrase: phrase, strength: times + (titled.contains(phrase) ? titleWeight : 0))
        }
    }

    /// The evidence of each text as a part of that for the topic with most: texts × topics, 0...1.
    var shares: Matrix { strengths.partsOfLargest }
}

/// Finds phrases among the terms of a text.
private struct PhraseIndex: Sendable {
    private let phrases: [[Int32]]
    private let beginning: [Int32: [Int]]

    init(_ phrases: [[Int32]]) {
        self.phrases = phrases
        beginning = Dictionary(grouping: phrases.indices.filter { !phrases[$0].isEmpty }) { phrases[$0][0] }
    }

    /// The phrases all of whose columns a text has, ascending, and how often the rarest of these stands in it.
    func phrases(in terms: TermCounts) -> [(phrase: Int, count: Int32)] {
        terms.columns.flatMap { beginning[$0] ?? [] }.sorted().compactMap { phrase in
            let counts = phrases[phrase].map { column in terms.count(of: column) }
            return counts.min().flatMap { $0 > 0 ? (phrase, $0) : nil }
        }
    }
}

extension TermCounts {
    /// How often a column occurs; 0 where it does not.
    fileprivate func count(of column: Int32) -> Int32 {
        var (low, high) = (0, columns.count)
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low < columns.count && columns[low] == column ? counts[low] : 0
    }
}

extension Matrix {
    /// Each element as a part of the largest one of its row; of elements that are at least 0.
    var partsOfLargest: Matrix {
        var result = self
        for row in 0..<rows {
            guard let most = self.row(row).max(), most > 0 else { continue }
            for column in 0..<columns { result[row, column] /= most }
        }
        return result
    }
}
