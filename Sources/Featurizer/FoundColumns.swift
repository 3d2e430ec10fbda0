/// The columns of a text's terms: of its tokens as they come, then of its pairs.
struct FoundColumns: TokenSink, Sendable {
    private let vocabulary: Vocabulary
    /// Room for the columns; those of the text come first. Tokens stand in the order of the text, ``unknown`` for one
    /// that is no column; pairs behind them.
    private(set) var room: [Int32] = []
    /// The number of columns of the text.
    private(set) var count = 0
    /// How much of the text is known.
    private(set) var familiarity = Familiarity()
    /// The places of the tokens that begin a sentence.
    private var sentenceStarts: [Int] = []
    private var sentenceEnded = true
    private var memo = WordMemo(limit: 1 << 16)
    /// What was remembered of the pieces that were looked at last.
    private var remembered: [Int32] = []
    private var lookups: [PairLookup] = []

    /// A token that is no column.
    private static let unknown: Int32 = -1
    /// A word that is no token.
    private static let nothing: Int32 = -2

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Forgets the text; what words are stays known.
    mutating func removeAll() {
        count = 0
        sentenceStarts.removeAll(keepingCapacity: true)
        familiarity = Familiarity()
        sentenceEnded = true
    }

    mutating func endSentence() { sentenceEnded = true }

    mutating func takeAgain(_ word: PackedWord) -> Bool {
        guard let column = memo.number(of: word) else { return false }
        if column != Self.nothing { append(column) }
        return true
    }

    mutating func look(at pieces: Span<TextPiece>) {
        makeRoom(for: pieces.count)
        if remembered.count < pieces.count { remembered = [Int32](repeating: 0, count: pieces.count) }
        memo.find(pieces, into: &remembered)
    }

    mutating func takeAgain(_ pieces: Span<TextPiece>, from first: Int) -> Int {
        makeRoom(for: pieces.count - first)
        return Self.take(pieces, from: first, remembered, &room, &count, &sentenceStarts, &sentenceEnded)
    }

    /// Takes remembered words into arrays of which nobody else knows: no check at each write.
    @inline(__always)
    private static func take(
        _ pieces: Span<TextPiece>, from first: Int, _ remembered: [Int32], _ room: inout [Int32], _ count: inout Int,
        _ starts: inout [Int], _ sentenceEnded: inout Bool
    ) -> Int {
        var (place, known, isStart) = (first, count, sentenceEnded)
        let words = remembered.span
        var columns = room.mutableSpan
        while place < pieces.count {
            let column = words[place]
            guard column != WordMemo.absent else { break }
            // Written in any case, and counted where it is a token: two words of five are none, and no processor
            // guesses which.
            let isToken = column != nothing
            columns[known] = column
            if isStart, isToken { starts.append(known) }
            known &+= isToken ? 1 : 0
            isStart = (isStart && !isToken) || pieces[place].endsSentence
            place &+= 1
        }
        (count, sentenceEnded) = (known, isStart)
        return place
    }

    mutating func take(_ token: [UInt8]) { append(column(of: token)) }

    mutating func take(_ token: [UInt8]?, of word: PackedWord) {
        guard let token else { return memo.insert(word, Self.nothing) }
        let column = column(of: token)
        memo.insert(word, column)
        append(column)
    }

    private func column(of token: [UInt8]) -> Int32 {
        vocabulary.column(ofToken: token.span, 0..<token.count) ?? Self.unknown
    }

    private mutating func append(_ column: Int32) {
        makeRoom(for: 1)
        if sentenceEnded {
            sentenceStarts.append(count)
            sentenceEnded = false
        }
        room[count] = column
        count += 1
    }

    private mutating func makeRoom(for more: Int) {
        guard count + more > room.count else { return }
        room += [Int32](repeating: 0, count: max(1024, 2 * (count + more) - room.count))
    }

    /// Adds the columns of the pairs, and takes down how much was known.
    mutating func findPairs() {
        let tokens = count
        makeRoom(for: tokens)
        if lookups.count < tokens { lookups = [PairLookup](repeating: PairLookup(), count: room.count) }
        familiarity.tokens = tokens
        familiarity.pairs = tokens - sentenceStarts.count
        let pairs = Self.list(&lookups, of: room, first: tokens, starts: sentenceStarts, &familiarity)
        count = vocabulary.addColumns(ofPairs: pairs, in: &lookups, to: &room, from: tokens)
        familiarity.knownPairs = count - tokens
    }

    /// Lists the pairs of neighbours within a sentence that are both known; returns their number.
    private static func list(
        _ lookups: inout [PairLookup], of room: [Int32], first tokens: Int, starts: [Int],
        _ familiarity: inout Familiarity
    ) -> Int {
        let columns = room.span
        var (pairs, known) = (0, 0)
        var searches = lookups.mutableSpan
        for (sentence, start) in starts.enumerated() {
            var previous = unknown
            for place in start..<(sentence + 1 < starts.count ? starts[sentence + 1] : tokens) {
                let token = columns[place]
                known &+= token >= 0 ? 1 : 0
                searches[pairs].wanted = PairKey.of(previous, token)
                // Both are columns where neither has the sign's bit.
                pairs &+= (previous | token) >= 0 ? 1 : 0
                previous = token
            }
        }
        familiarity.knownTokens = known
        return pairs
    }
}
