/// The tokens of some documents as numbers in the order of first appearance, and in how many documents each stands.
struct NumberedTokens: TokenSink, Sendable {
    /// A token's number, and whether it begins a sentence.
    struct Occurrence: Sendable {
        private let bits: UInt32

        @inline(__always)
        init(_ number: Int32, startsSentence: Bool) {
            bits = UInt32(bitPattern: number) << 1 | (startsSentence ? 1 : 0)
        }

        var number: Int { Int(bits >> 1) }
        var startsSentence: Bool { bits & 1 == 1 }
    }

    private struct Seen: Sendable {
        var documents: Int32 = 0
        var last: Int32 = -1
    }

    /// The spellings.
    private(set) var table = TokenTable()
    /// The tokens of all documents, one after another.
    private(set) var stream: [Occurrence] = []
    /// Where each document ends in the stream.
    private(set) var documentEnds: [Int] = []
    private var seen: [Seen] = []
    /// The number of each plain word's token; ``nothing`` for one that has none.
    private var memo = WordMemo()
    private var sentenceEnded = true

    private static let nothing: Int32 = -1

    /// In how many documents a token stands.
    func documentFrequency(_ token: Int) -> Int32 { seen[token].documents }

    /// The positions of a document in the stream.
    func range(ofDocument document: Int) -> Range<Int> {
        (document == 0 ? 0 : documentEnds[document - 1])..<documentEnds[document]
    }

    /// Ends a document.
    mutating func endDocument() {
        documentEnds.append(stream.count)
        sentenceEnded = true
    }

    /// Forgets what is only needed for reading.
    mutating func finish() { memo = WordMemo() }

    mutating func endSentence() { sentenceEnded = true }

    @inline(__always)
    mutating func takeAgain(_ word: PackedWord) -> Bool {
        guard let number = memo.number(of: word) else { return false }
        if number != Self.nothing { append(number) }
        return true
    }

    mutating func take(_ token: [UInt8]) { append(table.number(of: token.span, 0..<token.count)) }

    mutating func take(_ token: [UInt8]?, of word: PackedWord) {
        guard let token else { return memo.insert(word, Self.nothing) }
        let number = table.number(of: token.span, 0..<token.count)
        memo.insert(word, number)
        append(number)
    }

    @inline(__always)
    private mutating func append(_ number: Int32) {
        stream.append(Occurrence(number, startsSentence: sentenceEnded))
        sentenceEnded = false
        if Int(number) == seen.count { seen.append(Seen()) }
        let document = Int32(truncatingIfNeeded: documentEnds.count)
        if seen[Int(number)].last != document {
            seen[Int(number)].last = document
            seen[Int(number)].documents &+= 1
        }
    }
}
