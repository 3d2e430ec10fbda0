/// Takes texts apart into terms (tokens, and pairs of neighbours), each a number: for counting terms without a fitted vocabulary.
///
///     var numbering = TermNumbering(rule: .abstracts)
///     let terms = numbering.terms(of: ["Sparse attention", "Caches help."])
///     terms.map(numbering.text)   // "sparse", "attention", "cache", …, "sparse attention"
public struct TermNumbering: Sendable {
    private var scanner: TokenScanner
    private var buffer = TokenBuffer()
    private var table = TokenTable()

    /// Knows no term yet.
    public init(rule: TokenRule) { scanner = TokenScanner(rule: rule) }

    /// The terms of a text in several parts, each once, ascending; no pair reaches from one part into the next. A number stands for the same term as long as
    /// the numbering lives, and means nothing to another one.
    public mutating func terms(of parts: [String]) -> [UInt64] {
        buffer.removeAll()
        for part in parts { scanner.scan(part, into: &buffer) }
        let bytes = buffer.bytes
        var terms: [UInt64] = []
        terms.reserveCapacity(buffer.count * 2)
        var previous: UInt64?
        for token in 0..<buffer.count {
            let number = UInt64(table.number(of: bytes.span, buffer.range(token)))
            terms.append(number)
            if let previous, !buffer.startsSentence[token] { terms.append((previous + 1) << 32 | number) }
            previous = number
        }
        terms.sort()
        var distinct: [UInt64] = []
        distinct.reserveCapacity(terms.count)
        for term in terms where distinct.last != term { distinct.append(term) }
        return distinct
    }

    /// The spelling of a term: a token, or two with a space between.
    public func text(_ term: UInt64) -> String {
        let second = string(Int(term & 0xFFFF_FFFF))
        return term >> 32 == 0 ? second : string(Int(term >> 32) - 1) + " " + second
    }

    private func string(_ token: Int) -> String { String(decoding: table.bytes[table.range(token)], as: UTF8.self) }
}
