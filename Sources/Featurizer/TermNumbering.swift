public import Papers

/// Takes texts apart into terms (tokens, and pairs of neighbours), each a number: for counting
/// terms without a fitted vocabulary.
///
///     var numbering = TermNumbering(rule: .abstracts)
///     let terms = numbering.terms(of: ["Sparse attention", "Caches help."])
///     terms.map(numbering.spelling)   // "sparse", "attention", "cache", …, "sparse attention"
public struct TermNumbering: Sendable {
    private var scanner: TokenScanner
    private var buffer = TokenBuffer()
    private var table = TokenTable()

    /// Knows no term yet.
    public init(rule: TokenRule) { scanner = TokenScanner(rule: rule) }

    /// The terms of a text in several parts, each once, ascending; no pair reaches from one part into the
    /// next. The words of a term keep their numbers as long as the numbering lives, and mean nothing to
    /// another one.
    public mutating func terms(of parts: [String]) -> [Term] {
        buffer.removeAll()
        for part in parts { scanner.scan(part, into: &buffer) }
        let bytes = buffer.bytes
        var terms: [Term] = []
        terms.reserveCapacity(buffer.count * 2)
        var previous: Int?
        for token in 0..<buffer.count {
            let number = Int(table.number(of: bytes.span, buffer.range(token)))
            terms.append(Term(number))
            if let previous, !buffer.startsSentence[token] { terms.append(Term(previous, number)) }
            previous = number
        }
        terms.sort()
        var distinct: [Term] = []
        distinct.reserveCapacity(terms.count)
        for term in terms where distinct.last != term { distinct.append(term) }
        return distinct
    }

    /// The spelling of a term: a token, or two with a space between.
    public func spelling(_ term: Term) -> String {
        term.spelled { token in String(decoding: table.bytes[table.range(token)], as: UTF8.self) }
    }
}
