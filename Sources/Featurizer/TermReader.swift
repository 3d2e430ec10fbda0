/// Turns one text after another into rows of a vectorizer; it keeps its working memory, and
/// remembers the columns of words, so use one a thread.
///
///     var reader = TermReader(vectorizer)
///     reader.read(title.utf8.span)
///     reader.read(abstract.utf8.span)
///     let row = reader.finish()
public struct TermReader: Sendable {
    /// What gives the columns and weights.
    public let vectorizer: TFIDFVectorizer
    /// The row of the text that was finished last.
    public private(set) var vector = TermVector()
    private var scanner: TokenScanner
    private var found: FoundColumns
    private(set) var counter = TermCounter()
    private var weights: [Double] = []
    private let weighing = TermWeighing()

    /// A reader for a vectorizer.
    public init(_ vectorizer: TFIDFVectorizer) {
        self.vectorizer = vectorizer
        scanner = TokenScanner(rule: vectorizer.rule)
        found = FoundColumns(vectorizer.vocabulary)
    }

    /// Reads a part of a text, as UTF-8. Each part begins a sentence.
    public mutating func read(_ part: Span<UInt8>) { scanner.scan(part, into: &found) }

    /// Ends the text; its row is then ``vector``.
    public mutating func finish() {
        found.findPairs()
        // While the columns are counted, what they weigh is on its way.
        prefetchFrequencies()
        counter.count(found.columns, first: found.columnCount)
        vector.familiarity = found.familiarity
        found.removeAll()
        weigh()
    }

    private func prefetchFrequencies() {
        vectorizer.inverseDocumentFrequencies.withSpan { frequencies in
            let columns = found.columns.span
            for place in 0..<found.columnCount { frequencies.prefetch(Int(columns[place])) }
        }
    }

    private mutating func weigh() {
        vector.columns.resize(to: counter.count)
        vector.values.resize(to: counter.count)
        if weights.count < counter.count { weights = [Double](repeating: 0, count: 2 * counter.count) }
        vectorizer.inverseDocumentFrequencies.withSpan { frequencies in
            Self.weigh(
                counter.room, frequencies, weighing, columns: &vector.columns, values: &vector.values, room: &weights)
        }
    }

    private static func weigh(
        _ counts: [TermCount], _ frequencies: Span<Float>, _ weighing: TermWeighing, columns columnArray: inout [Int32],
        values valueArray: inout [Float], room: inout [Double]
    ) {
        // Spans, since arrays would check at each write that nobody else holds them.
        let terms = counts.span.extracting(first: columnArray.count)
        var columns = columnArray.mutableSpan
        var weights = room.mutableSpan
        var values = valueArray.mutableSpan
        for place in terms.indices {
            columns[place] = terms[place].column
            values[place] = frequencies[Int(terms[place].column)]
        }
        var norm = RowNorm()
        for place in terms.indices {
            let weight = weighing.weight(count: terms[place].count, values[place])
            weights[place] = weight
            norm.add(weight)
        }
        let length = norm.length
        for place in terms.indices { values[place] = Float(weights[place] / length) }
    }
}
