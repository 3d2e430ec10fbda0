/// Takes texts apart into clauses of numbered words, function words included: for phrases, which stand within a
/// clause.
///
///     var reader = ClauseReader()
///     let words = reader.words(of: ["Agents with skills: a survey"])
///     words.map { $0 < 0 ? "|" : reader.spelling($0) }   // "agent", "with", "skill", "|", "a", "survey"
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
    /// How often each word came, and how often with capitals behind its first letter.
    private var occurrences: [(all: Int32, capital: Int32)] = []
    /// The first spelling of each word that has capitals behind its first letter.
    private var capitals: [Int32: [UInt8]] = [:]

    /// Knows no word yet.
    public init() {}

    /// How many different words have come.
    public var count: Int { table.count }

    /// What a word does in a sentence.
    public func kind(_ word: Int32) -> WordKind { kinds[Int(word)] }

    /// A word as most texts write it: in lower case, or with capitals where these are within it (`GRPO`, `LoRA`).
    public func spelling(_ word: Int32) -> String {
        let seen = occurrences[Int(word)]
        if 2 * seen.capital > seen.all, let capital = capitals[word] { return String(decoding: capital, as: UTF8.self) }
        return String(decoding: table.bytes[table.range(Int(word))], as: UTF8.self)
    }

    /// The words of a text in several parts, with a boundary behind each clause.
    public mutating func words(of parts: [String]) -> [Int32] {
        var words: [Int32] = []
        for part in parts {
            let bytes = Array(part.utf8)
            var position = 0
            while position < bytes.count {
                guard !Self.isSpace(bytes[position]) else {
                    position += 1
                    continue
                }
                let start = position
                while position < bytes.count, !Self.isSpace(bytes[position]) { position += 1 }
                read(bytes.span, start..<position, into: &words)
            }
            Self.end(&words)
        }
        return words
    }

    /// Reads what stands between two spaces.
    private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, into words: inout [Int32]) {
        var core = range
        while let first = core.first, Self.isMark(bytes[first]) { core.removeFirst() }
        if core.lowerBound > range.lowerBound { Self.end(&words) }
        while let last = core.last, Self.isMark(bytes[last]) { core.removeLast() }
        guard !core.isEmpty, !Self.isNumber(bytes, core), !Self.isDash(bytes, core) else { return Self.end(&words) }
        buffer.removeAll()
        scanner.scan(bytes.extracting(core), into: &buffer)
        let tokens = buffer.bytes
        let found = (0..<buffer.count).map { buffer.range($0) }
        if found.count > 1, found.contains(where: { !WordKind(of: tokens.span, $0).hasMeaning }) {
            let joined = found.map { Array(tokens[$0]) }.joined(separator: [UInt8(ascii: "-")])
            add(Array(joined), written: nil, into: &words)
        } else {
            let parts = Self.parts(bytes, core)
            for (place, range) in found.enumerated() {
                if place > 0, buffer.startsSentence[place] { Self.end(&words) }
                add(Array(tokens[range]), written: parts.count == found.count ? parts[place] : nil, into: &words)
            }
        }
        if core.upperBound < range.upperBound { Self.end(&words) }
    }

    private mutating func add(_ token: [UInt8], written: [UInt8]?, into words: inout [Int32]) {
        let number = table.number(of: token.span, 0..<token.count)
        if Int(number) == kinds.count {
            kinds.append(WordKind(of: token.span, 0..<token.count))
            occurrences.append((0, 0))
        }
        occurrences[Int(number)].all += 1
        if let written = written.flatMap({ Self.spelling($0, of: token) }),
            written.dropFirst().contains(where: ByteClass.isUpper)
        {
            occurrences[Int(number)].capital += 1
            if capitals[number] == nil { capitals[number] = written }
        }
        words.append(number)
    }

    /// What was written, without its plural's s; nil where the token is not that but for its capitals.
    private static func spelling(_ written: [UInt8], of token: [UInt8]) -> [UInt8]? {
        let isPlural = written.count == token.count + 1 && written.last == UInt8(ascii: "s")
        let singular = isPlural ? written.dropLast() : written[...]
        let isSame = singular.count == token.count && zip(singular, token).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
        return isSame ? Array(singular) : nil
    }

    /// The parts between hyphens.
    private static func parts(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [[UInt8]] {
        range.map { bytes[$0] }.split(separator: UInt8(ascii: "-")).map { Array($0) }
    }

    private static func end(_ words: inout [Int32]) {
        if let last = words.last, last != boundary { words.append(boundary) }
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
