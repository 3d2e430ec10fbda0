/// Takes XML that was cleaned apart into tags and texts, in order and piece by piece.
///
/// ``XMLCleaner`` has dealt with what is difficult: there are no declarations, comments and
/// processing instructions left, text is UTF-8 and has no references but known ones, `<` begins a
/// tag or a CDATA section. It cuts neither a reference nor the marks of a CDATA section between two
/// pieces, but tags and texts it does.
struct XMLTokenizer {
    enum Token {
        case start(XMLTag)
        case end(name: String)
        /// A text or a part of one, references resolved.
        case text(String)
    }

    /// The 1-based line on which the last token begins, or what comes next where there is none.
    private(set) var line = 1
    /// Whether a tag has begun that has no end yet.
    var isWithinTag: Bool { rest.first == UInt8(ascii: "<") }

    private var rest: ArraySlice<UInt8> = []
    private var isInCDATA = false
    /// The name of an element without content that was begun and not yet ended.
    private var empty: String?
    /// The line ends in what was taken last.
    private var lineEnds = 0

    /// Takes the next piece of the document.
    mutating func add(_ piece: [UInt8]) { rest = rest.isEmpty ? piece[...] : rest + piece }

    /// The next token; nil where more of the document has to be there first.
    ///
    /// Throws ``XMLFault/malformed(_:)`` for a tag that is none.
    mutating func next() throws(XMLFault) -> Token? {
        line += lineEnds
        lineEnds = 0
        if let name = empty.take() { return .end(name: name) }
        if isInCDATA { return cdata() }
        switch rest.first {
        case nil: return nil
        case UInt8(ascii: "<"): return rest.starts(with: Self.cdataStart) ? openCDATA() : try tag()
        default: return .text(XMLText.content(take(rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex)))
        }
    }

    private static let cdataStart = Array("<![CDATA[".utf8)
    private static let cdataEnd = Array("]]>".utf8)

    private mutating func openCDATA() -> Token? {
        _ = take(rest.startIndex + Self.cdataStart.count)
        isInCDATA = true
        return cdata()
    }

    private mutating func cdata() -> Token? {
        guard !rest.isEmpty else { return nil }
        guard let end = rest.firstRange(of: Self.cdataEnd)?.lowerBound else {
            return .text(String(decoding: take(rest.endIndex), as: UTF8.self))
        }
        let text = take(end)
        _ = take(end + Self.cdataEnd.count)
        isInCDATA = false
        return .text(String(decoding: text, as: UTF8.self))
    }

    private mutating func tag() throws(XMLFault) -> Token? {
        guard let end = try endOfTag() else { return nil }
        let bytes = take(end + 1).dropFirst().dropLast()
        if bytes.first == UInt8(ascii: "/") {
            guard let name = XMLTag.name(end: bytes.dropFirst()) else { throw .wronglyWrittenTag }
            return .end(name: name)
        }
        let tag = try XMLTag(start: bytes)
        if tag.isEmpty { empty = tag.name }
        return .start(tag)
    }

    /// The index of the `>` that ends a tag; nil where it is not there yet.
    private func endOfTag() throws(XMLFault) -> Int? {
        var quote: UInt8?
        for index in rest.indices.dropFirst() {
            switch rest[index] {
            case UInt8(ascii: ">") where quote == nil: return index
            case UInt8(ascii: "<"): throw quote == nil ? .wronglyWrittenTag : .wronglyWrittenAttribute
            case let byte where byte == quote: quote = nil
            case let byte where quote == nil && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")): quote = byte
            default: break
            }
        }
        return nil
    }

    /// Takes what comes before an index, and counts lines.
    private mutating func take(_ end: Int) -> ArraySlice<UInt8> {
        let taken = rest[..<end]
        rest = rest[end...]
        lineEnds += taken.count { $0 == 0x0A }
        return taken
    }
}
