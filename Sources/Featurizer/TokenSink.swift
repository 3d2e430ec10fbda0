/// What a scanner gives its tokens to.
///
/// A plain word (ASCII letters and digits, at most 16 bytes) always yields the same token or none.
/// A sink may remember which, and is asked first, so that a word is folded once and not each time.
protocol TokenSink {
    /// The next token begins a sentence.
    mutating func endSentence()
    /// Takes the token of a plain word that was taken before; false where the word is not remembered.
    mutating func takeAgain(_ word: PackedWord) -> Bool
    /// Takes a token.
    mutating func take(_ token: [UInt8])
    /// Takes the token of a plain word, or learns that it has none.
    mutating func take(_ token: [UInt8]?, of word: PackedWord)
}
