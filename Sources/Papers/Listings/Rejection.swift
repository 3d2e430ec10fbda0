/// A record that could not be read: where it stands and why.
public struct Rejection: Hashable, Sendable, CustomStringConvertible {
    /// The file, or `standard input`.
    public var file: String
    /// The 1-based line on which the record begins, where known.
    public var line: Int?
    /// The field at fault, where it is one.
    public var field: String?
    /// Why.
    public var reason: RejectionReason

    /// A rejection.
    public init(file: String, line: Int?, field: String? = nil, reason: RejectionReason) {
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
    }

    /// `listing.jsonl:12: field 'title': …`
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)"
    }

    /// The reason with the field, without file and line.
    public var message: String { field.map { "field '\($0)': \(reason)" } ?? "\(reason)" }
}

/// Why a record could not be read.
public enum RejectionReason: Hashable, Sendable, CustomStringConvertible {
    /// The record is no JSON.
    case malformed(JSONError)
    /// The document ends, or is damaged, after so many records; the record begun there is lost, and whatever followed.
    case cut(JSONError, line: Int, complete: Int)
    /// The record is no JSON, and what follows is read from the next record on, at this line.
    case broken(JSONError, next: Int)
    /// Another kind of value than the one that is read.
    case wrongType(expected: String, found: String)
    /// A string where an object was due, and no Python literal either.
    case badLiteral(PythonLiteralError)
    /// A document printed by Python ends, or is no literal, after so many records.
    case cutLiteral(PythonLiteralError, line: Int, complete: Int)
    /// An entry of a bibliography that breaks its grammar.
    case brokenEntry(BibTeXError)
    /// A table's first line that names no columns of papers.
    case noHeader
    /// A row with another number of fields than the header has.
    case fieldCount(expected: Int, found: Int)
    /// A quote that is not closed where its row has to end.
    case openQuote(line: Int)
    /// Neither title nor abstract.
    case noText
    /// A date that is none.
    case badDate(String)
    /// A title at the end of a page, with nothing behind it.
    case titleAlone(String)
    /// An abstract before which no title stands.
    case abstractAlone
    /// Neither topics nor a label.
    case noTopics
    /// Neither an identifier nor a text to which the topics could belong.
    case nothingLabelled
    /// A line longer than so many bytes.
    case lineTooLong(limit: Int)
    /// An export that holds fewer papers, or more, than its first line says.
    case incomplete(stated: Int, found: Int)
    /// Bytes that are no UTF-8, by 0-based offset in the line.
    case invalidUTF8(offset: Int)
    /// The XML ends early, after so many papers; the record begun there is lost, and whatever follows.
    case xml(XMLFault, line: Int, complete: Int)
    /// A record that holds more text or more elements than any paper.
    case oversized
    /// The service that was asked answered with an error, in its own words.
    case answeredError(by: String, String)
    /// An entry at which the text ends, or which another one interrupts.
    case entryCut(String)

    /// Why, in words.
    public var description: String {
        switch self {
        case .malformed(let error): "is no valid JSON: \(error)"
        case .cut(let error, let line, let complete):
            error.isCut
                ? "the JSON ends in the middle at line \(line), after \(complete) complete entries"
                : "the JSON is damaged at line \(line) (\(error.reason)), after \(complete) complete entries; what follows was not read"
        case .broken(let error, let next): "is no valid JSON: \(error.reason); reading went on at line \(next)"
        case .wrongType(let expected, let found): "expected \(expected), found \(found)"
        case .badLiteral(let error): "is no Python literal: \(error); write the listing with json.dump instead of str()"
        case .cutLiteral(let error, let line, let complete):
            "the Python literal breaks off at line \(line) (\(error)), after \(complete) complete entries; what follows was not read"
        case .brokenEntry(let error): "\(error)"
        case .noHeader: "the first line names no column 'title' or 'abstract' and one more"
        case .fieldCount(let expected, let found): "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected)"
        case .openQuote(let line): "the quote that opens at line \(line) is not closed"
        case .noText: "has neither title nor abstract"
        case .badDate(let text): "'\(ListingNote.shortened(text))' is no date; write 2025-12-11"
        case .titleAlone(let title): "'\(ListingNote.shortened(title))' has no abstract, authors or date: the page may be cut here"
        case .abstractAlone: "an abstract without a title"
        case .noTopics: "has neither topics nor a label"
        case .nothingLabelled: "has neither an id nor a text"
        case .lineTooLong(let limit): "the line is longer than \(limit >> 20) MiB"
        case .incomplete(let stated, let found): "the export says that it holds \(stated) papers, but \(found) are there: it may be cut"
        case .invalidUTF8(let offset): "is no valid UTF-8 at byte \(offset + 1)"
        case .xml(let fault, let line, let complete):
            "\(fault) at line \(line), after \(complete) complete \(complete == 1 ? "entry" : "entries"); what follows was not read"
        case .oversized: "holds more text or elements than a paper can have"
        case .answeredError(let service, let words): "\(service) answered with an error: \(words)"
        case .entryCut(let name): "the entry '\(ListingNote.shortened(name))' has no end: the text may be cut here"
        }
    }
}
