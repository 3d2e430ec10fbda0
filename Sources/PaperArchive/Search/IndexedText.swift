import Papers
import ReadableText

/// The texts of a paper as the search index takes them.
///
/// SQLite's tokenizer (unicode61) makes a word of every run of letters and digits. That is one word for a whole
/// sentence of a script without spaces, and nothing but a letter for C++; it keeps letters such as `ł`, and knows no
/// stems. `extra` makes up for it with words of its own, each with a letter in front that says what it is:
///
/// - `t`, `a` and `u`: of the title, the abstract and the authors, as it stands there: pairs of neighbouring characters
///   of scripts without spaces, words of other scripts between them, names such as `c++` spelled out, and words with
///   other letters in place of those that the tokenizer keeps;
/// - `p` and `q`: of the title and the abstract: the stems of words that are not their own stem, each once.
///
/// What is in quotes is looked for without the last.
struct IndexedText: Hashable {
    let title: String
    let abstract: String
    /// A JSON array; its punctuation parts words and means nothing to the index.
    let authors: String?
    let extra: String?

    init(_ record: PaperRecord) {
        var stems = WordStems()
        self.init(
            title: record.title.readable, abstract: record.abstract.readable, authors: record.authors, stems: &stems)
    }

    /// - Parameter stems: of papers before, where there are many.
    init(title: String, abstract: String, authors: [String], stems: inout WordStems) {
        self.title = title
        self.abstract = abstract
        self.authors = TextList.encode(authors)
        extra = ExtraWords.joined(title: title, abstract: abstract, authors: self.authors, stems: &stems)
    }

    /// What is stored of a paper.
    init(title: String, abstract: String, authors: String?, extra: String?) {
        self.title = title
        self.abstract = abstract
        self.authors = authors
        self.extra = extra
    }
}

/// Words that SQLite's tokenizer does not make.
enum ExtraWords {
    /// The extra words of a paper; nil where there are none. The authors are a JSON array, and the stems those of papers
    /// before.
    static func joined(title: String, abstract: String, authors: String?, stems: inout WordStems) -> String? {
        var all = words(in: title).map { "t" + $0 }
        all += words(in: abstract).map { "a" + $0 }
        if let authors { all += words(in: authors).map { "u" + $0 } }
        all += otherForms(in: title, isWhole: true).map { "t" + $0 }
        all += otherForms(in: abstract, isWhole: false).map { "a" + $0 }
        if let authors, authors.anyByte({ $0 >= 0x80 }) {
            all += (TextList.texts(authors) ?? []).flatMap { otherForms(in: $0, isWhole: true) }.map { "u" + $0 }
        }
        var line = StemLine(Array(all.joined(separator: " ").utf8))
        line.append(title, UInt8(ascii: "p"), &stems)
        line.append(abstract, UInt8(ascii: "q"), &stems)
        return line.bytes.isEmpty ? nil : String(decoding: line.bytes, as: UTF8.self)
    }

    /// Words that the tokenizer does not make, and words as others write them: see `IndexedText`.
    ///
    /// - Parameters:
    ///   - text: a text.
    ///   - isWhole: whether all words of a text are given that has such a word, so that phrases are found with it.
    static func otherForms(in text: String, isWhole: Bool) -> [String] {
        // Other forms have only words with other letters than those of ASCII.
        guard text.anyByte({ $0 >= 0x80 }) else { return [] }
        let others = runsBeyondASCII(in: text).flatMap { otherForms(in: $0) { $0 } }
        return isWhole && !others.isEmpty ? otherForms(in: text) { _ in true } : others
    }
    /// The words of a text, folded, that are wanted as those that have another form than the tokenizer's, or none.
    private static func otherForms(in text: String, _ isWanted: (Bool) -> Bool) -> [String] {
        WordForms.words(in: text).flatMap { word in
            let parts = word.split(whereSeparator: isUnspaced)
            let isEmbedded = parts.count != 1 || parts.first?.count != word.count
            return parts.compactMap { part in
                let folded = PlainLetters.folded(part)
                let isOther =
                    isEmbedded || !part.allSatisfy(\.isASCII) && !folded.hasBytes(of: String(part).lowercased())
                return isWanted(isOther) ? folded : nil
            }
        }
    }

    /// The runs of letters, digits and what is not ASCII in which there is such: every word with a letter beyond ASCII is
    /// in one of them.
    private static func runsBeyondASCII(in text: String) -> [String] {
        let bytes = text.utf8.span
        func isPart(_ place: Int) -> Bool { bytes[place] >= 0x80 || ASCII.isAlphanumeric(bytes[place]) }
        var runs: [String] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place &+= 1
                continue
            }
            var start = place
            while start > 0, isPart(start - 1) { start -= 1 }
            while place < bytes.count, isPart(place) { place += 1 }
            runs.append(Self.text(bytes.extracting(start..<place)))
        }
        return runs
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    }

    /// The words of scripts without spaces and the signed names of a text, in its order.
    static func words(in text: String) -> [String] {
        // The bytes with which letters of such scripts begin, and those of signs.
        var (unspaced, signs): (UInt8, UInt8) = (0, 0)
        for byte in Array(text.utf8) {
            unspaced |= byte == 0xE0 || byte >= 0xE3 ? 1 : 0
            signs |= byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#") ? 1 : 0
        }
        return (unspaced != 0 ? runs(in: text).flatMap(pairs) : []) + (signs != 0 ? signed(in: text) : [])
    }

    /// Runs of letters of scripts that are written without spaces.
    static func runs(in text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split { !isUnspaced($0) }.map { Array($0) }
    }

    /// Neighbouring characters in pairs, and the last one alone.
    static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        run.indices.map { String(String.UnicodeScalarView(run[$0..<min($0 + 2, run.count)])) }
    }

    /// Names that end in signs: `c++` is `cplusplus`, `f#` is `fsharp`.
    static func signed(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return signedRanges(bytes).map { range, sign in
            String(decoding: bytes[range], as: UTF8.self).lowercased()
                + (sign == UInt8(ascii: "+") ? "plusplus" : "sharp")
        }
    }

    /// The text with spaces in place of such names.
    static func withoutSigned(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for (range, _) in signedRanges(bytes) { for index in range { bytes[index] = UInt8(ascii: " ") } }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func signedRanges(_ bytes: [UInt8]) -> [(name: Range<Int>, sign: UInt8)] {
        bytes.indices.dropFirst().compactMap { index in
            let byte = bytes[index]
            let isPlus = byte == UInt8(ascii: "+") && index + 1 < bytes.count && bytes[index + 1] == byte
            guard isPlus || byte == UInt8(ascii: "#"), ASCII.isLetter(bytes[index - 1]) else { return nil }
            let length = bytes[..<index].reversed().prefix(while: ASCII.isLetter).count
            return length <= 16 ? (index - length..<index, byte) : nil
        }
    }

    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0E7F, 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
            0xF900...0xFAFF,
            0x20000...0x3134F:
            switch scalar.properties.generalCategory {
            case .otherLetter, .modifierLetter, .letterNumber: true
            default: false
            }
        default: false
        }
    }
}
