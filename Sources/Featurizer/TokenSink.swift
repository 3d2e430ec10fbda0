/// What a scanner gives its tokens to.
///
/// A plain word (ASCII letters and digits, at most 16 bytes) always yields the same token or none.
/// A sink may remember which, and is asked first, so that a word is folded once and not each time.
protocol TokenSink {
    /// The next token begins a sentence.
    mutating func endSentence()
    /// Takes the token of a plain word that was taken before; false where the word is not remembered.
    mutating func takeAgain(_ word: PackedWord) -> Bool
    /// Looks at pieces that come next, before any of them is taken.
    mutating func look(at pieces: Span<TextPiece>)
    /// Takes plain words that were taken before, one after another from a place on, with the ends of their sentences;
    /// returns the place of the first piece that is none, or behind the last.
    mutating func takeAgain(_ pieces: Span<TextPiece>, from first: Int) -> Int
    /// Takes a token.
    mutating func take(_ token: [UInt8])
    /// Takes the token of a plain word, or learns that it has none.
    mutating func take(_ token: [UInt8]?, of word: PackedWord)
}

extension TokenSink {
    @inline(__always)
    mutating func look(at pieces: Span<TextPiece>) {}

    @inline(__always)
    mutating func takeAgain(_ pieces: Span<TextPiece>, from first: Int) -> Int {
        var place = first
        while place < pieces.count, pieces[place].isPacked, takeAgain(pieces[place].word) {
            if pieces[place].endsSentence { endSentence() }
            place &+= 1
        }
        return place
    }
}
