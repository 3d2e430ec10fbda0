/// How often each term of a vectorizer occurs in one text: without order, and without what the vocabulary does
/// not know.
public struct TermCounts: Sendable, Hashable {
    /// The columns, ascending.
    public var columns: [Int32]
    /// How often each occurs, at least once.
    public var counts: [Int32]

    /// Counts of as many columns, ascending.
    public init(columns: [Int32] = [], counts: [Int32] = []) {
        precondition(columns.count == counts.count, "\(counts.count) counts for \(columns.count) columns")
        self.columns = columns
        self.counts = counts
    }

    /// The same counts under other numbers for the columns, which keep their order.
    public func renumbered(_ columns: [Int32]) -> TermCounts {
        TermCounts(columns: self.columns.map { columns[Int($0)] }, counts: counts)
    }
}

extension TermReader {
    /// How often each term occurs in the text that was finished last.
    public var counts: TermCounts {
        var sorted: [TermCount] = []
        counter.appendAscending(to: &sorted)
        return TermCounts(columns: sorted.map(\.column), counts: sorted.map(\.count))
    }
}

extension TFIDFVectorizer {
    /// The weights of a text of which only the counts are left, column by column: the row that the text itself
    /// would have.
    public func weights(of terms: TermCounts) -> [Float] {
        let weighing = TermWeighing()
        let weights = zip(terms.columns, terms.counts).map {
            weighing.weight(count: $1, inverseDocumentFrequencies[Int($0)])
        }
        var norm = RowNorm()
        for weight in weights { norm.add(weight) }
        let length = norm.length
        return weights.map { Float($0 / length) }
    }
}
