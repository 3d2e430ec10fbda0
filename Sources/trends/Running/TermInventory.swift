import Featurizer
import Papers

/// A term of titles and abstracts as a number: one token, or a pair of neighbours.
struct TermKey: Hashable, Comparable {
    let value: UInt64

    init(token: UInt32) { value = UInt64(token) }
    init(pair first: UInt32, _ second: UInt32) { value = UInt64(first + 1) << 32 | UInt64(second) }

    /// The numbers of its tokens, one or two.
    var tokens: [UInt32] { value >> 32 == 0 ? [UInt32(value)] : [UInt32(value >> 32) - 1, UInt32(truncatingIfNeeded: value)] }

    static func < (left: TermKey, right: TermKey) -> Bool { left.value < right.value }
}

/// Takes papers apart into terms, and knows what their numbers stand for.
struct TermInventory {
    private var scanner = TokenScanner(rule: .abstracts)
    private var buffer = TokenBuffer()
    private var numbers: [String: UInt32] = [:]
    private var tokens: [String] = []

    /// The terms of a paper's title and abstract, each once, in the order of their numbers.
    mutating func terms(of paper: Paper) -> [TermKey] {
        buffer.removeAll()
        scanner.scan(paper.title, into: &buffer)
        scanner.scan(paper.abstract, into: &buffer)
        var keys: [TermKey] = []
        keys.reserveCapacity(buffer.count * 2)
        var previous: UInt32?
        for index in 0..<buffer.count {
            let token = number(of: buffer.string(index))
            keys.append(TermKey(token: token))
            if let previous, !buffer.startsSentence[index] { keys.append(TermKey(pair: previous, token)) }
            previous = token
        }
        keys.sort()
        var distinct: [TermKey] = []
        for key in keys where distinct.last != key { distinct.append(key) }
        return distinct
    }

    /// The term in words.
    func text(_ key: TermKey) -> String { key.tokens.map { tokens[Int($0)] }.joined(separator: " ") }

    private mutating func number(of token: String) -> UInt32 {
        if let number = numbers[token] { return number }
        let number = UInt32(tokens.count)
        numbers[token] = number
        tokens.append(token)
        return number
    }
}
