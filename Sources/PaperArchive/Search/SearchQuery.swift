/// A checked query: what `trends search` looks for.
///
///     try SearchQuery(#"ti:"kv cache" attention -vision after:2025-06"#)
///
/// Words stand side by side and must all be there; `OR` in capitals joins its two neighbours. `"…"`
/// is a phrase, `-` excludes, `*` at a word's end takes every ending. `ti:`, `abs:` and `au:` look
/// in title, abstract and authors alone; `topic:` takes papers to which a topic is assigned, and
/// `after:` and `before:` those of a day (year, month or day; the first is included, the second
/// not), by publication or, where that is unknown, by listing. Case, accents and punctuation do not
/// matter: `GPT-4` is the phrase of its parts.
public struct SearchQuery: Hashable, Sendable {
    /// The query as it was written.
    public let text: String
    let clauses: [Clause]

    /// Reads a query.
    public init(_ text: String) throws(SearchQueryError) {
        var parser = SearchQueryParser(text)
        self.text = text
        clauses = try parser.clauses()
        guard clauses.contains(where: { !$0.isNegated }) else {
            throw SearchQueryError(offset: 0, reason: clauses.isEmpty ? .empty : .onlyExclusions)
        }
    }

    /// The slugs of all topics that the query names: with any, it needs a model.
    public var topics: [String] {
        clauses.flatMap(\.alternatives).compactMap { if case .topic(let slug) = $0 { slug } else { nil } }
    }

    /// What must be true of a paper, or must not: one of the alternatives.
    struct Clause: Hashable, Sendable {
        var alternatives: [Alternative]
        var isNegated: Bool
    }

    /// One condition.
    enum Alternative: Hashable, Sendable {
        case words(Words)
        case topic(String)
        /// At least this day, as days since 1970.
        case from(Int)
        /// Before this day.
        case until(Int)
    }

    /// Words in their order, in one column or any.
    struct Words: Hashable, Sendable {
        enum Column: String, Sendable { case title, abstract, authors }
        var column: Column?
        var text: String
        var isPrefix: Bool
    }
}

/// Why a query could not be read, and where.
public struct SearchQueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// There is nothing to look for.
        case empty
        /// It only says what must not be there.
        case onlyExclusions
        /// A quotation mark without its other one.
        case openQuote
        /// A field without a word behind it.
        case missingValue(field: String)
        /// `OR` without a condition on both sides.
        case loneOr
        /// `OR` between words and topics or dates, or before an exclusion.
        case mixedOr
        /// A date that is none.
        case badDate(String)
        /// More than so many conditions.
        case tooLong(limit: Int)
    }

    /// The place in the query: the 0-based number of a character.
    public let offset: Int
    /// What is wrong.
    public let reason: Reason

    /// What is wrong and where, in a sentence.
    public var description: String {
        switch reason {
        case .empty: "the query has no word to look for"
        case .onlyExclusions: "the query only excludes; add a word, a topic or a date to look for"
        case .openQuote: "the quotation mark at character \(offset + 1) of the query is never closed"
        case .missingValue(let field): "'\(field):' at character \(offset + 1) of the query has nothing behind it"
        case .loneOr: "'OR' at character \(offset + 1) of the query must stand between two conditions"
        case .mixedOr: "'OR' at character \(offset + 1) of the query must join words with words, or topics with topics"
        case .badDate(let text):
            "'\(text)' at character \(offset + 1) of the query is no date; write 2025, 2025-06 or 2025-06-01"
        case .tooLong(let limit): "the query has more than \(limit) conditions"
        }
    }
}
