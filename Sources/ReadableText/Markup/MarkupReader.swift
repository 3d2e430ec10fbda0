/// One pass over a text with markup: what is markup for certain is resolved, the rest is copied.
///
/// The text is read once from the left. Arguments are read where they lie, by recursion of bounded
/// depth; whatever is looked for ahead is looked for once or within a bounded distance, so that the
/// time is linear whatever the text is.
struct MarkupReader {
    let source: [UInt8]
    let isLaTeX: Bool
    var output: [UInt8] = []
    /// Where formulas began that are being read, as a place in the output.
    var mathStart = 0
    /// The place in the output behind a word of a formula (`log`), to which no letter is to be joined; or -1.
    var wordEnd = -1
    private var depth = 0
    /// Whether the text is written in TeX for certain, so that its dashes are.
    private(set) lazy var isTeX = isLaTeX || Self.holdsTeX(source)
    private var braces = Braces()
    private lazy var closings = ClosingTags(source)
    private var noComment = Int.max

    /// Deeper groups stay as they are.
    private static let maximumDepth = 24

    private init(_ source: [UInt8], isLaTeX: Bool) {
        self.source = source
        self.isLaTeX = isLaTeX
        output.reserveCapacity(source.count)
    }

    /// A text with its markup resolved once, single-spaced.
    static func pass(_ source: [UInt8], _ markup: Markup) -> [UInt8] {
        var reader = MarkupReader(markup == .html ? HTMLTags.dropped(source) : source, isLaTeX: markup == .latex)
        reader.readText(0..<reader.source.count)
        return Spacing.singleSpacedBytes(reader.output)
    }

    private static func holdsTeX(_ source: [UInt8]) -> Bool {
        source.indices.contains { index in
            switch source[index] {
            case UInt8(ascii: "\\"), UInt8(ascii: "$"): true
            case UInt8(ascii: "`"): index > 0 && source[index - 1] == UInt8(ascii: "`")
            default: false
            }
        }
    }

    /// Reads running text.
    mutating func readText(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let rest = index..<range.upperBound
            let stop =
                isLaTeX ? MarkupBytes.nextOfLaTeX(in: source.span, rest) : MarkupBytes.next(in: source.span, rest)
            output.append(contentsOf: source[index..<stop])
            guard stop < range.upperBound else { return }
            index = readMarkup(at: stop, range)
        }
    }

    /// Resolves or copies what begins at a stop, and returns the place behind it.
    private mutating func readMarkup(at index: Int, _ range: Range<Int>) -> Int {
        switch source[index] {
        case UInt8(ascii: "\\"): readCommand(at: index, range)
        case UInt8(ascii: "$"): readDollar(at: index, range.upperBound)
        case UInt8(ascii: "&"): readEntity(at: index, range.upperBound) ?? copy(index..<index + 1)
        case UInt8(ascii: "<"): readTag(at: index, range.upperBound) ?? copy(index..<index + 1)
        case UInt8(ascii: "`"): readQuote(at: index, range)
        case UInt8(ascii: "~"): readTie(at: index, range)
        case UInt8(ascii: "-"): readDashes(at: index, range)
        case UInt8(ascii: "{"): readGroup(at: index, range.upperBound)
        default: index + 1
        }
    }

    /// A group of LaTeX throughout: its braces vanish.
    private mutating func readGroup(at index: Int, _ end: Int) -> Int {
        guard let close = close(of: index, before: end) else { return index + 1 }
        nested {
            $0.readText(index + 1..<close)
        } otherwise: { _ in
            index + 1..<close
        }
        return close + 1
    }
}

// MARK: - What all the parts need

extension MarkupReader {
    /// Copies a range of the source and returns its end.
    mutating func copy(_ range: Range<Int>) -> Int {
        output.append(contentsOf: source[range])
        return range.upperBound
    }

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    /// The byte at a place, or 0 outside of the text.
    func byte(_ index: Int) -> UInt8 { index >= 0 && index < source.count ? source[index] : 0 }

    /// The byte written last, or 0.
    var last: UInt8 { output.last ?? 0 }

    /// The place of the brace that closes the one at an index, if it lies before an end.
    mutating func close(of index: Int, before end: Int) -> Int? {
        guard let close = braces.close(of: index, in: source), close < end else { return nil }
        return close
    }

    /// Whether a closing tag of a name stands anywhere in the text.
    mutating func hasClosing(_ name: String) -> Bool { closings.names.contains(name) }

    /// Reads something inside of something else; too deep inside, it is copied.
    mutating func nested(_ body: (inout MarkupReader) -> Void, otherwise range: (inout MarkupReader) -> Range<Int>) {
        guard depth < Self.maximumDepth else {
            _ = copy(range(&self))
            return
        }
        depth += 1
        body(&self)
        depth -= 1
    }

    /// The end of the comment `<!-- … -->` that begins at an index.
    mutating func endOfComment(at index: Int) -> Int? {
        guard byte(index + 1) == UInt8(ascii: "!"), byte(index + 2) == UInt8(ascii: "-"),
            byte(index + 3) == UInt8(ascii: "-"),
            index < noComment
        else { return nil }
        var end = index + 4
        while end + 2 < source.count {
            if source[end + 2] == UInt8(ascii: ">"), source[end] == UInt8(ascii: "-"),
                source[end + 1] == UInt8(ascii: "-")
            {
                return end + 3
            }
            end += 1
        }
        // From here on none is closed: not to be looked for again.
        noComment = index
        return nil
    }
}

/// Which brace closes which.
///
/// Groups are short, so the closing brace is looked for from the opening one, as long as that costs
/// no more than twice the text. Then all are matched at once, and no text takes longer than its
/// length allows.
struct Braces {
    private var steps = 0
    /// For each opening brace the place of its closing one; 0 elsewhere.
    private var closes: [Int32] = []

    /// The place of the brace that closes the one at an index; escaped braces count for nothing.
    mutating func close(of index: Int, in source: [UInt8]) -> Int? {
        if closes.isEmpty {
            guard steps > 2 * source.count else { return search(from: index, in: source) }
            closes = Self.matched(source)
        }
        return closes[index] > 0 ? Int(closes[index]) : nil
    }

    private mutating func search(from start: Int, in source: [UInt8]) -> Int? {
        var depth = 0
        var index = start
        defer { steps += index - start }
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func matched(_ source: [UInt8]) -> [Int32] {
        var closes = [Int32](repeating: 0, count: source.count)
        var open: [Int] = []
        var index = 0
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): open.append(index)
            case UInt8(ascii: "}"):
                if let start = open.popLast() { closes[start] = Int32(truncatingIfNeeded: index) }
            default: break
            }
            index += 1
        }
        return closes
    }
}

/// The closing tags of a text.
struct ClosingTags {
    /// Their names in lower case.
    private(set) var names: Set<String> = []

    init(_ source: [UInt8]) {
        for index in source.indices.dropLast(2)
        where source[index] == UInt8(ascii: "<") && source[index + 1] == UInt8(ascii: "/") {
            let name = source[(index + 2)...].prefix { HTMLTags.isNameByte($0) }
            if name.count <= HTMLTags.longestName { names.insert(String(decoding: name, as: UTF8.self).lowercased()) }
        }
    }
}
