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
/// without the words of the phrase itself, which the texts share by its very choice. It is compared with the
/// agreement of all texts there are: an archive of one subject agrees more.
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

    private let columns: [Int32]
    private let values: [Float]
    private let ends: [Int]
    private let terms: Int
    /// The agreement of all texts.
    let usual: Double

    init(_ texts: PhraseTexts) {
        terms = texts.reader.count
        var frequencies = [Int32](repeating: 0, count: terms)
        var lastText = [Int32](repeating: -1, count: terms)
        for text in 0..<texts.count {
            for place in texts.range(text) where texts.words[place] >= 0 {
                let word = Int(texts.words[place])
                if lastText[word] != Int32(text) {
                    lastText[word] = Int32(text)
                    frequencies[word] += 1
                }
            }
        }
        let weights = frequencies.enumerated().map { word, frequency -> Float in
            guard frequency > 1, 5 * Int(frequency) < texts.count, texts.reader.kind(Int32(word)).hasMeaning else {
                return 0
            }
            return log(Float(texts.count) / Float(frequency))
        }
        var (columns, values, ends): ([Int32], [Float], [Int]) = ([], [], [])
        var counts = [Int32](repeating: 0, count: terms)
        for text in 0..<texts.count {
            let start = columns.count
            for place in texts.range(text) where texts.words[place] >= 0 && weights[Int(texts.words[place])] > 0 {
                let word = texts.words[place]
                if counts[Int(word)] == 0 { columns.append(word) }
                counts[Int(word)] += 1
            }
            var squares: Float = 0
            for place in start..<columns.count {
                let word = Int(columns[place])
                let value = (1 + log(Float(counts[word]))) * weights[word]
                counts[word] = 0
                values.append(value)
                squares += value * value
            }
            let scale = squares > 0 ? 1 / squares.squareRoot() : 0
            for place in start..<values.count { values[place] *= scale }
            ends.append(columns.count)
        }
        (self.columns, self.values, self.ends) = (columns, values, ends)
        var sums = [Double](repeating: 0, count: terms)
        for (column, value) in zip(columns, values) { sums[Int(column)] += Double(value) }
        let lengths = values.reduce(0) { $0 + Double($1) * Double($1) }
        usual = Self.meanCosine(sums.reduce(0) { $0 + $1 * $1 } - lengths, of: texts.count)
    }

    /// Whether the texts of a phrase agree enough for it to be one of the field.
    func isOfTheField(_ phrase: Phrase) -> Bool {
        agreement(of: phrase) >= Self.leastRatio * usual + Self.fewTexts / Double(phrase.texts.count)
    }

    /// The mean cosine of the texts of a phrase; 0 with fewer than two.
    func agreement(of phrase: Phrase) -> Double {
        let own = Set(phrase.words)
        var sums = [Double](repeating: 0, count: terms)
        var products = 0.0
        for text in phrase.texts {
            let row = (text == 0 ? 0 : ends[Int(text) - 1])..<ends[Int(text)]
            var kept: Float = 1
            for place in row where own.contains(columns[place]) { kept -= values[place] * values[place] }
            let scale = kept > 1e-6 ? 1 / Double(kept).squareRoot() : 0
            for place in row where !own.contains(columns[place]) {
                let (word, value) = (Int(columns[place]), scale * Double(values[place]))
                products += 2 * value * sums[word]
                sums[word] += value
            }
        }
        return Self.meanCosine(products, of: phrase.texts.count)
    }

    /// The mean over ordered pairs, from the sum of their products.
    private static func meanCosine(_ products: Double, of texts: Int) -> Double {
        texts > 1 ? products / (Double(texts) * Double(texts - 1)) : 0
    }
}
