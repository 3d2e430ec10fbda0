internal import Foundation

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// What a document of records tells, in order.
enum XMLPiece {
    /// A document begins: its outermost element, without what is in it.
    case document(XMLItem)
    /// An element outside the records has ended; its text, and the name of the element around it.
    case frame(XMLItem, in: String)
    /// A record with all that is in it.
    case record(XMLItem)
    /// A record that holds more than ``XMLRecords/largestRecord`` or ``XMLRecords/mostElements``; it begins on this line.
    case oversized(line: Int)
}

/// Reads XML that is a frame around records (entries of a feed, records of a harvest) in constant memory, record by record.
///
/// Foundation's parser (libxml2) does the reading. Its input was cleaned (``XMLCleaner``), so that it meets neither document types nor entities;
/// external entities are off besides. Bounds are stated here, in ``XMLCleaner`` and in ``XMLInput``.
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
    }

    /// Reads a stream to its end, or until `receive` returns false. `names` are those of the record elements, without prefix.
    ///
    /// Throws where the bytes cannot be had; what is wrong with the XML stands in the ending, after all complete records were received.
    static func read(
        _ stream: consuming ByteStream, named names: Set<String>, _ receive: (XMLPiece) -> Bool
    ) throws(InputError) -> Ending {
        let input = XMLInput(stream)
        let ending = withoutActuallyEscaping(receive) { receive in
            let assembler = XMLAssembler(input, names, receive)
            let parser = XMLParser(stream: input)
            parser.delegate = assembler
            parser.shouldProcessNamespaces = true
            parser.shouldResolveExternalEntities = false
            _ = parser.parse()
            parser.delegate = nil
            return assembler.ending(line: parser.lineNumber)
        }
        if let failure = input.failure { throw failure }
        return ending
    }
}

/// Puts records together from the parser's events.
private final class XMLAssembler: NSObject, XMLParserDelegate {
    private let input: XMLInput
    private let names: Set<String>
    private let receive: (XMLPiece) -> Bool
    private var fault: XMLFault?
    private var faultLine: Int?
    private var isStopped = false
    private var isOutside = true
    /// The elements that are open, the document's outermost one first.
    private var open: [XMLItem] = []
    /// How many were open when the record began.
    private var recordDepth: Int?
    private var recordSize = 0
    private var recordElements = 0

    /// The first text outside of the documents, with its line.
    private var stray: (text: String, line: Int)?

    private var isOversized: Bool { recordSize > XMLRecords.largestRecord || recordElements > XMLRecords.mostElements }

    init(_ input: XMLInput, _ names: Set<String>, _ receive: @escaping (XMLPiece) -> Bool) {
        self.input = input
        self.names = names
        self.receive = receive
    }

    func ending(line: Int) -> XMLRecords.Ending {
        let isCut = !isStopped && (!open.isEmpty || input.cleaner.endsInMarkup)
        let fault = input.fault ?? fault ?? (isCut ? .cut : nil)
        return XMLRecords.Ending(
            fault: fault, line: faultLine ?? line, mends: input.cleaner.mends, hasDocumentType: input.cleaner.hasDocumentType,
            stray: stray)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        if isOutside {
            // The element around the documents.
            isOutside = false
            return
        }
        if attributes.count > XMLRecords.mostAttributes { return stop(parser, .tooManyAttributes(limit: XMLRecords.mostAttributes)) }
        if open.count == XMLRecords.deepest { return stop(parser, .tooDeep(limit: XMLRecords.deepest)) }
        var plain: [String: String] = [:]
        for (key, value) in attributes { plain[Self.local(key)] = value }
        let item = XMLItem(name: Self.local(name), space: namespaceURI ?? "", attributes: plain, line: parser.lineNumber)
        if open.isEmpty { deliver(parser, .document(item)) }
        if recordDepth == nil {
            // Text between the elements of the frame is of no use.
            if !open.isEmpty { open[open.count - 1].text = "" }
            if names.contains(item.name) { begin() }
        }
        recordElements += 1
        open.append(item)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { take(string, parser) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        take(String(decoding: block, as: UTF8.self), parser)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let item = open.popLast() else { return }
        let parent = open.last?.name ?? ""
        guard let recordDepth else { return deliver(parser, .frame(item, in: parent)) }
        if open.count == recordDepth {
            self.recordDepth = nil
            return deliver(parser, isOversized ? .oversized(line: item.line) : .record(item))
        }
        guard !isOversized else { return }
        open[open.count - 1].text += item.text
        if Self.blocks.contains(item.name) { open[open.count - 1].text += "\n" }
        open[open.count - 1].children.append(item)
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        let code = (error as NSError).code
        // Namespaces amiss (undeclared prefixes, addresses that are none) do not keep the names from being read; see xmlerror.h.
        guard code != 99, code != 100, !(200..<300).contains(code) else { return }
        // The element around the documents is never closed.
        if input.isAtEnd { return stop(parser, open.isEmpty && !input.cleaner.endsInMarkup ? nil : .cut) }
        stop(parser, .malformed(Self.reason(code)))
    }

    private func begin() {
        recordDepth = open.count
        recordSize = 0
        recordElements = 0
    }

    private func take(_ string: String, _ parser: XMLParser) {
        guard !open.isEmpty else {
            let text = PaperText.singleSpaced(string)
            if stray == nil, !text.isEmpty { stray = (text, parser.lineNumber) }
            return
        }
        if recordDepth == nil {
            guard open[open.count - 1].text.utf8.count < XMLRecords.largestFrame else { return }
        } else {
            recordSize += string.utf8.count
            guard !isOversized else { return }
        }
        open[open.count - 1].text += string
    }

    private func deliver(_ parser: XMLParser, _ piece: XMLPiece) {
        guard !isStopped, !receive(piece) else { return }
        stop(parser, nil)
    }

    private func stop(_ parser: XMLParser, _ fault: XMLFault?) {
        guard !isStopped else { return }
        isStopped = true
        self.fault = fault
        faultLine = parser.lineNumber
        parser.abortParsing()
    }

    /// Elements of (X)HTML after which a line ends.
    private static let blocks: Set<String> = ["p", "br", "div", "li"]

    private static func local(_ name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// What libxml2's code stands for, where it is one that cleaned text can still bring about.
    private static func reason(_ code: Int) -> String {
        switch code {
        case 5: "there is text where none may be"
        case 38...45: "an attribute is wrongly written"
        case 62, 63: "a CDATA section is wrongly written"
        case 65, 73: "a tag is wrongly written"
        case 76: "an end tag belongs to another element than the one that is open"
        default: "libxml2's error \(code)"
        }
    }
}
