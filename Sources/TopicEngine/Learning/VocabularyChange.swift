/// How the terms that a model knows differ from those of another one.
public struct VocabularyChange: Sendable, Hashable {
    /// The terms of the model before.
    public var before: Int
    /// The terms of the model after.
    public var after: Int
    /// The terms that the model after alone knows.
    public var added: Int
    /// The terms that the model before alone knew.
    public var removed: Int
    /// Some of those added, those of most texts first, ties by spelling.
    public var examples: [String]

    /// What changed from one model to another, with so many examples.
    ///
    /// O(terms of both, and n log n for n added ones).
    public init(from before: TopicModel, to after: TopicModel, examples: Int = 12) {
        let (old, new) = (before.text.vocabulary, after.text.vocabulary)
        (self.before, self.after) = (old.count, new.count)
        var isKnown = [Bool](repeating: false, count: new.count)
        for column in new.columns(of: old) where column >= 0 { isKnown[Int(column)] = true }
        let fresh = isKnown.indices.filter { !isKnown[$0] }
        added = fresh.count
        removed = old.count - (new.count - fresh.count)
        // The rarer a term, the larger its inverse document frequency; columns are in the order of their spelling.
        let frequencies = after.text.inverseDocumentFrequencies
        self.examples = fresh.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }.prefix(max(0, examples))
            .map { new.spelling($0) }
    }
}
