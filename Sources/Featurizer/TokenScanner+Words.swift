extension TokenScanner {
    /// scikit-learn's default: the text in lower case, then every run of two or more word
    /// characters. One sentence a text.
    ///
    /// Lower case comes first, as there: a capital I with a dot becomes an i and a combining dot,
    /// which is no word character. A word-final sigma becomes ς.
    ///
    /// Reads a text byte by byte from a position until at least another; returns where it stands then.
    mutating func scanWords(_ text: Span<UInt8>, from start: Int, to end: Int, into sink: inout some TokenSink) -> Int {
        var position = start
        while position < end {
            let byte = text[position]
            if classes[Int(byte)] == .word || byte == UInt8(ascii: "_") {
                position = scanPlainRun(text, at: position, into: &sink) ?? scanRun(text, at: position, into: &sink)
            } else if byte >= 0x80 {
                position = scanRun(text, at: position, into: &sink)
            } else {
                position &+= 1
            }
        }
        return position
    }

    /// Takes a run of ASCII word characters alone; returns where it ends, or nil for any other.
    @inline(__always)
    private mutating func scanPlainRun(_ text: Span<UInt8>, at start: Int, into sink: inout some TokenSink) -> Int? {
        guard let run = PlainRun(text, at: start, underscore: true) else { return nil }
        let end = start &+ run.length
        guard end >= text.count || text[end] < 0x80 else { return nil }
        guard run.length >= 2 else { return end }
        let lowercased = run.word.lowercased
        if !sink.takeAgain(lowercased) { takeWhole(lowercased, into: &sink) }
        return end
    }

    /// Takes a plain word in lower case that the sink does not know yet.
    mutating func takeWhole(_ lowercased: PackedWord, into sink: inout some TokenSink) {
        folded.removeAll(keepingCapacity: true)
        lowercased.append(to: &folded)
        sink.take(folded, of: lowercased)
    }

    /// Reads characters of any script up to the first that is none of a word, and takes the words
    /// of their lower case; returns where they end.
    private mutating func scanRun(_ text: Span<UInt8>, at start: Int, into sink: inout some TokenSink) -> Int {
        folded.removeAll(keepingCapacity: true)
        var (characters, position) = (0, start)
        while position < text.count, let (scalar, length) = Scalars.decode(text, at: position) {
            guard Self.isWordCharacter(scalar) else {
                position += length
                break
            }
            for small in Lowercase.scalars(of: scalar, in: text, at: position, length: length) {
                if Self.isWordCharacter(small) {
                    UTF8.encode(small).map { folded.append(contentsOf: $0) }
                    characters += 1
                } else {
                    endRun(characters, into: &sink)
                    characters = 0
                }
            }
            position += length
        }
        endRun(characters, into: &sink)
        return position == start ? start + 1 : position
    }

    private mutating func endRun(_ characters: Int, into sink: inout some TokenSink) {
        if characters >= 2 { sink.take(folded) }
        folded.removeAll(keepingCapacity: true)
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || Scalars.isLetterOrNumber(scalar)
    }
}

/// Lower case as Python's `str.lower` makes it: each character by itself, but for the sigma that ends a word.
enum Lowercase {
    /// The characters that a character of a text becomes.
    static func scalars(of scalar: Unicode.Scalar, in text: Span<UInt8>, at position: Int, length: Int)
        -> String.UnicodeScalarView
    {
        guard scalar == "Σ" else { return scalar.properties.lowercaseMapping.unicodeScalars }
        let isFinal = isCasedBefore(text, position) && !isCasedBehind(text, position + length)
        return (isFinal ? "ς" : "σ").unicodeScalars
    }

    private static func isCasedBehind(_ text: Span<UInt8>, _ start: Int) -> Bool {
        var position = start
        while position < text.count, let (scalar, length) = Scalars.decode(text, at: position) {
            if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
            position += length
        }
        return false
    }

    private static func isCasedBefore(_ text: Span<UInt8>, _ end: Int) -> Bool {
        var position = end
        while position > 0 {
            let behind = position
            position -= 1
            // Step back to the byte that begins the character.
            while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
            guard let (scalar, length) = Scalars.decode(text, at: position), position + length == behind else {
                return false
            }
            if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
        }
        return false
    }
}
