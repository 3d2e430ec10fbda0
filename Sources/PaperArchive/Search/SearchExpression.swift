import Papers

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
    /// Any of the words that are looked for, for the rank of what is found where `whole` is nil. Nil where there are
    /// none.
    let anyWord: String?
    private let wanted: [SearchQuery.Words]

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
        self.wanted = words
    }

    /// Any of the words that are to be marked in some texts; nil where there are none.
    func marking(_ texts: [String]) -> String? {
        if wanted.isEmpty { return nil }
        var known: [String: String] = [:]
        for word in texts.lazy.flatMap(WordForms.words) {
            let text = String(word)
            if known[text] == nil { known[text] = PlainLetters.folded(word) }
        }
        let words = known.sorted { $0.key < $1.key }.map { (word: $0.key, folded: $0.value) }
        let marked = wanted.flatMap { $0.marking(words) }
        return marked.isEmpty ? nil : Self.joined(marked, "OR")
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
    /// - Parameter inTitle: whether they must stand in the title, where no column is named.
    func expression(inTitle: Bool = false) -> String {
        let (plain, extra) = parts
        let columns = column.map { [$0] } ?? (inTitle ? [.title] : [.title, .abstract, .authors])
        let found =
            plain.map { expression(ofPlain: $0, columns, isPrefix: isPrefix && extra.isEmpty) }
            + extra.map { words in
                let phrases = columns.map { column in
                    SearchExpression.quoted(words.texts.map { column.letter + $0 }.joined(separator: " "))
                        + (words.isBeginning ? " *" : "")
                }
                return "{extra} : " + SearchExpression.joined(phrases, "OR")
            }
        return SearchExpression.joined(found, "AND")
    }

    /// A phrase as it stands, or as others write its letters; of a single word that is not in quotes also all with its
    /// stem. How they are found says `IndexedText`.
    private func expression(ofPlain text: String, _ columns: [Column], isPrefix: Bool) -> String {
        let star = isPrefix ? " *" : ""
        let words = WordForms.words(in: text).map { PlainLetters.folded($0) }
        let filter = column == nil && columns.count == 1 ? "{\(columns[0].rawValue)} : " : ""
        var any = [filter + literal(text) + star]
        if words.isEmpty { return any[0] }
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            any.append(filter + literal(words.joined(separator: " ")) + star)
        }
        var extra = columns.map { column in
            SearchExpression.quoted(words.map { column.letter + $0 }.joined(separator: " ")) + star
        }
        let stemmed = columns.filter { $0.stemLetter != nil }
        if let stem = isPrefix ? nil : stem(of: words), !stemmed.isEmpty {
            if stem != words[0] {
                any.append("{\(stemmed.map(\.rawValue).joined(separator: " "))} : " + SearchExpression.quoted(stem))
                extra += stemmed.map { SearchExpression.quoted($0.letter + stem) }
            }
            extra += stemmed.compactMap(\.stemLetter).map { SearchExpression.quoted($0 + stem) }
        }
        any.append("{extra} : " + SearchExpression.joined(extra, "OR"))
        return SearchExpression.joined(any, "OR")
    }

    /// A text as it stands, in the column that is named.
    private func literal(_ text: String) -> String {
        (column.map { "{\($0.rawValue)} : " } ?? "") + SearchExpression.quoted(text)
    }

    /// The stem by which a single word is looked for; nil where it is looked for as it stands.
    private func stem(of words: [String]) -> String? {
        isExact || words.count != 1 ? nil : WordForms.stem(ofFolded: words[0])
    }

    /// Expressions for the words that are to be marked in texts: of beginnings and stems the words in these texts that
    /// have them, so that the index need not look for all there are.
    ///
    /// - Parameter known: words of the texts, each once, with their folded forms.
    func marking(_ known: [(word: String, folded: String)]) -> [String] {
        let (plain, extra) = parts
        return plain.flatMap { text in
            let words = WordForms.words(in: text).map { PlainLetters.folded($0) }
            let begins = isPrefix && extra.isEmpty
            guard words.count == 1, begins || stem(of: words) != nil else { return [literal(text)] }
            let stem = stem(of: words)
            return known.lazy.filter { other in
                begins ? other.folded.hasPrefix(words[0]) : WordForms.stem(ofFolded: other.folded) == stem
            }
            .prefix(64).map { literal($0.word) }
        }
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

    /// The letter with which the stems of its words begin; names have none.
    fileprivate var stemLetter: String? {
        switch self {
        case .title: "p"
        case .abstract: "q"
        case .authors: nil
        }
    }
}
