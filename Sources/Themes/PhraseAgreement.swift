import Featurizer
import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// How much the texts that have a phrase are about the same: a phrase of the field has texts that agree, one of style
/// (`rather`, `evidence`, `strongest`) has texts of any kind.
///
/// The agreement of texts is the mean cosine of all pairs of them, each text being a row of TF-IDF weights (1 + ln
/// tf)·ln(n/df) of its words, without function words, without words of a fifth of all texts or of one alone, and
/// without the clauses that have the phrase: its own words and its neighbours ("code is available at") the texts share
/// by its very choice. It is compared with the agreement of all texts there are: an archive of one subject agrees more.
///
/// Source: the association of a term with the topics of its documents, A. Bookstein, S. T. Klein, T. Raita, "Clumping
/// Properties of Content-bearing Words", Journal of the American Society for Information Science 49 (1998), 102–114.
struct PhraseAgreement {
    /// How many times the agreement of all texts that of a phrase's texts must be.
    ///
    /// Chosen on the daily papers of July 2025 to June 2026 with a list of 90 phrases: those of the field have 1.5 times
    /// as much and more (`harness` 1.5, `kv cache` 2.1, `world action model` 4.7), those of style at most 1.35.
    static let leastRatio = 1.5
    /// What is asked of few texts beyond that, divided by their number: their mean is less certain.
    static let fewTexts = 0.03
    /// How many texts of a phrase are compared at most, evenly spaced: their 44,850 pairs say as much as all.
    static let mostTexts = 300

    private let texts: PhraseTexts
    /// What a word counts, ln(n/df), by its number; 0 for one that does not count.
    private let weights: [Float]
    /// The agreement of all texts.
    let usual: Double
    /// Working memory.
    private let rows: WorkingStates<MeanCosine>

    init(_ texts: PhraseTexts, workers: Workers = Workers(threads: 1)) {
        self.texts = texts
        let frequencies = texts.frequencies(in: 0..<texts.count, workers)
        let weights = frequencies.enumerated().map { word, frequency -> Float in
            guard frequency > 1, 5 * Int(frequency) < texts.count, texts.reader.kind(Int32(word)).hasMeaning else {
                return 0
            }
            return log(Float(texts.count) / Float(frequency))
        }
        self.weights = weights
        rows = WorkingStates { MeanCosine(words: weights.count) }
        // Blocks of one size, so that the sums are the same at any number of threads.
        let compared = min(texts.count, Self.mostOfAll)
        let sums = workers.mapBlocks(of: compared, size: Self.block) { block in
            var mean = MeanCosine(words: weights.count)
            for place in block {
                let text = place * texts.count / compared
                mean.count(texts.words, texts.range(text), weights)
                mean.add(weights)
            }
            return mean
        }
        usual = sums.dropFirst().reduce(into: sums.first ?? MeanCosine(words: 0)) { $0.add($1) }.value
    }

    /// How many texts are summed up by one thread.
    private static let block = 4_096
    /// How many of all texts are compared at most, evenly spaced: their mean is as good.
    private static let mostOfAll = 1 << 14

    /// Whether the texts of a phrase agree enough for it to be one of the field.
    func isOfTheField(_ phrase: Phrase) -> Bool {
        agreement(of: phrase) >= Self.leastRatio * usual + Self.fewTexts / Double(phrase.texts.count)
    }

    /// The mean cosine of the pairs of which one text has the one phrase and one the other, no text having both, outside
    /// the clauses that have either; 0 where either has no text. Of many texts some are compared, as of one phrase.
    func ofPairs(_ one: Phrase, _ other: Phrase) -> Double {
        let (texts, others) = (one.texts.count, other.texts.count)
        guard texts > 0, others > 0, texts + others <= Self.mostTexts else {
            return texts > 0 && others > 0 ? ofPairs(one.thinned, other.thinned) : 0
        }
        // The sum over all ordered pairs of both together, without the pairs within either.
        let sums = [(one.texts + other.texts).sorted(), one.texts, other.texts].map { texts in
            rows.with { agreement(of: texts, without: [one, other], &$0) } * Double(texts.count * (texts.count - 1))
        }
        return (sums[0] - sums[1] - sums[2]) / Double(2 * texts * others)
    }

    /// The mean cosine of what the texts of a phrase say outside the clauses that have it; 0 with fewer than two texts.
    func agreement(of phrase: Phrase) -> Double {
        rows.with { agreement(of: phrase.texts, without: [phrase], &$0) }
    }

    private func agreement(
        of numbers: [Int32], without phrases: [Phrase], _ mean: inout MeanCosine
    ) -> Double {
        mean.clear()
        let compared = min(numbers.count, Self.mostTexts)
        for place in 0..<compared {
            let text = numbers[place * numbers.count / compared]
            var rest = texts.range(Int(text))
            while !rest.isEmpty {
                let end = texts.words[rest].firstIndex(of: ClauseReader.boundary) ?? rest.upperBound
                let clause = rest.lowerBound..<end
                if !phrases.contains(where: { texts.has($0, in: clause) }) { mean.count(texts.words, clause, weights) }
                rest = min(end + 1, rest.upperBound)..<rest.upperBound
            }
            mean.add(weights)
        }
        return mean.value
    }
}

extension Phrase {
    /// The phrase in at most half of the texts that are compared, evenly spaced.
    fileprivate var thinned: Phrase {
        let kept = min(texts.count, PhraseAgreement.mostTexts / 2)
        return Phrase(words: words, texts: (0..<kept).map { texts[$0 * texts.count / kept] }, places: [])
    }
}

/// The mean cosine of all pairs of texts: the square of the sum of their rows, each of the length 1, without the square
/// of each row.
private struct MeanCosine: Sendable {
    /// The sum of the rows of the texts so far.
    private var sums: [Float]
    /// The words of the texts so far.
    private var summed: [Int32] = []
    /// How many texts there are, and how many of them have words that count.
    private var (texts, rows) = (0, 0)
    /// How often each word of the text at hand came, and which words it has.
    private var counts: [Int32]
    private var words: [Int32] = []

    init(words: Int) {
        sums = [Float](repeating: 0, count: words)
        counts = [Int32](repeating: 0, count: words)
    }

    /// The mean; 0 with fewer than two texts.
    var value: Double {
        guard texts > 1 else { return 0 }
        let square = summed.reduce(0.0) { $0 + Double(sums[Int($1)]) * Double(sums[Int($1)]) }
        return (square - Double(rows)) / (Double(texts) * Double(texts - 1))
    }

    /// Forgets all texts.
    mutating func clear() {
        for word in summed { sums[Int(word)] = 0 }
        summed.removeAll(keepingCapacity: true)
        (texts, rows) = (0, 0)
    }

    /// Counts words of the text at hand.
    mutating func count(_ text: [Int32], _ range: Range<Int>, _ weights: [Float]) {
        Self.count(text, range, weights, &counts, &words)
    }

    private static func count(
        _ text: [Int32], _ range: Range<Int>, _ weights: [Float], _ counts: inout [Int32], _ words: inout [Int32]
    ) {
        var counts = counts.mutableSpan
        for place in range {
            let word = Int(text[place])
            guard word >= 0, weights[word] > 0 else { continue }
            if counts[word] == 0 { words.append(Int32(word)) }
            counts[word] += 1
        }
    }

    /// Adds the text at hand, and begins the next.
    mutating func add(_ weights: [Float]) {
        texts += 1
        if !words.isEmpty { rows += 1 }
        Self.add(weights, words, &counts, &sums, &summed)
        words.removeAll(keepingCapacity: true)
    }

    private static func add(
        _ weights: [Float], _ words: [Int32], _ counts: inout [Int32], _ sums: inout [Float], _ summed: inout [Int32]
    ) {
        var counts = counts.mutableSpan
        var squares: Float = 0
        for word in words {
            let value = frequency(counts[Int(word)]) * weights[Int(word)]
            squares += value * value
        }
        let scale = squares > 0 ? 1 / squares.squareRoot() : 0
        var sums = sums.mutableSpan
        for number in words {
            let word = Int(number)
            if sums[word] == 0 { summed.append(number) }
            sums[word] += scale * frequency(counts[word]) * weights[word]
            counts[word] = 0
        }
    }

    /// Adds the texts of another.
    mutating func add(_ other: MeanCosine) {
        (texts, rows) = (texts + other.texts, rows + other.rows)
        for number in other.summed {
            let word = Int(number)
            if sums[word] == 0 { summed.append(number) }
            sums[word] += other.sums[word]
        }
    }

    /// Sublinear TF.
    private static func frequency(_ count: Int32) -> Float {
        count == 1 ? 1 : Int(count) < frequencies.count ? frequencies[Int(count)] : 1 + log(Float(count))
    }

    private static let frequencies: [Float] = [0] + (1..<32).map { 1 + log(Float($0)) }
}
