import Foundation

@testable import Featurizer

/// TF-IDF over strings and dictionaries, so plain that it cannot be wrong.
struct NaiveTFIDF {
    /// The terms of each document: tokens, and pairs of neighbours within a sentence with a space between.
    let documents: [[String]]
    /// In how many documents each kept term stands.
    let frequencies: [String: Int]
    private let allFrequencies: [String: Int]
    private let minimum: Int

    init(_ texts: [[UInt8]], rule: TokenRule, pairs: Bool, minimum: Int) {
        documents = texts.map { Self.terms(of: $0, rule: rule, pairs: pairs) }
        var counts: [String: Int] = [:]
        for document in documents { for term in Set(document) { counts[term, default: 0] += 1 } }
        allFrequencies = counts
        frequencies = counts.filter { $0.value >= minimum }
        self.minimum = minimum
    }

    static func terms(of text: [UInt8], rule: TokenRule, pairs: Bool) -> [String] {
        let tokens = scanned(text, rule: rule)
        var terms = tokens.strings
        for place in 0..<max(0, tokens.count) where pairs && !tokens.startsSentence[place] {
            terms.append(tokens.string(place - 1) + " " + tokens.string(place))
        }
        return terms
    }

    func inverseDocumentFrequency(_ term: String) -> Double {
        log(Double(1 + documents.count) / Double(1 + (frequencies[term] ?? 0))) + 1
    }

    /// The weights of a document's kept terms.
    func row(_ document: Int) -> [String: Double] {
        var counts: [String: Int] = [:]
        for term in documents[document] where frequencies[term] != nil { counts[term, default: 0] += 1 }
        let weights = counts.reduce(into: [String: Double]()) {
            $0[$1.key] = (1 + log(Double($1.value))) * inverseDocumentFrequency($1.key)
        }
        let norm = weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return weights.mapValues { $0 / norm }
    }

    /// How much of a document the vocabulary of all others would know, by building the others' counts.
    func familiarityToOthers(_ document: Int) -> Familiarity {
        var others = allFrequencies
        for term in Set(documents[document]) { others[term, default: 0] -= 1 }
        var result = Familiarity()
        for term in documents[document] {
            let isKnown = others[term, default: 0] >= minimum
            if term.contains(" ") {
                result.pairs += 1
                result.knownPairs += isKnown ? 1 : 0
            } else {
                result.tokens += 1
                result.knownTokens += isKnown ? 1 : 0
            }
        }
        return result
    }
}

/// The tokens of a text under a rule.
func scanned(_ text: [UInt8], rule: TokenRule = .abstracts) -> TokenBuffer {
    var scanner = TokenScanner(rule: rule)
    var tokens = TokenBuffer()
    scanner.scan(text, into: &tokens)
    return tokens
}

/// The tokens of a text under a rule.
func scanned(_ text: String, rule: TokenRule = .abstracts) -> TokenBuffer { scanned(Array(text.utf8), rule: rule) }

/// A fitted vectorizer's row as weights by spelling.
func named(_ row: Int, of fitted: FittedTFIDF) -> [String: Double] {
    let range = fitted.rows.entries(ofRow: row)
    return range.reduce(into: [:]) {
        $0[fitted.vectorizer.vocabulary.spelling(Int(fitted.rows.columnIndices[$1]))] = Double(fitted.rows.values[$1])
    }
}

extension TFIDFVectorizer {
    /// The row of a text.
    func vector(of text: [UInt8]) -> TermVector {
        var reader = TermReader(self)
        reader.read(text.span)
        reader.finish()
        return reader.vector
    }

    /// The row of a text.
    func vector(of text: String) -> TermVector { vector(of: Array(text.utf8)) }
}

extension TermVector {
    /// The entries in the order of their columns, values by their bits.
    var ascending: [(column: Int32, bits: UInt32)] {
        zip(columns, values.map(\.bitPattern)).sorted { $0.0 < $1.0 }.map { ($0, $1) }
    }
}
