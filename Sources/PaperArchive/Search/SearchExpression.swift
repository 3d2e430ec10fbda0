/// The words of a query in the language of FTS5 (https://www.sqlite.org/fts5.html, 3), and what of it only the tables
/// can answer. What a person wrote stands there in quotes only, with quotation marks doubled, so that nothing of it is
/// ever taken for syntax.
struct SearchExpression {
    typealias Condition = SearchQuery.Condition

    /// What must be there, and what must not; nil where the query asks for no words, or only beside something else.
    let whole: String?
    /// The same, with all that is looked for in the title.
    let titles: String?
    /// What must be true besides, each of them.
    let rest: [Condition]
    /// Any of the words that are looked for: for what is found, the places where they stand, and its rank where
    /// `whole` is nil. Nil where there are none.
    let anyWord: String?
    /// Whether beginnings of words are looked for.
    let hasBeginnings: Bool

    init(_ query: SearchQuery) {
        let parts: [Condition] = if case .all(let parts) = query.condition { parts } else { [query.condition] }
        let wanted = parts.filter { !$0.isExclusion && $0.isOfWords }
        let excluded = parts.filter { $0.isExclusion && $0.isOfWords }
        let words = query.condition.wantedWords
        if wanted.isEmpty {
            (whole, titles, rest) = (nil, nil, parts)
        } else {
            let whole = Condition.all(wanted + excluded)
            (self.whole, titles) = (whole.words(inTitles: false), whole.words(inTitles: true))
            rest = parts.filter { !$0.isOfWords }
        }
        anyWord = words.isEmpty ? nil : Condition.any(words.map { .words($0) }).words(inTitles: false)
        hasBeginnings = words.contains(where: \.isPrefix)
    }

    /// A text as one phrase.
    static func quoted(_ text: String) -> String { "\"" + text.withoutNulls.replacing("\"", with: "\"\"") + "\"" }

    /// Expressions joined by an operator, in parentheses where there are several.
    static func joined(_ parts: [String], _ sign: String) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(sign) ") + ")"
    }
}

extension SearchQuery.Condition {
    fileprivate var isExclusion: Bool { if case .not = self { true } else { false } }

    /// Whether the index can answer it: words alone, and nothing that is excluded without something to exclude it from.
    /// Of an exclusion, whether it can answer what is excluded.
    var isOfWords: Bool {
        switch self {
        case .words: true
        case .fact: false
        case .all(let parts): parts.allSatisfy(\.isOfWords) && parts.contains { !$0.isExclusion }
        case .any(let parts): parts.allSatisfy { !$0.isExclusion && $0.isOfWords }
        case .not(let part): part.isOfWords
        }
    }

    /// The expression for the index; of an exclusion, for what is excluded. For words alone: see `isOfWords`.
    ///
    /// - Parameter inTitles: whether what is looked for must stand in the title, where no column is named.
    func words(inTitles: Bool) -> String {
        switch self {
        case .words(let words): return words.expression(inTitle: inTitles)
        case .fact: return SearchExpression.quoted("")
        case .any(let parts): return SearchExpression.joined(parts.map { $0.words(inTitles: inTitles) }, "OR")
        case .not(let part): return part.words(inTitles: false)
        case .all(let parts):
            let wanted = SearchExpression.joined(
                parts.filter { !$0.isExclusion }.map { $0.words(inTitles: inTitles) }, "AND")
            let excluded = parts.filter(\.isExclusion).map { $0.words(inTitles: false) }
            return excluded.isEmpty ? wanted : "(\(wanted) NOT \(SearchExpression.joined(excluded, "OR")))"
        }
    }
}

extension SearchQuery.Words {
    /// Whether there is nothing in it that the index could know.
    var isEmpty: Bool { parts.plain.isEmpty && parts.extra.isEmpty }

    /// All parts, each of which must be there.
    ///
    /// - Parameter inTitle: whether they must stand in the title; where another column is named, nothing is found.
    func expression(inTitle: Bool = false) -> String {
        let (plain, extra) = parts
        let column = column ?? (inTitle ? .title : nil)
        let filter = column.map { "{\($0.rawValue)} : " } ?? ""
        let columns = column.map { [$0.letter] } ?? ["t", "a", "u"]
        let found =
            plain.map { filter + SearchExpression.quoted($0) + (isPrefix && extra.isEmpty ? " *" : "") }
            + extra.map { words in
                let phrases = columns.map { letter in
                    SearchExpression.quoted(words.texts.map { letter + $0 }.joined(separator: " "))
                        + (words.isBeginning ? " *" : "")
                }
                return "{extra} : " + SearchExpression.joined(phrases, "OR")
            }
        return SearchExpression.joined(found, "AND")
    }

    /// Texts for the index's own words, and what only `IndexedText.extra` can answer: pairs of
    /// characters, and names with signs.
    private var parts: (plain: [String], extra: [(texts: [String], isBeginning: Bool)]) {
        var extra = ExtraWords.runs(in: text).map { run in
            run.count == 1
                ? (texts: [String(run[0])], isBeginning: true)
                : (texts: ExtraWords.pairs(run).dropLast(), isBeginning: false)
        }
        let signed = ExtraWords.signed(in: text)
        extra += signed.map { (texts: [$0], isBeginning: false) }
        var rest = text.unicodeScalars.split(whereSeparator: ExtraWords.isUnspaced).map { String(Substring($0)) }
        if !signed.isEmpty { rest = rest.map(ExtraWords.withoutSigned) }
        let plain = rest.filter {
            $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
        return (plain, extra)
    }
}

extension SearchQuery.Words.Column {
    /// The letter with which the column's extra words begin.
    var letter: String {
        switch self {
        case .title: "t"
        case .abstract: "a"
        case .authors: "u"
        }
    }
}
