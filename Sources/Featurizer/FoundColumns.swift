/// The columns of a text's terms: of its tokens as they come, then of its pairs.
struct FoundColumns: TokenSink, Sendable {
    private let vocabulary: Vocabulary
    /// Room for the columns; those of the text come first: of its tokens, then of its pairs, each as often as it occurs.
    private(set) var columns: [Int32] = []
    /// The number of columns of the text.
    private(set) var columnCount = 0
    /// Room for the tokens of the text in their order, and their number; ``unknown`` stands for one that is no column.
    private var room: [Int32] = []
    private var count = 0
    /// How much of the text is known.
    private(set) var familiarity = Familiarity()
    /// The places of the tokens that begin a sentence.
    private var sentenceStarts: [Int] = []
    private var sentenceEnded = true
    private var memo = WordMemo(limit: 1 << 17)
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
        (count, columnCount) = (0, 0)
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

    /// Lists the columns of known tokens and pairs, and takes down how much was known.
    mutating func findPairs() {
        if columns.count < 2 * count { columns = [Int32](repeating: 0, count: 4 * count) }
        if lookups.count <= count { lookups = [PairLookup](repeating: PairLookup(), count: 2 * count + 1) }
        let (known, pairs) = Self.list(&columns, &lookups, room, first: count, starts: sentenceStarts)
        columnCount = vocabulary.addColumns(ofPairs: pairs, in: &lookups, to: &columns, from: known)
        familiarity = Familiarity(
            tokens: count, knownTokens: known, pairs: count - sentenceStarts.count, knownPairs: columnCount - known)
    }

    /// Lists the known tokens, and the pairs of neighbours within a sentence that are both known; returns how many
    /// there are of each.
    private static func list(
        _ columns: inout [Int32], _ lookups: inout [PairLookup], _ room: [Int32], first count: Int, starts: [Int]
    ) -> (known: Int, pairs: Int) {
        let tokens = room.span
        var (pairs, known) = (0, 0)
        var searches = lookups.mutableSpan
        var list = columns.mutableSpan
        for (sentence, start) in starts.enumerated() {
            var previous = unknown
            for place in start..<(sentence + 1 < starts.count ? starts[sentence + 1] : count) {
                // Written in any case, and counted where they are known, which has no sign's bit.
                let token = tokens[place]
                list[known] = token
                known &+= token >= 0 ? 1 : 0
                searches[pairs].wanted = PairKey.of(previous, token)
                pairs &+= (previous | token) >= 0 ? 1 : 0
                previous = token
            }
        }
        return (known, pairs)
    }
}
