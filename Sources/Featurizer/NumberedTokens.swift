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

        /// Counts a document once.
        @inline(__always)
        mutating func add(_ document: Int32) {
            documents &+= last == document ? 0 : 1
            last = document
        }
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
    /// What was remembered of the pieces that were looked at last, and room for their tokens.
    private var remembered: [Int32] = []
    private var room: [Occurrence] = []

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
    mutating func finish() { (memo, remembered, room) = (WordMemo(), [], []) }

    mutating func endSentence() { sentenceEnded = true }

    @inline(__always)
    mutating func takeAgain(_ word: PackedWord) -> Bool {
        guard let number = memo.number(of: word) else { return false }
        if number != Self.nothing { append(number) }
        return true
    }

    mutating func look(at pieces: Span<TextPiece>) {
        if remembered.count < pieces.count {
            remembered = [Int32](repeating: 0, count: pieces.count)
            room = [Occurrence](repeating: Occurrence(0, startsSentence: false), count: pieces.count)
        }
        memo.find(pieces, into: &remembered)
    }

    mutating func takeAgain(_ pieces: Span<TextPiece>, from first: Int) -> Int {
        var place = first
        let document = Int32(truncatingIfNeeded: documentEnds.count)
        let count = Self.take(pieces, from: &place, remembered, &room, &seen, in: document, &sentenceEnded)
        stream.append(contentsOf: room[..<count])
        return place
    }

    /// Takes remembered words into arrays of which nobody else knows, so that no write is checked for that; returns the
    /// number of tokens.
    private static func take(
        _ pieces: Span<TextPiece>, from place: inout Int, _ remembered: [Int32], _ room: inout [Occurrence],
        _ seen: inout [Seen], in document: Int32, _ sentenceEnded: inout Bool
    ) -> Int {
        let words = remembered.span
        var (count, isStart) = (0, sentenceEnded)
        var occurrences = room.mutableSpan
        var tokens = seen.mutableSpan
        while place < pieces.count, words[place] != WordMemo.absent {
            let number = words[place]
            // Written in any case, and counted where it is a token, whose number is not negative.
            occurrences[count] = Occurrence(number, startsSentence: isStart)
            count &+= number >= 0 ? 1 : 0
            isStart = (isStart && number < 0) || pieces[place].endsSentence
            if number >= 0 { tokens[Int(number)].add(document) }
            place &+= 1
        }
        sentenceEnded = isStart
        return count
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
        seen[Int(number)].add(document)
    }
}
