import ReadableText

/// What only XML tells.
enum XMLFact: FormatFact {
    /// The XML ends early, after so many papers; the record begun there is lost, and whatever follows.
    case broken(XMLFault, line: Int, complete: Int)
    /// The service that was asked answered with an error, in its own words.
    case answeredError(by: String, String)
    /// So many records say that they were deleted.
    case deletedRecords(Int)
    /// The listing is one part of several; the text says how to get the next one.
    case goesOn(String)
    /// So many characters that XML does not allow were mended.
    case mended(Int)
    /// A document type was passed over, with the entities that it may define.
    case documentTypePassedOver

    var description: String {
        switch self {
        case .broken(let fault, let line, let complete):
            "\(fault) at line \(line), after \(complete) complete \(complete == 1 ? "entry" : "entries"); what "
                + "follows was not read"
        case .answeredError(let service, let words):
            "\(service) answered with an error: \(ReadableText.shortened(words))"
        case .deletedRecords(let count):
            "\(count) \(count == 1 ? "record says that it was" : "records say that they were") deleted, and "
                + "\(count == 1 ? "was" : "were") passed over"
        case .goesOn(let how): "this is one part of a longer list: \(how)"
        case .mended(let count):
            "\(count) \(count == 1 ? "character" : "characters") that XML does not allow (bare '&' or '<', "
                + "control characters, no UTF-8) mended"
        case .documentTypePassedOver:
            "its document type was passed over, and the entities that it may define are left as they stand"
        }
    }
}

extension RejectionReason {
    static func xml(_ fault: XMLFault, line: Int, complete: Int) -> RejectionReason {
        .ofFormat(XMLFact.broken(fault, line: line, complete: complete))
    }
    static func answeredError(by service: String, _ words: String) -> RejectionReason {
        .ofFormat(XMLFact.answeredError(by: service, words))
    }
}

extension ListingNote.Kind {
    static func deletedRecords(_ count: Int) -> Self { .ofFormat(XMLFact.deletedRecords(count)) }
    static func goesOn(_ how: String) -> Self { .ofFormat(XMLFact.goesOn(how)) }
    static func mended(_ count: Int) -> Self { .ofFormat(XMLFact.mended(count)) }
    static var documentTypePassedOver: Self { .ofFormat(XMLFact.documentTypePassedOver) }
}
