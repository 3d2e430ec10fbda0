import ReadableText

/// What only a table tells.
enum CSVFact: FormatFact {
    /// A table's first line that names no columns of papers.
    case noHeader
    /// A row with another number of fields than the header has.
    case fieldCount(expected: Int, found: Int)
    /// A quote that is not closed where its row has to end.
    case openQuote(line: Int)
    /// So many rows of a table whose quotes and delimiters were not marked as such.
    case repairedRows(Int)
    /// So many rows have fields behind the header's last column.
    case surplusRows(Int)

    var description: String {
        switch self {
        case .noHeader: "the first line names no column 'title' or 'abstract' and one more"
        case .fieldCount(let expected, let found):
            "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected)"
        case .openQuote(let line): "the quote that opens at line \(line) is not closed"
        case .repairedRows(let count):
            "\(count) \(count == 1 ? "row has" : "rows have") quotes or delimiters in the text that are not "
                + "marked: read by the likeliest borders"
        case .surplusRows(let count):
            "\(count) \(count == 1 ? "row has" : "rows have") fields behind the last column that the header names: "
                + "they were passed over"
        }
    }
}

extension RejectionReason {
    static var noHeader: RejectionReason { .ofFormat(CSVFact.noHeader) }
    static func fieldCount(expected: Int, found: Int) -> RejectionReason {
        .ofFormat(CSVFact.fieldCount(expected: expected, found: found))
    }
    static func openQuote(line: Int) -> RejectionReason { .ofFormat(CSVFact.openQuote(line: line)) }
}

extension ListingNote.Kind {
    static func surplusRows(_ count: Int) -> Self { .ofFormat(CSVFact.surplusRows(count)) }
    static func repairedRows(_ count: Int) -> Self { .ofFormat(CSVFact.repairedRows(count)) }
}
