/// The tokens of one text, one after another in a single byte array that is used again for the next text.
public struct TokenBuffer: Sendable, TokenSink {
    /// The bytes of all tokens.
    public private(set) var bytes: [UInt8] = []
    /// Where each token ends in `bytes`; it begins where the one before it ends.
    public private(set) var ends: [Int32] = []
    /// Whether a sentence ended between the token before and this one, so that they form no pair.
    public private(set) var startsSentence: [Bool] = []

    private var sentenceEnded = true

    /// An empty buffer.
    public init() {}

    /// The number of tokens.
    public var count: Int { ends.count }

    /// The positions of a token's bytes.
    public func range(_ token: Int) -> Range<Int> { (token == 0 ? 0 : Int(ends[token - 1]))..<Int(ends[token]) }

    /// The token as a string, for people and tests.
    public func string(_ token: Int) -> String { String(decoding: bytes[range(token)], as: UTF8.self) }

    /// All tokens as strings.
    public var strings: [String] { (0..<count).map(string) }

    /// Forgets all tokens and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        startsSentence.removeAll(keepingCapacity: true)
        sentenceEnded = true
    }

    mutating func endSentence() { sentenceEnded = true }

    mutating func take(_ token: [UInt8]) {
        bytes.append(contentsOf: token)
        ends.append(Int32(bytes.count))
        startsSentence.append(sentenceEnded)
        sentenceEnded = false
    }

    mutating func takeAgain(_ word: PackedWord) -> Bool { false }

    mutating func take(_ token: [UInt8]?, of word: PackedWord) {
        if let token { take(token) }
    }
}
