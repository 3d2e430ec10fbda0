import Papers

/// A line of extra words that gets the stems of texts: see `IndexedText`.
///
/// Every word of every paper comes here: so what is known of words is used again, see `WordStems`.
struct StemLine {
    /// The line so far.
    private(set) var bytes: [UInt8]

    /// What a byte is in a word: nothing of it, a digit, a letter, or a byte of another letter.
    private enum Kind {
        static let (other, digit, letter, beyondASCII): (UInt8, UInt8, UInt8, UInt8) = (0, 1, 2, 4)
        static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case 0x80...: beyondASCII
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
            default: other
            }
        }
    }

    /// A line that begins so.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameters:
    ///   - text: the text.
    ///   - letter: stands before the stems of its words that are not their own, each once, behind spaces.
    ///   - stems: of the texts before.
    mutating func append(_ text: String, _ letter: UInt8, _ stems: inout WordStems) {
        stems.beginText()
        append(text.utf8.span, Kind.table, letter, &stems)
    }

    private mutating func append(_ text: Span<UInt8>, _ kinds: [UInt8], _ letter: UInt8, _ stems: inout WordStems) {
        var position = 0
        while position < text.count {
            let start = position
            var all = Kind.other
            while position < text.count, case let kind = kinds[Int(text[position])], kind != Kind.other {
                all |= kind
                position &+= 1
            }
            if all == Kind.letter, position &- start >= 3 {
                append(wordIn: start..<position, of: text, letter, &stems)
            } else if all & Kind.beyondASCII != 0 {
                appendRun(text.extracting(start..<position), letter, &stems)
            }
            position &+= 1
        }
    }

    /// Takes a run of letters, digits and what is not ASCII, in which there may be several words.
    private mutating func appendRun(_ bytes: Span<UInt8>, _ letter: UInt8, _ stems: inout WordStems) {
        let run = bytes.indices.map { bytes[$0] < 0x80 ? bytes[$0] | 0x20 : bytes[$0] }
        for part in WordForms.words(in: String(decoding: run, as: UTF8.self)).flatMap({
            $0.split(whereSeparator: ExtraWords.isUnspaced)
        }) {
            let word = Array(PlainLetters.folded(part).utf8)
            // Digits are no letters, and other letters have no stems.
            if word.count >= 3, word.allSatisfy({ (0x61...0x7A).contains($0) }) {
                append(wordIn: 0..<word.count, of: word.span, letter, &stems)
            }
        }
    }

    private mutating func append(
        wordIn range: Range<Int>, of text: Span<UInt8>, _ letter: UInt8, _ stems: inout WordStems
    ) {
        if let word = PackedWord(text, range) {
            guard let stem = stems.newStem(of: word) else { return }
            append(letter)
            stem.append(to: &bytes)
        } else if let stem = stems.newStem(ofLong: range.map { text[$0] | 0x20 }) {
            append(letter)
            bytes += stem
        }
    }

    /// Begins a word of the line.
    private mutating func append(_ letter: UInt8) {
        if !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(letter)
    }
}
