/// The words of a query in the language of FTS5 (https://www.sqlite.org/fts5.html, 3). What a
/// person wrote stands there in quotes only, with quotation marks doubled, so that nothing of it is
/// ever taken for syntax.
struct SearchExpression {
    /// What must be there; nil where the query has no words to look for.
    let wanted: String?
    /// What must not be there; nil where it excludes no words.
    let excluded: String?
    /// Whether beginnings of words are looked for.
    let hasBeginnings: Bool

    init(_ query: SearchQuery) {
        func words(_ clause: SearchQuery.Clause) -> [SearchQuery.Words] {
            clause.alternatives.compactMap { if case .words(let words) = $0 { words } else { nil } }
        }
        func joined(_ parts: [String], _ sign: String) -> String? {
            parts.isEmpty ? nil : parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(sign) ") + ")"
        }
        func clauses(isNegated: Bool) -> [String] {
            query.clauses.filter { $0.isNegated == isNegated }.compactMap { joined(words($0).map(\.expression), "OR") }
        }
        wanted = joined(clauses(isNegated: false), "AND")
        excluded = joined(clauses(isNegated: true), "OR")
        hasBeginnings = query.clauses.contains { words($0).contains(where: \.isPrefix) }
    }

    /// Both in one.
    var whole: String? { wanted.map(without) }

    /// The same, with all that is looked for in the title.
    var titles: String? { wanted.map { without("({title} : (\($0)))") } }

    private func without(_ wanted: String) -> String { excluded.map { "\(wanted) NOT \($0)" } ?? wanted }

    /// A text as one phrase.
    static func quoted(_ text: String) -> String { "\"" + text.withoutNulls.replacing("\"", with: "\"\"") + "\"" }
}

extension SearchQuery.Words {
    /// Whether there is nothing in it that the index could know.
    var isEmpty: Bool { parts.plain.isEmpty && parts.extra.isEmpty }

    /// All parts, each of which must be there.
    var expression: String {
        let (plain, extra) = parts
        let filter = column.map { "{\($0.rawValue)} : " } ?? ""
        let columns = column.map { [$0.letter] } ?? ["t", "a", "u"]
        let found =
            plain.map { filter + SearchExpression.quoted($0) + (isPrefix && extra.isEmpty ? " *" : "") }
            + extra.map { words in
                let phrases = columns.map { letter in
                    SearchExpression.quoted(words.texts.map { letter + $0 }.joined(separator: " "))
                        + (words.isBeginning ? " *" : "")
                }
                return phrases.count == 1
                    ? "{extra} : \(phrases[0])" : "{extra} : (\(phrases.joined(separator: " OR ")))"
            }
        return found.count == 1 ? found[0] : "(" + found.joined(separator: " AND ") + ")"
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
    fileprivate var letter: String {
        switch self {
        case .title: "t"
        case .abstract: "a"
        case .authors: "u"
        }
    }
}
