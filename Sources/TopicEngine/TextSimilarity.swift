import Featurizer

/// How alike a text and others are: the cosine of their TF-IDF rows over a model's vocabulary.
///
///     var likeness = TextSimilarity(to: abstract, title: title, model: model)
///     likeness.tellingTerms(10)                                    // "kv cache", "token eviction", …
///     likeness.compare(title: other.title, abstract: other.abstract)  // cosine 0.31: "kv cache" 0.12, …
public struct TextSimilarity: Sendable {
    /// What one text has in common with the other.
    public struct Likeness: Sendable, Hashable {
        /// The cosine of the angle between the rows, 0...1.
        public var cosine: Double
        /// What each shared term adds to it, the largest first; a phrase holds what its words add
        /// (see ``TopicExplanation``).
        public var terms: [TermContribution]
    }

    private let vocabulary: Vocabulary
    private var reader: TermReader
    /// The weight of each column in the text; it has few of them, so a dense array costs little and is found fastest.
    private var weights: [Float]
    private let own: TermVector

    /// A comparison with a text.
    public init(to abstract: String, title: String, model: TopicModel) {
        vocabulary = model.text.vocabulary
        reader = TermReader(model.text)
        reader.read(title.utf8.span)
        reader.read(abstract.utf8.span)
        reader.finish()
        own = reader.vector
        weights = [Float](repeating: 0, count: vocabulary.count)
        for (column, value) in zip(own.columns, own.values) { weights[Int(column)] = value }
    }

    /// Whether the vocabulary knows nothing of the text, so that it is like no other.
    public var isEmpty: Bool { own.columns.isEmpty }

    /// The text's terms of the greatest weight, at most so many; ties by the order of the vocabulary.
    public func tellingTerms(_ limit: Int) -> [String] {
        let ranked = own.columns.indices.sorted {
            (-own.values[$0], own.columns[$0]) < (-own.values[$1], own.columns[$1])
        }
        return ranked.prefix(limit).map { vocabulary.spelling(Int(own.columns[$0])) }
    }

    /// The cosine with another text alone, 0...1.
    public mutating func cosine(title: String, abstract: String) -> Double {
        read(title, abstract)
        var sum = 0.0
        for (column, value) in zip(reader.vector.columns, reader.vector.values) {
            sum += Double(weights[Int(column)]) * Double(value)
        }
        return min(1, sum)
    }

    /// What another text has in common with this one. The terms add up to the cosine.
    public mutating func compare(title: String, abstract: String) -> Likeness {
        let cosine = cosine(title: title, abstract: abstract)
        var merger = PhraseMerger()
        for (column, value) in zip(reader.vector.columns, reader.vector.values) where weights[Int(column)] > 0 {
            merger.add(vocabulary.term(Int(column)), Double(weights[Int(column)]) * Double(value))
        }
        return Likeness(cosine: cosine, terms: merger.contributions(vocabulary.spelling))
    }

    private mutating func read(_ title: String, _ abstract: String) {
        reader.read(title.utf8.span)
        reader.read(abstract.utf8.span)
        reader.finish()
    }
}
