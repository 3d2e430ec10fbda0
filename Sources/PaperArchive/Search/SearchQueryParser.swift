import Papers

/// Reads the text of a query, condition by condition.
struct SearchQueryParser {
    private typealias Reason = SearchQueryError.Reason

    /// A condition as it stands in the text.
    private struct Item {
        var alternative: SearchQuery.Alternative
        var isNegated: Bool
        var offset: Int
    }

    /// More than this no person writes, and SQLite bounds the depth of its expressions.
    private static let limit = 64
    private let characters: [Character]
    private var position = 0

    init(_ text: String) { characters = Array(text) }

    mutating func clauses() throws(SearchQueryError) -> [SearchQuery.Clause] {
        var clauses: [SearchQuery.Clause] = []
        var count = 0
        /// The place of an `OR` that waits for its second condition.
        var or: Int?
        while let word = try next(after: &or, isFirst: clauses.isEmpty) {
            guard let item = word else { continue }
            count += 1
            if count > Self.limit { throw SearchQueryError(offset: item.offset, reason: .tooLong(limit: Self.limit)) }
            if let place = or, let last = clauses.last {
                guard !item.isNegated, !last.isNegated, last.alternatives.allSatisfy({ $0.joins(item.alternative) })
                else {
                    throw SearchQueryError(offset: place, reason: .mixedOr)
                }
                clauses[clauses.count - 1].alternatives.append(item.alternative)
                or = nil
            } else {
                clauses.append(SearchQuery.Clause(alternatives: [item.alternative], isNegated: item.isNegated))
            }
        }
        if let or { throw SearchQueryError(offset: or, reason: .loneOr) }
        return clauses
    }

    /// The next condition: nil at the end, and nil inside for what is none, as `&` or `OR`.
    private mutating func next(after or: inout Int?, isFirst: Bool) throws(SearchQueryError) -> Item?? {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        guard position < characters.count else { return nil }
        let offset = position
        if word(at: position) == "OR" {
            if isFirst || or != nil { throw SearchQueryError(offset: offset, reason: .loneOr) }
            or = offset
            position += 2
            return .some(nil)
        }
        let isNegated =
            characters[position] == "-" && position + 1 < characters.count && !characters[position + 1].isWhitespace
        if isNegated { position += 1 }
        return .some(try alternative().map { Item(alternative: $0, isNegated: isNegated, offset: offset) })
    }

    private mutating func alternative() throws(SearchQueryError) -> SearchQuery.Alternative? {
        let offset = position
        let field = takeField()
        let (text, isPhrase) = try takeValue()
        if text.isEmpty, let field { throw SearchQueryError(offset: offset, reason: .missingValue(field: field.name)) }
        switch field?.kind {
        case .topic: return .topic(text.lowercased())
        case .after: return .from(try day(text, offset).daysSinceEpoch)
        case .before: return .until(try day(text, offset).daysSinceEpoch)
        case .column(let column): return words(text, column, isPhrase)
        case nil: return words(text, nil, isPhrase)
        }
    }

    private func words(_ text: String, _ column: SearchQuery.Words.Column?, _ isPhrase: Bool) -> SearchQuery
        .Alternative?
    {
        let words = SearchQuery.Words(column: column, text: text, isPrefix: !isPhrase && text.hasSuffix("*"))
        return words.isEmpty ? nil : .words(words)
    }

    private enum FieldKind { case column(SearchQuery.Words.Column), topic, before, after }

    private static let fields: [String: FieldKind] = [
        "ti": .column(.title), "title": .column(.title), "abs": .column(.abstract), "abstract": .column(.abstract),
        "au": .column(.authors),
        "author": .column(.authors), "topic": .topic, "before": .before, "after": .after,
    ]

    /// Takes a field and its colon; what is no field of ours is left as a word.
    private mutating func takeField() -> (name: String, kind: FieldKind)? {
        guard let colon = characters[position...].prefix(10).firstIndex(of: ":") else { return nil }
        let name = String(characters[position..<colon])
        guard let kind = Self.fields[name.lowercased()] else { return nil }
        position = colon + 1
        return (name, kind)
    }

    /// Takes a phrase without its marks, or everything up to the next space.
    private mutating func takeValue() throws(SearchQueryError) -> (text: String, isPhrase: Bool) {
        guard position < characters.count, characters[position] == "\"" else {
            let text = word(at: position)
            position += text.count
            return (text, false)
        }
        guard let end = characters[(position + 1)...].firstIndex(of: "\"") else {
            throw SearchQueryError(offset: position, reason: .openQuote)
        }
        let text = String(characters[(position + 1)..<end])
        position = end + 1
        return (text, true)
    }

    private func word(at start: Int) -> String { String(characters[start...].prefix { !$0.isWhitespace }) }

    /// The first day of a year, a month or a day.
    private func day(_ text: String, _ offset: Int) throws(SearchQueryError) -> CalendarDay {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let whole = text + (parts.count == 1 ? "-01-01" : parts.count == 2 ? "-01" : "")
        guard parts.count <= 3, whole.utf8.count == 10, let day = CalendarDay(iso: whole) else {
            throw SearchQueryError(offset: offset, reason: .badDate(String(text.prefix(40))))
        }
        return day
    }
}

extension SearchQuery.Alternative {
    /// Whether `OR` may join two conditions: the index answers for words, the tables for the rest.
    fileprivate func joins(_ other: SearchQuery.Alternative) -> Bool {
        switch (self, other) {
        case (.words, .words), (.topic, .topic): true
        default: false
        }
    }
}
