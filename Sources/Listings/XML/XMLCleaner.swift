import ReadableText

/// Brings XML of the outside into the form in which a strict parser takes it: UTF-8 without
/// declarations, comments and processing instructions.
///
/// A document type never reaches the parser, and so neither do entities that it defines: nothing
/// can be expanded or fetched through them ("billion laughs", external entities). A reference to
/// any entity but XML's own five becomes text, `&eacute;` as well as `&lol9;`. What feeds get wrong
/// most often is mended, so that one character does not cost the rest of a file: a bare `&` or `<`
/// in text, control characters, bytes that are no UTF-8. Lines keep their numbers.
struct XMLCleaner {
    /// The longest tag with its attributes, in bytes.
    static let longestTag = 64 << 10
    /// The longest document type or processing instruction, in bytes.
    static let longestDeclaration = 64 << 10

    /// How many characters were mended.
    var mends: Int { characters.mends }
    /// Whether a document type was passed over.
    private(set) var hasDocumentType = false
    /// Why the rest cannot be read.
    private(set) var fault: XMLFault?

    enum Place: Equatable {
        case text
        case tag(quote: UInt8)
        case cdata
        case comment
        case instruction
        case documentType(quote: UInt8, depth: Int)
    }
    private var place = Place.text
    private var characters = XMLCharacters()
    private var length = 0
    private var pending: [UInt8] = []

    /// Whether the text ends within markup that the parser does not get to see.
    var endsInMarkup: Bool {
        switch place {
        case .comment, .instruction, .documentType: true
        case .text, .tag, .cdata: false
        }
    }

    /// Cleans the next piece of a text; `isLast` says that nothing follows. What cannot be judged
    /// before more is there is kept for the next call.
    mutating func clean(_ piece: ArraySlice<UInt8>, isLast: Bool, into output: inout [UInt8]) {
        let input = pending + piece
        output.reserveCapacity(output.count + input.count + input.count / 8)
        var index = 0
        while index < input.count, fault == nil {
            let step = step(XMLLookahead(input, at: index, isLast: isLast), &output)
            if step == 0 { break }
            index += step
        }
        pending = fault == nil ? Array(input[min(index, input.count)...]) : []
    }

    /// Takes what begins at a place and returns its length; 0 where more has to be there first.
    private mutating func step(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        switch place {
        case .text: text(next, &output)
        case .tag(let quote): tag(next, quote, &output)
        case .cdata: cdata(next, &output)
        case .comment: pass(next, until: "-->", &output)
        case .instruction: limited(pass(next, until: "?>", &output))
        case .documentType(let quote, let depth): limited(documentType(next, quote, depth, &output))
        }
    }

    // MARK: - Text and tags

    private mutating func text(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        switch next.byte {
        case UInt8(ascii: "<"): return opening(next, &output)
        case UInt8(ascii: "&"): return characters.reference(next, &output)
        case UInt8(ascii: ">"):
            // In text it may stand bare, but not behind `]]`.
            output += "&gt;".utf8
            return 1
        default: return characters.run(next, &output)
        }
    }

    private mutating func opening(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        guard next.has(9) else { return 0 }
        if next.starts(with: "<!--") { return enter(.comment, 4) }
        if next.starts(with: "<![CDATA[") {
            output += "<![CDATA[".utf8
            return enter(.cdata, 9)
        }
        if next.starts(with: "<?xml"), next.isSpace(5) { return declaration(next, &output) }
        if next.starts(with: "<?") { return enter(.instruction, 2) }
        if next.starts(with: "<!") {
            hasDocumentType = true
            return enter(.documentType(quote: 0, depth: 0), 2)
        }
        guard next.isNameStart(1) || next.starts(with: "</") else { return characters.replace(1, by: "&lt;", &output) }
        output.append(next.byte)
        return enter(.tag(quote: 0), 1)
    }

    private mutating func enter(_ place: Place, _ count: Int) -> Int {
        self.place = place
        length = 0
        return count
    }

    private mutating func tag(_ next: XMLLookahead, _ quote: UInt8, _ output: inout [UInt8]) -> Int {
        let byte = next.byte
        if byte == quote, quote != 0 {
            place = .tag(quote: 0)
        } else if quote == 0, byte == UInt8(ascii: ">") {
            place = .text
        } else if quote == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            place = .tag(quote: byte)
        } else {
            let count =
                byte == UInt8(ascii: "&")
                ? characters.reference(next, &output) : characters.run(next, &output, in: .tag)
            length += count
            if length > Self.longestTag { fault = .tagTooLong(limit: Self.longestTag) }
            return count
        }
        length += 1
        output.append(byte)
        return 1
    }

    private mutating func cdata(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        guard next.byte == UInt8(ascii: "]") else { return characters.run(next, &output, in: .cdata) }
        guard next.has(3) else { return 0 }
        guard next.starts(with: "]]>") else { return characters.one(next, &output) }
        output += "]]>".utf8
        return enter(.text, 3)
    }

    // MARK: - What the parser does not get to see

    /// The XML declaration, of which only the encoding matters.
    private mutating func declaration(_ next: XMLLookahead, _ output: inout [UInt8]) -> Int {
        guard let content = next.upTo("?>", within: 1024) else {
            guard next.has(1024) else { return 0 }
            fault = next.isLast ? .cut : .malformed("the XML declaration has no end")
            return 0
        }
        if let label = Self.encodingLabel(content) {
            guard let known = TextEncoding(label: label) else {
                fault = .encoding(label)
                return 0
            }
            characters.encoding = known
        } else {
            characters.encoding = .utf8
        }
        keepLines(content, &output)
        return content.count + 2
    }

    /// The value of `encoding="…"`.
    private static func encodingLabel(_ declaration: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: declaration, as: UTF8.self)
        guard let name = text.firstRange(of: "encoding") else { return nil }
        let rest = text[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\n" || $0 == "\t" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    private mutating func pass(_ next: XMLLookahead, until end: String, _ output: inout [UInt8]) -> Int {
        guard next.has(end.utf8.count) else { return 0 }
        if next.starts(with: end) { return enter(.text, end.utf8.count) }
        keepLines([next.byte], &output)
        return 1
    }

    private mutating func documentType(_ next: XMLLookahead, _ quote: UInt8, _ depth: Int, _ output: inout [UInt8])
        -> Int
    {
        let byte = next.byte
        keepLines([byte], &output)
        switch (byte, quote) {
        case (quote, 1...): place = .documentType(quote: 0, depth: depth)
        case (UInt8(ascii: "\""), 0), (UInt8(ascii: "'"), 0): place = .documentType(quote: byte, depth: depth)
        case (UInt8(ascii: "<"), 0), (UInt8(ascii: "["), 0): place = .documentType(quote: 0, depth: depth + 1)
        case (UInt8(ascii: "]"), 0): place = .documentType(quote: 0, depth: max(0, depth - 1))
        case (UInt8(ascii: ">"), 0): place = depth == 0 ? .text : .documentType(quote: 0, depth: depth - 1)
        default: break
        }
        return 1
    }

    private mutating func limited(_ step: Int) -> Int {
        length += step
        if length > Self.longestDeclaration { fault = .declarationTooLong(limit: Self.longestDeclaration) }
        return step
    }

    private func keepLines(_ bytes: ArraySlice<UInt8>, _ output: inout [UInt8]) {
        for byte in bytes where byte == 0x0A { output.append(byte) }
    }
}
