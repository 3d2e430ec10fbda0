import Papers
import ReadableText

/// Reads the text of a query by its grammar:
///
///     any  = all ("OR" all)*
///     all  = not ("AND"? not)*
///     not  = "NOT" not | "-" one | one
///     one  = field? ( "(" any ")" | phrase | word )
///
/// A condition in which there is nothing that the index could know, such as `&`, is passed over. A field before
/// parentheses is that of all words in them that have none of their own.
struct SearchQueryParser {
    private typealias Condition = SearchQuery.Condition

    /// What stands at a place.
    private enum Sign: Equatable { case and, or, not, close, end, condition }

    /// More than this no person writes, and SQLite bounds the depth of its expressions.
    private static let limit = 64
    private static let depthLimit = 12
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var count = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The whole; nil where there is nothing to look for.
    mutating func condition() throws(SearchQueryError) -> SearchQuery.Condition? {
        let condition = try any(nil)
        guard next() == .end else { throw fault(.strayParenthesis) }
        return condition
    }

    private func fault(_ reason: SearchQueryError.Reason, at offset: Int? = nil) -> SearchQueryError {
        SearchQueryError(offset: offset ?? position, reason: reason)
    }

    // MARK: Conditions

    private mutating func any(_ field: SearchField?) throws(SearchQueryError) -> Condition? {
        var parts = [try all(field, after: nil)]
        while next() == .or {
            let place = position
            position += 2
            parts.append(try all(field, after: ("OR", place)))
        }
        return Self.joined(parts, Condition.any)
    }

    /// - Parameters:
    ///   - field: that of words without one of their own.
    ///   - before: the `OR` after which it must stand, and its place; nil where there may be nothing.
    private mutating func all(
        _ field: SearchField?, after before: (name: String, place: Int)?
    ) throws(SearchQueryError) -> Condition? {
        var (parts, waiting): ([Condition?], (name: String, place: Int)?) = ([], before)
        while true {
            switch next() {
            case .condition, .not:
                parts.append(try not(field))
                waiting = nil
            case .and:
                guard waiting == nil, !parts.isEmpty else { throw fault(.loneOperator("AND")) }
                waiting = ("AND", position)
                position += 3
            case .or where parts.isEmpty: throw fault(.loneOperator("OR"))
            case .or, .close, .end:
                if let waiting { throw fault(.loneOperator(waiting.name), at: waiting.place) }
                return Self.joined(parts, Condition.all)
            }
        }
    }

    private mutating func not(_ field: SearchField?) throws(SearchQueryError) -> Condition? {
        if next() == .not {
            let place = position
            position += 3
            guard [.not, .condition].contains(next()) else { throw fault(.loneOperator("NOT"), at: place) }
            return Self.negated(try deeper(at: place) { parser throws(SearchQueryError) in try parser.not(field) })
        }
        let isNegated = scalars[position] == "-" && position + 1 < scalars.count && !isSpace(position + 1)
        if isNegated { position += 1 }
        let condition = try one(field)
        return isNegated ? Self.negated(condition) : condition
    }

    private mutating func one(_ outer: SearchField?) throws(SearchQueryError) -> Condition? {
        let place = position
        let field = try takeField() ?? outer
        if position < scalars.count, scalars[position] == "(" { return try group(field) }
        // `ti:-robot` is `-ti:robot`.
        let isNegated =
            position > place && position + 1 < scalars.count && scalars[position] == "-" && !isSpace(position + 1)
        if isNegated { position += 1 }
        let condition = try value(field, place)
        return isNegated ? Self.negated(condition) : condition
    }

    /// What stands behind a field, or without one.
    private mutating func value(_ field: SearchField?, _ place: Int) throws(SearchQueryError) -> Condition? {
        count += 1
        if count > Self.limit { throw fault(.tooLong(limit: Self.limit), at: place) }
        let (text, isPhrase) = try takeValue()
        if text.isEmpty, let field, position > place { throw fault(.missingValue(field: field.name), at: place) }
        if let kind = field?.kind { return try condition(kind, text, isPhrase, place) }
        if !isPhrase, text == "*", field == nil { return .fact(.everything) }
        if !isPhrase, let id = Self.identifier(text) { return .fact(.identifier(id)) }
        return words(text, nil, isPhrase)
    }

    private mutating func group(_ field: SearchField?) throws(SearchQueryError) -> Condition? {
        let place = position
        position += 1
        if next() == .close { throw fault(.emptyParentheses, at: place) }
        let condition = try deeper(at: place) { parser throws(SearchQueryError) in try parser.any(field) }
        guard next() == .close else { throw fault(.openParenthesis, at: place) }
        position += 1
        return condition
    }

    private mutating func deeper(
        at place: Int, _ body: (inout Self) throws(SearchQueryError) -> Condition?
    ) throws(SearchQueryError) -> Condition? {
        depth += 1
        if depth > Self.depthLimit { throw fault(.tooDeep(limit: Self.depthLimit), at: place) }
        let condition = try body(&self)
        depth -= 1
        return condition
    }

    private static func joined(_ parts: [Condition?], _ join: ([Condition]) -> Condition) -> Condition? {
        let known = parts.compactMap(\.self)
        return known.count > 1 ? join(known) : known.first
    }

    private static func negated(_ condition: Condition?) -> Condition? {
        if case .not(let inner)? = condition { inner } else { condition.map(Condition.not) }
    }

    // MARK: Signs

    private func isSpace(_ place: Int) -> Bool { scalars[place].properties.isWhitespace }

    /// What comes next behind white space, which is taken.
    private mutating func next() -> Sign {
        while position < scalars.count, isSpace(position) { position += 1 }
        guard position < scalars.count else { return .end }
        if scalars[position] == ")" { return .close }
        let operators: [(String, Sign)] = [("AND", .and), ("OR", .or), ("NOT", .not)]
        return operators.first { stands($0.0) }?.1 ?? .condition
    }

    /// Whether an operator stands here, and nothing else that belongs to it.
    private func stands(_ name: String) -> Bool {
        let end = position + name.utf8.count
        guard end <= scalars.count, scalars[position..<end].elementsEqual(name.unicodeScalars) else { return false }
        return end == scalars.count || isSpace(end) || "()\"".unicodeScalars.contains(scalars[end])
    }

    /// Takes a field and its colon. A title is pasted with its own colon, behind which comes a space; an address
    /// and `std::vector` are words.
    private mutating func takeField() throws(SearchQueryError) -> SearchField? {
        let isName = { (scalar: Unicode.Scalar) in scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_") }
        let name = scalars[position...].prefix(41).prefix(while: isName)
        guard !name.isEmpty, name.endIndex < scalars.count, scalars[name.endIndex] == ":" else { return nil }
        let text = String(String.UnicodeScalarView(name))
        if let field = SearchField(text) {
            position = name.endIndex + 1
            return field
        }
        let value = name.endIndex + 1
        if value == scalars.count || isSpace(value) || ":/)".unicodeScalars.contains(scalars[value]) { return nil }
        if Self.identifier(word(at: position)) != nil { return nil }
        throw fault(.unknownField(text, alike: SearchField.alike(text)))
    }

    private static let quotes: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}"]

    /// Takes a phrase without its marks, or everything up to a space, or to a parenthesis that closes none of its own.
    private mutating func takeValue() throws(SearchQueryError) -> (text: String, isPhrase: Bool) {
        guard position < scalars.count, Self.quotes.contains(scalars[position]) else {
            let text = word(at: position)
            position += text.unicodeScalars.count
            return (text, false)
        }
        guard let end = scalars[(position + 1)...].firstIndex(where: Self.quotes.contains) else {
            throw fault(.openQuote)
        }
        let text = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
        position = end + 1
        return (text, true)
    }

    private func word(at start: Int) -> String {
        var (end, open) = (start, 0)
        while end < scalars.count, !isSpace(end) {
            if scalars[end] == "(" { open += 1 }
            if scalars[end] == ")" {
                if open == 0 { break }
                open -= 1
            }
            end += 1
        }
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    // MARK: Values

    private func words(_ text: String, _ column: SearchQuery.Words.Column?, _ isPhrase: Bool) -> Condition? {
        let words = SearchQuery.Words(
            column: column, text: text, isPrefix: !isPhrase && text.hasSuffix("*"), isExact: isPhrase)
        return words.isEmpty ? nil : .words(words)
    }

    private func condition(
        _ kind: SearchField.Kind, _ text: String, _ isPhrase: Bool, _ place: Int
    ) throws(SearchQueryError) -> Condition? {
        let isBeginning = !isPhrase && text.hasSuffix("*")
        let beginning = isBeginning ? String(text.dropLast()) : text
        switch kind {
        case .column(let column): return words(text, column, isPhrase)
        case .topic: return .fact(.topic(text))
        case .label: return .fact(.label(isPhrase || text != "*" ? text : nil))
        case .identifier: return .fact(isBeginning ? .identifierBeginning(beginning) : .identifier(text))
        case .category: return .fact(.category(beginning, isBeginning: isBeginning))
        case .source: return .fact(.source(text))
        case .kind(let column):
            if !isPhrase, text == "*" { return .fact(.kind(column, nil)) }
            guard let word = column.word(text) else {
                throw fault(column == .type ? .unknownType(text) : .unknownLanguage(text), at: place)
            }
            return .fact(.kind(column, word))
        case .like: return .fact(.like(text))
        case .mark:
            guard let kind = PaperMark.Kind(rawValue: text.lowercased()) else {
                throw fault(.unknownMark(text), at: place)
            }
            return .fact(.mark(kind))
        case .before: return .fact(.days(.either, from: nil, until: try days(text, place).from))
        case .after: return .fact(.days(.either, from: try days(text, place).from, until: nil))
        case .days(let kind):
            let bounds = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let (first, last) = (try days(bounds[0], place, text), try days(bounds[bounds.count - 1], place, text))
            guard first.from < last.until else { throw fault(.reversedDays(text), at: place) }
            return .fact(.days(kind, from: first.from, until: last.until))
        }
    }

    /// The first day of a year, a month or a day, and the day behind its last.
    private func days(
        _ text: String, _ place: Int, _ whole: String? = nil
    ) throws(SearchQueryError) -> (from: Int, until: Int) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let written = text + (parts.count == 1 ? "-01-01" : parts.count == 2 ? "-01" : "")
        guard parts.count <= 3, written.utf8.count == 10, let day = CalendarDay(iso: written) else {
            throw fault(.badDate(whole ?? text), at: place)
        }
        let (year, month, _) = day.civil
        let next: CalendarDay =
            switch parts.count {
            case 1: CalendarDay(ofYear: year + 1, month: 1, day: 1)
            case 2: CalendarDay(ofYear: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
            default: CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 1)
            }
        return (day.daysSinceEpoch, next.daysSinceEpoch)
    }

    /// The identifier that a word is unmistakably: of arXiv or a DOI in any form, or of another collection. Other
    /// addresses are words, as they stand in abstracts.
    private static func identifier(_ word: String) -> String? {
        if let id = PaperIdentifier.arXiv(word) ?? PaperIdentifier.doi(word) ?? PaperIdentifier.openReview(word) {
            return id
        }
        guard let scheme = IdentifierScheme(word), scheme != .address else { return nil }
        return word
    }
}

/// A field of a query.
struct SearchField {
    enum Kind {
        case column(SearchQuery.Words.Column), topic, label, identifier, category, source, like, mark, before, after
        case days(SearchQuery.DayKind)
        case kind(SearchQuery.KindColumn)
    }

    /// The name as it was written.
    let name: String
    let kind: Kind

    /// The field of a name, without regard to case; nil where there is none.
    init?(_ name: String) {
        guard let kind = Self.kinds.first(where: { $0.name == name.lowercased() })?.kind else { return nil }
        (self.name, self.kind) = (name, kind)
    }

    /// The fields that may have been meant by a name that is none.
    static func alike(_ name: String) -> [String] { ReadableText.alike(name, among: kinds.map(\.name)) }

    private static let kinds: [(name: String, kind: Kind)] = [
        ("ti", .column(.title)), ("title", .column(.title)), ("abs", .column(.abstract)),
        ("abstract", .column(.abstract)), ("au", .column(.authors)), ("author", .column(.authors)),
        ("id", .identifier), ("cat", .category), ("topic", .topic), ("label", .label), ("source", .source),
        ("like", .like), ("mark", .mark), ("language", .kind(.language)), ("type", .kind(.type)),
        ("listed", .days(.listed)), ("published", .days(.published)), ("before", .before), ("after", .after),
    ]
}
