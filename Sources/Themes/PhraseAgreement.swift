import Featurizer

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

    init(_ texts: PhraseTexts) {
        self.texts = texts
        var frequencies = [Int32](repeating: 0, count: texts.reader.count)
        var lastText = [Int32](repeating: -1, count: texts.reader.count)
        for text in 0..<texts.count {
            for place in texts.range(text) where texts.words[place] >= 0 {
                let word = Int(texts.words[place])
                if lastText[word] != Int32(text) {
                    lastText[word] = Int32(text)
                    frequencies[word] += 1
                }
            }
        }
        weights = frequencies.enumerated().map { word, frequency -> Float in
            guard frequency > 1, 5 * Int(frequency) < texts.count, texts.reader.kind(Int32(word)).hasMeaning else {
                return 0
            }
            return log(Float(texts.count) / Float(frequency))
        }
        var mean = MeanCosine(words: weights.count)
        for text in 0..<texts.count {
            mean.count(texts.words, texts.range(text), weights)
            mean.add(weights)
        }
        usual = mean.value
    }

    /// Whether the texts of a phrase agree enough for it to be one of the field.
    func isOfTheField(_ phrase: Phrase) -> Bool {
        agreement(of: phrase) >= Self.leastRatio * usual + Self.fewTexts / Double(phrase.texts.count)
    }

    /// The mean cosine of what the texts of a phrase say outside the clauses that have it; 0 with fewer than two texts.
    func agreement(of phrase: Phrase) -> Double {
        var mean = MeanCosine(words: weights.count)
        let compared = min(phrase.texts.count, Self.mostTexts)
        for place in 0..<compared {
            let text = phrase.texts[place * phrase.texts.count / compared]
            var rest = texts.range(Int(text))
            while !rest.isEmpty {
                let end = texts.words[rest].firstIndex(of: ClauseReader.boundary) ?? rest.upperBound
                let clause = rest.lowerBound..<end
                if !texts.has(phrase, in: clause) { mean.count(texts.words, clause, weights) }
                rest = min(end + 1, rest.upperBound)..<rest.upperBound
            }
            mean.add(weights)
        }
        return mean.value
    }
}

/// The mean cosine of all pairs of texts, one text after another.
private struct MeanCosine {
    /// The sum of the rows of the texts so far.
    private var sums: [Float]
    /// Twice the sum of the products of all pairs so far.
    private var products = 0.0
    private var texts = 0
    /// How often each word of the text at hand came, and which words it has.
    private var counts: [Int32]
    private var words: [Int] = []

    init(words: Int) {
        sums = [Float](repeating: 0, count: words)
        counts = [Int32](repeating: 0, count: words)
    }

    /// The mean; 0 with fewer than two texts.
    var value: Double { texts > 1 ? products / (Double(texts) * Double(texts - 1)) : 0 }

    /// Counts words of the text at hand.
    mutating func count(_ text: [Int32], _ range: Range<Int>, _ weights: [Float]) {
        for place in range {
            let word = Int(text[place])
            guard word >= 0, weights[word] > 0 else { continue }
            if counts[word] == 0 { words.append(word) }
            counts[word] += 1
        }
    }

    /// Adds the text at hand, and begins the next.
    mutating func add(_ weights: [Float]) {
        texts += 1
        var (squares, product): (Float, Float) = (0, 0)
        for word in words {
            let value = Self.frequency(counts[word]) * weights[word]
            squares += value * value
            product += value * sums[word]
        }
        let scale = squares > 0 ? 1 / squares.squareRoot() : 0
        products += 2 * Double(scale * product)
        for word in words {
            sums[word] += scale * Self.frequency(counts[word]) * weights[word]
            counts[word] = 0
        }
        words.removeAll(keepingCapacity: true)
    }

    /// Sublinear TF.
    private static func frequency(_ count: Int32) -> Float { count == 1 ? 1 : 1 + log(Float(count)) }
}
