import Papers

/// A checked query: what `trends search` looks for.
///
///     try SearchQuery(#"ti:"kv cache" (attention OR memory) -vision after:2025-06"#)
///
/// Words stand side by side and must all be there, as with `AND` between them; `OR` in capitals takes either side,
/// `NOT` and `-` exclude. `NOT` and `-` bind most tightly, then `AND`, written or not, then `OR`; parentheses come
/// first: `a OR b c` is `a OR (b AND c)`. `"…"` is a phrase, `*` at a word's end takes every ending.
///
/// A field stands before a word, a phrase or parentheses. `ti:`, `abs:` and `au:` look in title, abstract and
/// authors alone; `id:` takes the paper of an identifier (`id:2412*` those that begin so), as a bare number or
/// address of arXiv, a DOI and other collections' identifiers do; `cat:` the papers of a category, or of all of an
/// archive (`cat:cs`); `topic:` those to which a topic is assigned, `label:` those to which a person gave it
/// (`label:*` any); `like:` those whose texts are like that of an identifier's paper; `source:` those seen in a listing
/// whose name holds the text; `language:` those in a language (`en`, `english`) and `type:` those of a type of work
/// (`preprint`, `review`; `type:*` any that is known), where a listing said so; `mark:` those that the reader marked
/// `read`, `good` or `bad`, and as `unread` all that were not marked as read. `*` alone finds every paper.
/// `published:` and `listed:` take papers of a year, month or day, or of two of them and what lies between
/// (`2025-06..2025-08`); `after:` and `before:` those of a day, by publication or, where that is unknown, by listing; the first is included, the
/// second not. A paper of which only a month or year is known is found where all of its days are: one of 2024 by
/// `published:2024`, `after:2024` and `before:2025`, and by no month of that year.
///
/// Case, accents and punctuation do not matter: `GPT-4` is the phrase of its parts. A single word stands for all words
/// of its stem (`benchmark`, `benchmarks`), but not in quotes and not among authors.
public struct SearchQuery: Hashable, Sendable {
    /// The query as it was written.
    public let text: String
    let condition: Condition

    /// Reads a query.
    public init(_ text: String) throws(SearchQueryError) {
        var parser = SearchQueryParser(text)
        let condition = try parser.condition()
        self.text = text
        guard let condition else { throw SearchQueryError(offset: 0, reason: .empty) }
        guard !condition.onlyExcludes else { throw SearchQueryError(offset: 0, reason: .onlyExclusions) }
        self.condition = condition
    }

    private init(_ text: String, _ condition: Condition) { (self.text, self.condition) = (text, condition) }

    /// All topics that the query names behind `topic:` or `label:`, as they were written; those that a model must
    /// assign are in ``modelTopics``.
    public var topics: [String] {
        condition.facts.compactMap {
            switch $0 {
            case .topic(let topic), .label(let topic?): topic
            default: nil
            }
        }
    }

    /// The topics behind `topic:`: with any, the query needs a model.
    public var modelTopics: [String] {
        condition.facts.compactMap { if case .topic(let topic) = $0 { topic } else { nil } }
    }

    /// The same query with other topics in place of those that it names: slugs, where a person wrote names.
    ///
    /// - Parameter slug: gives the topic that is meant.
    public func replacingTopics(_ slug: (String) throws -> String) rethrows -> SearchQuery {
        SearchQuery(
            text,
            try condition.mapFacts { fact in
                switch fact {
                case .topic(let topic): .topic(try slug(topic))
                case .label(let topic?): .label(try slug(topic))
                default: fact
                }
            })
    }

    /// The identifiers behind `like:`, as they were written: with any, the query needs a model, and
    /// ``replacingLikes(_:)`` before it is asked.
    public var likes: [String] {
        condition.facts.compactMap { if case .like(let id) = $0 { id } else { nil } }
    }

    /// The same query with the papers that are like another in place of that one's identifier.
    ///
    /// - Parameter alike: gives the papers that are meant by an identifier, with how like they are, 0...1.
    public func replacingLikes(_ alike: (String) throws -> [StoredPaper.Key: Double]) rethrows -> SearchQuery {
        SearchQuery(
            text,
            try condition.mapFacts { fact in
                guard case .like(let id) = fact else { return fact }
                return .alike(Dictionary(try alike(id).map { ($0.row, $1) }, uniquingKeysWith: max))
            })
    }

    /// How like the papers that are looked for are, of a query with ``replacingLikes(_:)`` in which that is all there is
    /// to order papers by: it looks for no words. Of several likenesses of a paper the largest; empty for other queries.
    public var likeness: [StoredPaper.Key: Double] {
        guard condition.wantedWords.isEmpty else { return [:] }
        return Dictionary(
            condition.wantedLikeness.map { (StoredPaper.Key(row: $0), $1) }, uniquingKeysWith: max)
    }

    /// What must be true of a paper.
    indirect enum Condition: Hashable, Sendable {
        /// The index answers.
        case words(Words)
        /// The tables answer.
        case fact(Fact)
        case all([Condition])
        case any([Condition])
        case not(Condition)
    }

    /// What is known of a paper besides its words.
    enum Fact: Hashable, Sendable {
        case topic(String)
        /// A topic that a person gave it; any where nil.
        case label(String?)
        case identifier(String)
        case identifierBeginning(String)
        case category(String, isBeginning: Bool)
        case source(String)
        /// A language, or a type of work; any that is known where nil.
        case kind(KindColumn, String?)
        /// What the reader said last; `unread` of all papers of which it was not said that they were read.
        case mark(PaperMark.Kind)
        /// Nothing: every paper.
        case everything
        /// Papers that are like the one of an identifier; whoever compares texts says which these are.
        case like(String)
        /// These papers, by their rows, with how like another they are.
        case alike([Int64: Double])
        /// Days since 1970: from the first, to the one before the second; no bound where nil.
        case days(DayKind, from: Int?, until: Int?)
    }

    /// What of a work a listing may say in one word.
    enum KindColumn: String, Hashable, Sendable {
        case language, type

        /// The word for what a person wrote; nil where none stands for it.
        func word(_ written: String) -> String? {
            switch self {
            case .language: LanguageCode.code(written)
            case .type: WorkType.word(written)
            }
        }
    }

    /// Which of a paper's days.
    enum DayKind: Hashable, Sendable {
        case published, listed
        /// That of publication or, where it is unknown, that of listing.
        case either
    }

    /// Words in their order, in one column or any.
    struct Words: Hashable, Sendable {
        enum Column: String, Sendable { case title, abstract, authors }
        var column: Column?
        var text: String
        var isPrefix: Bool
        /// Whether they stood in quotes.
        var isExact = false
    }
}

extension SearchQuery.Condition {
    /// Whether it says only what must not be there.
    var onlyExcludes: Bool {
        switch self {
        case .words, .fact: false
        case .all(let parts), .any(let parts): parts.allSatisfy(\.onlyExcludes)
        case .not(let part): !part.onlyExcludes
        }
    }

    /// All that it asks of the tables.
    var facts: [SearchQuery.Fact] {
        switch self {
        case .words: []
        case .fact(let fact): [fact]
        case .all(let parts), .any(let parts): parts.flatMap(\.facts)
        case .not(let part): part.facts
        }
    }

    /// The words that it looks for; not those that it excludes.
    var wantedWords: [SearchQuery.Words] {
        switch self {
        case .words(let words): [words]
        case .fact, .not: []
        case .all(let parts), .any(let parts): parts.flatMap(\.wantedWords)
        }
    }

    /// How like another the papers are that it looks for, by row; not those that it excludes.
    var wantedLikeness: [Int64: Double] {
        switch self {
        case .fact(.alike(let papers)): papers
        case .words, .fact, .not: [:]
        case .all(let parts), .any(let parts):
            parts.reduce(into: [:]) { $0.merge($1.wantedLikeness, uniquingKeysWith: max) }
        }
    }

    func mapFacts(_ change: (SearchQuery.Fact) throws -> SearchQuery.Fact) rethrows -> Self {
        switch self {
        case .words: self
        case .fact(let fact): .fact(try change(fact))
        case .all(let parts): .all(try parts.map { try $0.mapFacts(change) })
        case .any(let parts): .any(try parts.map { try $0.mapFacts(change) })
        case .not(let part): .not(try part.mapFacts(change))
        }
    }
}
