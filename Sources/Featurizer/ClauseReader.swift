/// Takes texts apart into clauses of numbered words, function words included: for phrases, which stand within a
/// clause.
///
///     var reader = ClauseReader()
///     let text = reader.read(["Agents with skills: a survey"])
///     text.words.map { $0 < 0 ? "|" : reader.spelling($0) }   // "agent", "with", "skill", "|", "a", "survey", "|"
///
/// A clause ends at a mark of punctuation beside a space, at a bracket, a dash and a number. Words are folded as
/// ``TokenRule/texts`` has it, so that singular and plural are one; a hyphenated word of which a part is a function
/// word (`on-policy`, `end-to-end`) is one word.
public struct ClauseReader: Sendable {
    /// What stands between two clauses.
    public static let boundary: Int32 = -1

    private var scanner = TokenScanner(rule: .texts)
    private var buffer = TokenBuffer()
    private var table = TokenTable()
    private var kinds: [WordKind] = []
    private var written: [Written] = []
    /// What stood between two spaces so far, by its bytes: few different pieces make up a text.
    private var pieces = TokenTable()
    /// The words of the pieces, one piece after another, and where each piece ends.
    private var pieceWords: [Word] = []
    private var pieceEnds: [Int] = []

    /// A word of a piece, or a boundary.
    private struct Word: Sendable {
        var number: Int32
        var marks: Marks = []
    }

    /// How a word was written.
    private struct Written: Sendable {
        var times: Int32 = 0
        /// How often as a name: with capitals behind its first letter, or with one and a digit.
        var timesAsName: Int32 = 0
        /// Whether ever as it is known, but for its capitals and a plural's s.
        var isKnown = false
        /// First as a name, first with a capital, and first otherwise than it is known (`species`, known as `specy`).
        var name: [UInt8] = []
        var capital: [UInt8] = []
        var other: [UInt8] = []
    }

    /// The words of a text.
    public struct Text: Sendable, Hashable {
        /// The numbers of the words; ``ClauseReader/boundary`` ends each clause.
        public var words: [Int32] = []
        /// How each of them was written.
        public var marks: [Marks] = []
        /// How many of the words, from the first, are those of titles.
        public var titleWords = 0

        /// No words.
        public init() {}

        mutating func add(_ word: Int32, _ marks: Marks) {
            words.append(word)
            self.marks.append(marks)
        }

        /// Ends the clause, where there is one.
        mutating func end() {
            if let last = words.last, last != boundary { add(boundary, []) }
        }
    }

    /// How a word was written at its place.
    public struct Marks: OptionSet, Sendable, Hashable {
        /// A bit for each mark.
        public let rawValue: UInt8

        /// The marks that a number stands for, as it is stored: see each.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Joined to the word before by a hyphen.
        public static let joined = Marks(rawValue: 1)
        /// As a name: with capitals behind its first letter, or with one and a digit.
        public static let name = Marks(rawValue: 2)
        /// With a plural's s.
        public static let plural = Marks(rawValue: 4)
        /// With a capital at its beginning alone.
        public static let capital = Marks(rawValue: 8)
        /// Within a clause of running text, where a capital says that it is a name.
        public static let within = Marks(rawValue: 16)
    }

    /// Knows no word yet.
    public init() {}

    /// Knows some words as they were known to another, in the order of their numbers; of how they are written it knows
    /// nothing.
    ///
    /// - Precondition: no word comes twice.
    public init(words: some Sequence<ArraySlice<UInt8>>) {
        for word in words { _ = number(of: Array(word)) }
    }

    /// How many different words have come.
    public var count: Int { table.count }

    /// What a word does in a sentence.
    public func kind(_ word: Int32) -> WordKind { kinds[Int(word)] }

    /// A word as most texts write it: in lower case, or with capitals where these are within it (`GRPO`, `LoRA`); with
    /// one at its beginning where that is asked for.
    public func spelling(_ word: Int32, isCapital: Bool = false) -> String {
        let seen = written[Int(word)]
        if 2 * seen.timesAsName > seen.times { return String(decoding: seen.name, as: UTF8.self) }
        if isCapital, !seen.capital.isEmpty { return String(decoding: seen.capital, as: UTF8.self) }
        if !seen.isKnown, !seen.other.isEmpty { return String(decoding: seen.other, as: UTF8.self).lowercased() }
        return String(decoding: table.bytes[table.range(Int(word))], as: UTF8.self)
    }

    /// A word as it is known: in lower case and in the singular.
    public func folded(_ word: Int32) -> ArraySlice<UInt8> { table.bytes[table.range(Int(word))] }

    /// The words of a text in several parts, with a boundary behind each clause.
    ///
    /// - Parameters:
    ///   - parts: the parts, of which none reaches into the next.
    ///   - titles: how many of them, from the first, are titles, whose capitals say nothing.
    public mutating func read(_ parts: [String], titles: Int = 0) -> Text {
        var text = Text()
        for (number, part) in parts.enumerated() {
            let bytes = Array(part.utf8)
            var position = 0
            while position < bytes.count {
                guard !Self.isSpace(bytes[position]) else {
                    position += 1
                    continue
                }
                let start = position
                while position < bytes.count, !Self.isSpace(bytes[position]) { position += 1 }
                let piece = Int(pieces.number(of: bytes.span, start..<position))
                if piece == pieceEnds.count { read(bytes.span, start..<position) }
                for place in (piece == 0 ? 0 : pieceEnds[piece - 1])..<pieceEnds[piece] {
                    let word = pieceWords[place]
                    guard word.number >= 0 else {
                        text.end()
                        continue
                    }
                    var marks = word.marks
                    if number >= titles, (text.words.last ?? Self.boundary) != Self.boundary { marks.insert(.within) }
                    text.add(word.number, marks)
                    written[Int(word.number)].times += 1
                    if word.marks.contains(.name) { written[Int(word.number)].timesAsName += 1 }
                }
            }
            text.end()
            if number < titles { text.titleWords = text.words.count }
        }
        return text
    }

    /// Reads a piece that has not come before.
    private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        let end = Word(number: Self.boundary)
        defer { pieceEnds.append(pieceWords.count) }
        var core = range
        while let first = core.first, Self.isMark(bytes[first]) { core.removeFirst() }
        if core.lowerBound > range.lowerBound { pieceWords.append(end) }
        while let last = core.last, Self.isMark(bytes[last]) { core.removeLast() }
        guard !core.isEmpty, !Self.isNumber(bytes, core), !Self.isDash(bytes, core) else {
            return pieceWords.append(end)
        }
        buffer.removeAll()
        scanner.scan(bytes.extracting(core), into: &buffer)
        let tokens = buffer.bytes
        let found = (0..<buffer.count).map { buffer.range($0) }
        let whole = core.map { bytes[$0] }
        if found.count > 1, found.contains(where: { !WordKind(of: tokens.span, $0).hasMeaning }) {
            let joined = found.map { Array(tokens[$0]) }.joined(separator: [UInt8(ascii: "-")])
            var parts = [whole][...]
            var word = word(Array(joined), writtenAmong: &parts)
            // `On-Policy` in a title is no name: its capitals begin words.
            if word.marks.contains(.name), Self.isTitled(whole) {
                word.marks.remove(.name)
                word.marks.insert(.capital)
            }
            pieceWords.append(word)
        } else {
            let hasHyphen = whole.contains(UInt8(ascii: "-"))
            var parts = ((found.count == 1 ? [whole] : []) + Self.parts(whole))[...]
            for (place, range) in found.enumerated() {
                let startsSentence = place > 0 && buffer.startsSentence[place]
                if startsSentence { pieceWords.append(end) }
                var word = word(Array(tokens[range]), writtenAmong: &parts)
                if place > 0, hasHyphen, !startsSentence { word.marks.insert(.joined) }
                pieceWords.append(word)
            }
        }
        if core.upperBound < range.upperBound { pieceWords.append(end) }
    }

    /// A word, which is written as the first of some parts that differs from it by its capitals alone; takes the parts
    /// away up to that one.
    private mutating func word(_ token: [UInt8], writtenAmong parts: inout ArraySlice<[UInt8]>) -> Word {
        let number = number(of: token)
        var (seen, found) = (written[Int(number)], Word(number: number))
        if let place = parts.firstIndex(where: { Self.spelling($0, of: token) != nil }) {
            seen.isKnown = true
            if let spelled = Self.spelling(parts[place], of: token) {
                if spelled.count < parts[place].count { found.marks.insert(.plural) }
                if Self.isName(spelled) {
                    found.marks.insert(.name)
                    if seen.name.isEmpty { seen.name = spelled }
                } else if spelled.first.map(ByteClass.isUpper) ?? false {
                    found.marks.insert(.capital)
                    if seen.capital.isEmpty { seen.capital = spelled }
                }
            }
            parts.removeSubrange(...place)
        } else if let whole = parts.first, parts.count == 2, seen.other.isEmpty, whole.allSatisfy(ByteClass.isLetter) {
            seen.other = whole
        }
        written[Int(number)] = seen
        return found
    }

    /// The number of a word as it is known, a new one where it never came.
    private mutating func number(of token: [UInt8]) -> Int32 {
        let number = table.number(of: token.span, 0..<token.count)
        if Int(number) == kinds.count {
            kinds.append(WordKind(of: token.span, 0..<token.count))
            written.append(Written())
        }
        return number
    }

    /// The number of a word as it is known; nil where it never came.
    public func number(ofKnown word: ArraySlice<UInt8>) -> Int32? {
        let bytes = Array(word)
        return table.find(bytes.span, 0..<bytes.count)
    }

    /// Whether capitals begin parts between hyphens alone.
    private static func isTitled(_ word: [UInt8]) -> Bool {
        word.split(separator: UInt8(ascii: "-")).allSatisfy { part in
            !part.dropFirst().contains { ByteClass.isUpper($0) || ByteClass.isDigit($0) }
        }
    }

    private static func isName(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return false }
        return word.dropFirst().contains(where: ByteClass.isUpper)
            || ByteClass.isUpper(first) && word.contains(where: ByteClass.isDigit)
    }

    /// What was written, without its plural's s (`LLMs`), but with the S of a name (`3DGS`); nil where the token is not
    /// that but for its capitals.
    private static func spelling(_ written: [UInt8], of token: [UInt8]) -> [UInt8]? {
        let isPlural = written.count == token.count + 1 && written.last == UInt8(ascii: "s")
        let isName = written.count == token.count + 1 && written.last == UInt8(ascii: "S")
        let spelled = isPlural ? written.dropLast() : written[...]
        let letters = isName ? written.dropLast() : spelled
        let isSame = letters.count == token.count && zip(letters, token).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
        return isSame ? Array(spelled) : nil
    }

    /// The parts between hyphens, slashes and other signs.
    private static func parts(_ word: [UInt8]) -> [[UInt8]] {
        word.split { !ByteClass.isLetter($0) && !ByteClass.isDigit($0) && $0 < 0x80 }.map { Array($0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    /// Punctuation that ends a clause where a space is beside it.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"),
            UInt8(ascii: "|"):
            true
        default: false
        }
    }

    /// Whether there is a digit and nothing but digits, signs and units of one letter.
    private static func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var hasDigit = false
        for position in range {
            let byte = bytes[position]
            if ByteClass.isDigit(byte) {
                hasDigit = true
            } else if ByteClass.isLetter(byte) || byte >= 0x80 {
                guard position == range.upperBound - 1, range.count > 1 else { return false }
            }
        }
        return hasDigit
    }

    /// Whether it is a dash of any length.
    private static func isDash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { bytes[$0] == UInt8(ascii: "-") }
            || range.count == 3 && bytes[range.lowerBound] == 0xE2 && bytes[range.lowerBound + 1] == 0x80
    }
}

extension WordKind {
    /// Whether the word has a meaning of its own.
    public var hasMeaning: Bool { self == .content || self == .adverb }
}
