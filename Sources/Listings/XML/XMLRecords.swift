import ReadableText

/// What a document of records tells, in order.
enum XMLPiece {
    /// A document begins: its outermost element, without what is in it.
    case document(XMLItem)
    /// An element outside the records has ended; its text, and the name of the element around it.
    case frame(XMLItem, in: String)
    /// A record with all that is in it.
    case record(XMLItem)
    /// A record that holds more than ``XMLRecords/largestRecord`` or ``XMLRecords/mostElements``;
    /// it begins on this line.
    case oversized(line: Int)
}

/// Reads XML that is a frame around records (entries of a feed, records of a harvest) in constant
/// memory, record by record.
///
/// The way: ``XMLInput`` gives the stream's bytes cleaned, ``XMLTokenizer`` makes tags and texts of
/// them, and these are put together here. A stream may hold several documents one after another, as
/// harvests put together do; what some servers append behind a document does no harm. Bounds are
/// stated here, in ``XMLCleaner`` and in ``XMLInput``.
enum XMLRecords {
    /// The deepest nesting of elements.
    static let deepest = 64
    /// The most attributes of an element.
    static let mostAttributes = 64
    /// The most text that a record holds, in bytes.
    static let largestRecord = 4 << 20
    /// The most elements that a record holds.
    static let mostElements = 20_000
    /// The most text that is kept of an element outside the records, in bytes.
    static let largestFrame = 64 << 10

    /// How a reading ended.
    struct Ending {
        /// Why it ended early; nil where the documents are whole.
        var fault: XMLFault?
        /// The line at which it ended early.
        var line: Int
        /// How many characters had to be mended.
        var mends: Int
        /// Whether a document type was passed over.
        var hasDocumentType: Bool
        /// The first text outside of the documents, with its line.
        var stray: (text: String, line: Int)?

        fileprivate init(_ fault: XMLFault?, line: Int, _ cleaner: XMLCleaner, _ assembler: XMLAssembler) {
            stray = assembler.stray
            self.fault = fault
            self.line = line
            mends = cleaner.mends
            hasDocumentType = cleaner.hasDocumentType
        }
    }

    /// Reads a stream to its end, or until `receive` returns false. `names` are those of the record
    /// elements, without prefix.
    ///
    /// Throws where the bytes cannot be had; what is wrong with the XML stands in the ending, after
    /// all complete records were received.
    static func read(
        _ stream: consuming ByteStream, named names: Set<String>, _ receive: (XMLPiece) -> Bool
    ) throws(InputError) -> Ending {
        try read(XMLInput(stream), named: names, receive)
    }

    /// The same from an input, whose pieces may be of any size.
    static func read(
        _ input: consuming XMLInput, named names: Set<String>, _ receive: (XMLPiece) -> Bool
    ) throws(InputError) -> Ending {
        var tokens = XMLTokenizer()
        var assembler = XMLAssembler(names)
        while let piece = try input.next() {
            tokens.add(piece)
            do throws(XMLFault) {
                while let token = try tokens.next() {
                    if let piece = try assembler.take(token, line: tokens.line), !receive(piece) {
                        return Ending(nil, line: tokens.line, input.cleaner, assembler)
                    }
                }
            } catch { return Ending(error, line: tokens.line, input.cleaner, assembler) }
        }
        let isCut = !assembler.isOutside || tokens.isWithinTag || input.cleaner.endsInMarkup
        return Ending(input.fault ?? (isCut ? .cut : nil), line: tokens.line, input.cleaner, assembler)
    }
}

/// Puts records together from tags and texts.
private struct XMLAssembler {
    private let names: Set<String>
    private var namespaces = XMLNamespaces()
    /// The elements that are open, the document's outermost one first.
    private var open: [(item: XMLItem, tag: String)] = []
    /// How many were open when the record began.
    private var recordDepth: Int?
    private var recordSize = 0
    private var recordElements = 0
    /// The first text outside of the documents, with its line.
    private(set) var stray: (text: String, line: Int)?

    /// Whether no document is open.
    var isOutside: Bool { open.isEmpty }

    private var isOversized: Bool { recordSize > XMLRecords.largestRecord || recordElements > XMLRecords.mostElements }

    init(_ names: Set<String>) { self.names = names }

    /// Takes what comes next, and returns the piece that is complete with it.
    mutating func take(_ token: XMLTokenizer.Token, line: Int) throws(XMLFault) -> XMLPiece? {
        switch token {
        case .start(let tag): return try begin(tag, line)
        case .end(let name): return try end(name)
        case .text(let text):
            take(text, line)
            return nil
        }
    }

    private mutating func begin(_ tag: XMLTag, _ line: Int) throws(XMLFault) -> XMLPiece? {
        if open.count == XMLRecords.deepest { throw .tooDeep(limit: XMLRecords.deepest) }
        let item = try item(tag, line)
        let isOutermost = open.isEmpty
        if recordDepth == nil {
            // Text between the elements of the frame is of no use.
            if !isOutermost { open[open.count - 1].item.text = "" }
            if names.contains(item.name) { beginRecord() }
        }
        recordElements += 1
        open.append((item, tag.name))
        return isOutermost ? .document(item) : nil
    }

    private mutating func item(_ tag: XMLTag, _ line: Int) throws(XMLFault) -> XMLItem {
        namespaces.enter(tag, depth: open.count)
        var attributes: [String: String] = [:]
        for (name, value) in tag.attributes where XMLNamespaces.prefix(declaredBy: name) == nil {
            // One without prefix goes before one of the same name with any.
            let local = XMLNamespaces.local(name)
            if attributes[local] == nil || local == name { attributes[local] = value }
        }
        if attributes.count > XMLRecords.mostAttributes { throw .tooManyAttributes(limit: XMLRecords.mostAttributes) }
        return XMLItem(
            name: XMLNamespaces.local(tag.name), space: namespaces.address(of: tag.name), attributes: attributes,
            line: line)
    }

    private mutating func beginRecord() {
        recordDepth = open.count
        recordSize = 0
        recordElements = 0
    }

    private mutating func end(_ name: String) throws(XMLFault) -> XMLPiece? {
        guard let (item, tag) = open.popLast(), tag == name else {
            throw .malformed("an end tag belongs to another element than the one that is open")
        }
        guard let recordDepth else { return .frame(item, in: open.last?.item.name ?? "") }
        if open.count == recordDepth {
            self.recordDepth = nil
            return isOversized ? .oversized(line: item.line) : .record(item)
        }
        guard !isOversized else { return nil }
        open[open.count - 1].item.text += item.text
        if Self.blocks.contains(item.name) { open[open.count - 1].item.text += "\n" }
        open[open.count - 1].item.children.append(item)
        return nil
    }

    private mutating func take(_ text: String, _ line: Int) {
        guard let innermost = open.indices.last else {
            let words = Spacing.singleSpaced(text)
            if stray == nil, !words.isEmpty { stray = (words, line) }
            return
        }
        if recordDepth == nil {
            guard open[innermost].item.text.utf8.count < XMLRecords.largestFrame else { return }
        } else {
            recordSize += text.utf8.count
            guard !isOversized else { return }
        }
        open[innermost].item.text += text
    }

    /// Elements of (X)HTML after which a line ends.
    private static let blocks: Set<String> = ["p", "br", "div", "li"]
}
