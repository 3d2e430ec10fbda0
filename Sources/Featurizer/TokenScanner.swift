/// Walks over UTF-8 text and fills a ``TokenBuffer`` with its tokens.
///
///     var scanner = TokenScanner(rule: .abstracts)
///     var tokens = TokenBuffer()
///     scanner.scan("Fine-tuning LLMs with k-means", into: &tokens)
///     tokens.strings   // ["fine", "tuning", "llm", "k-mean"]
///
/// O(bytes). Bytes that are no UTF-8 separate words.
public struct TokenScanner: Sendable {
    /// The rule that says what a token is.
    public let rule: TokenRule
    let functionWords = FunctionWords.all
    /// Whether function words and single letters are tokens.
    let keepsSmallWords: Bool
    let classes = ByteClass.table
    let plainEnds = PlainEnd.table
    /// Whether plain words are taken as packed integers; the tokens are the same without, only later.
    var packsWords = true
    /// Whether the text is taken apart many bytes at a time first; the tokens are the same without, only later.
    var takesPieces = true
    /// The pieces of the text being read.
    var pieces = TextPieces()
    /// The word being read, as it stands in the text.
    var word: [UInt8] = []
    /// The parts of a hyphenated word of plain characters.
    var compound: [PackedWord] = []
    /// Where the parts of a hyphenated word end in `word`.
    var partEnds: [Int] = []
    /// The token being made of it.
    var folded: [UInt8] = []

    /// A scanner for a rule.
    public init(rule: TokenRule) {
        self.rule = rule
        keepsSmallWords = rule == .texts
    }

    /// Appends the tokens of a text to a buffer. The text begins a sentence.
    public mutating func scan(_ text: String, into tokens: inout TokenBuffer) { scan(Array(text.utf8), into: &tokens) }

    /// Appends the tokens of UTF-8 text to a buffer. The text begins a sentence.
    public mutating func scan(_ text: [UInt8], into tokens: inout TokenBuffer) { scan(text.span, into: &tokens) }

    /// Gives the tokens of UTF-8 text to a sink. The text begins a sentence.
    @inline(__always)
    mutating func scan(_ text: Span<UInt8>, into sink: inout some TokenSink) {
        sink.endSentence()
        guard takesPieces, text.count <= TextPieces.longestText else {
            _ = scanBytes(text, from: 0, to: text.count, into: &sink)
            return
        }
        scanPieces(text, into: &sink)
    }

    /// Reads byte by byte from a position until at least another; returns where it stands then.
    mutating func scanBytes(_ text: Span<UInt8>, from start: Int, to end: Int, into sink: inout some TokenSink) -> Int {
        switch rule {
        case .abstracts, .texts: scanAbstract(text, from: start, to: end, into: &sink)
        case .words: scanWords(text, from: start, to: end, into: &sink)
        }
    }

    /// Takes a plain word that the sink does not know yet.
    mutating func take(_ plain: PackedWord, into sink: inout some TokenSink) {
        switch rule {
        case .abstracts, .texts: takeFolded(plain, into: &sink)
        case .words: takeWhole(plain, into: &sink)
        }
    }
}
