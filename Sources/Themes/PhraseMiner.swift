import Featurizer
public import LinearAlgebra

extension PhraseTexts {
    /// The most words of a phrase.
    static let longest = 4

    /// The phrases that so many texts of a range have, with all texts that have them; a phrase begins and ends with a
    /// word that has a meaning of its own, holds no determiner, pronoun, auxiliary or conjunction, and cuts no word with
    /// hyphens in two. In the order of their lengths, then of their first places in the texts.
    ///
    /// Method: level by level, since a phrase is no more frequent than its beginning and its last word (the a-priori
    /// property; R. Agrawal, R. Srikant, "Fast Algorithms for Mining Association Rules", VLDB (1994), 487–499). Of each
    /// level most sequences are rare: they are counted in shared counters first (`CountSketch`), and those alone in a
    /// table whose counter says that they may be frequent (J. S. Park, M.-S. Chen, P. S. Yu, "An Effective Hash-based
    /// Algorithm for Mining Association Rules", SIGMOD (1995), 175–186). Time: linear in the words of the texts, for each
    /// length.
    ///
    /// - Parameters:
    ///   - core: the texts that are counted.
    ///   - fewest: in how many of them a phrase must be, at least 1.
    ///   - most: in how many of them its words may stand side by side, joined to others by hyphens or not.
    ///   - workers: the threads that read; the same phrases at any number of them.
    public func phrases(
        in core: Range<Int>, fewest: Int, most: Int = .max, workers: Workers = Workers(threads: 1)
    ) -> [Phrase] {
        var sequences = WordSequences(self, core: core, fewest: fewest, most: most, workers)
        for length in 2...Self.longest where !sequences.addLevel(length, workers) { break }
        return PhrasePlaces.phrases(of: sequences, core: core, fewest: fewest, workers)
    }
}

extension PhraseTexts {
    /// How many texts of a range have each word.
    func frequencies(in core: Range<Int>, _ workers: Workers) -> [Int32] {
        let parts = workers.ranges(of: core.count)
        let counted = workers.map(parts.count) { part in
            var counts = [Int32](repeating: 0, count: reader.count)
            var lastText = [Int32](repeating: -1, count: counts.count)
            var count = counts.mutableSpan
            var last = lastText.mutableSpan
            for text in parts[part] {
                for place in range(core.lowerBound + text) where words[place] >= 0 {
                    let word = Int(words[place])
                    if last[word] == Int32(text) { continue }
                    last[word] = Int32(text)
                    count[word] += 1
                }
            }
            return counts
        }
        return counted.dropFirst().reduce(into: counted.first ?? []) { sums, counts in
            for word in sums.indices { sums[word] += counts[word] }
        }
    }
}
