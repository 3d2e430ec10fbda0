/// The tokens that stand in enough documents, in the order of their bytes.
struct KeptTokens: Sendable {
    /// The bytes of all kept tokens, one after another, and where each ends.
    let bytes: [UInt8]
    let ends: [UInt32]
    /// In how many documents each stands.
    let documentFrequencies: [Int32]
    /// The column of each token of each part, -1 where it was not kept.
    let columns: [[Int32]]

    var count: Int { ends.count }

    /// The tokens that stand in at least so many documents of all parts together.
    init(_ parts: [NumberedTokens], minimumDocumentFrequency minimum: Int) {
        let numbers = Self.commonNumbers(parts)
        let table = numbers.table
        var frequencies = [Int32](repeating: 0, count: table.count)
        for (part, own) in zip(parts, numbers.ofParts) {
            for token in own.indices { frequencies[Int(own[token])] += part.documentFrequency(token) }
        }
        let kept = (0..<table.count).filter { Int(frequencies[$0]) >= minimum }.map { SortedToken(table, $0) }
            .sorted { $0.precedes($1, in: table) }
        var (bytes, ends): ([UInt8], [UInt32]) = ([], [])
        var columnOf = [Int32](repeating: -1, count: table.count)
        for (column, token) in kept.enumerated() {
            bytes.append(contentsOf: table.bytes[table.range(token.number)])
            ends.append(UInt32(bytes.count))
            columnOf[token.number] = Int32(column)
        }
        (self.bytes, self.ends) = (bytes, ends)
        documentFrequencies = kept.map { frequencies[$0.number] }
        columns = numbers.ofParts.map { $0.map { columnOf[Int($0)] } }
    }

    /// One table for the tokens of all parts, and each part's tokens in it.
    private static func commonNumbers(_ parts: [NumberedTokens]) -> (table: TokenTable, ofParts: [[Int32]]) {
        guard parts.count != 1 else { return (parts[0].table, [Array(0..<Int32(parts[0].table.count))]) }
        var table = TokenTable()
        let ofParts = parts.map { part in
            let bytes = part.table.bytes.span
            var own: [Int32] = []
            for token in 0..<part.table.count { own.append(table.number(of: bytes, part.table.range(token))) }
            return own
        }
        return (table, ofParts)
    }
}

/// A token with its first 16 bytes as integers that compare as the bytes do.
private struct SortedToken {
    let number: Int
    private let first: UInt64
    private let second: UInt64
    private let length: Int

    init(_ table: TokenTable, _ number: Int) {
        self.number = number
        let range = table.range(number)
        length = range.count
        first = Self.bigEndian(table, range.lowerBound..<min(range.upperBound, range.lowerBound + 8))
        second =
            length > 8 ? Self.bigEndian(table, range.lowerBound + 8..<min(range.upperBound, range.lowerBound + 16)) : 0
    }

    private static func bigEndian(_ table: TokenTable, _ range: Range<Int>) -> UInt64 {
        var value: UInt64 = 0
        for position in range { value = value << 8 | UInt64(table.bytes[position]) }
        return value << UInt64(8 * (8 - range.count))
    }

    func precedes(_ other: SortedToken, in table: TokenTable) -> Bool {
        if first != other.first { return first < other.first }
        if second != other.second { return second < other.second }
        // Tokens hold no zero bytes, so equal integers with a length of at most 16 are equal tokens.
        guard length > 16, other.length > 16 else { return length < other.length }
        return table.bytes[table.range(number)].lexicographicallyPrecedes(table.bytes[table.range(other.number)])
    }
}
