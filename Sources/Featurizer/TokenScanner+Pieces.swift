extension TokenScanner {
    /// Scans a text piece by piece: plain words as they are packed, all else byte by byte.
    ///
    /// The tokens are those of the whole text read byte by byte (``scanBytes(_:from:to:into:)``), which is the plain
    /// twin of this in every test.
    @inline(__always)
    mutating func scanPieces(_ text: Span<UInt8>, into sink: inout some TokenSink) {
        // How far the text was searched for pieces, and how far its tokens were taken.
        var (searched, taken) = (0, 0)
        while searched < text.count {
            let found = pieces.find(in: text, from: &searched, rule: rule)
            taken = take(found, of: text, from: taken, into: &sink)
        }
    }

    /// Takes the tokens of so many pieces, those before a position having been taken; returns how far they are now.
    @inline(__always)
    private mutating func take(_ found: Int, of text: Span<UInt8>, from start: Int, into sink: inout some TokenSink)
        -> Int
    {
        var (place, taken) = (0, start)
        sink.look(at: pieces.room.span.extracting(first: found))
        while place < found {
            // What is read byte by byte may end beyond its piece, as a tag does.
            if Int(pieces.room[place].start) >= taken {
                place = sink.takeAgain(pieces.room.span.extracting(first: found), from: place)
                guard place < found else { break }
            }
            let piece = pieces.room[place]
            place &+= 1
            if piece.stop > taken { taken = take(piece, of: text, from: max(taken, Int(piece.start)), into: &sink) }
        }
        return taken
    }

    /// Takes the tokens of a piece from a position on; returns where they end.
    private mutating func take(
        _ piece: TextPiece, of text: Span<UInt8>, from start: Int, into sink: inout some TokenSink
    ) -> Int {
        guard piece.isPacked, start == Int(piece.start) else {
            return scanBytes(text, from: start, to: piece.stop, into: &sink)
        }
        if !sink.takeAgain(piece.word) { take(piece.word, into: &sink) }
        if piece.endsSentence { sink.endSentence() }
        return piece.stop
    }
}
