public import ReadableText

/// Why ledgers cannot be used.
public enum LedgerError: InputFault, Hashable {
    /// The bytes could not be had.
    case input(InputError)
    /// The file does not begin as a ledger does.
    case noLedger(file: String)
    /// The ledger is of a version that is not known.
    case newer(file: String, schema: String)
    /// Its sums are in another unit.
    case otherUnit(file: String, unit: String)
    /// A line is not what a ledger has there.
    case damaged(Rejection)
    /// It ends before its last line; so many rows are there.
    case cut(file: String, rows: Int)
    /// It counts the topics of another model than the one before; nil for a model that was asked for.
    case otherModel(file: String, fingerprint: String, other: String?, otherFingerprint: String)
    /// It counts a part that another counts already, maybe under another name; nil for standard input.
    case samePart(file: String, part: String?, other: String, otherPart: String?)
    /// Its sums and those of the others together are larger than any number that is kept.
    case tooLarge(file: String)
    /// The first line of a ledger of so many parts would be longer than any that is read.
    case headTooLong(parts: Int)

    /// The kind of the trouble.
    public var failure: InputFailure {
        if case .input(let error) = self { return error.failure }
        return .unusable
    }

    /// One sentence with the file, the place and the reason.
    public var description: String {
        switch self {
        case .input(let error): "\(error)"
        case .noLedger(let file): "\(file): is no ledger"
        case .newer(let file, let schema):
            "\(file): is a ledger of another version ('\(ReadableText.shortened(schema))'); this program reads "
                + "\(LedgerLine.schema) and \(LedgerLine.labelledSchema)"
        case .otherUnit(let file, let unit):
            "\(file): its sums are in units of \(ReadableText.shortened(unit)), not of \(LedgerHead.unit)"
        case .damaged(let rejection): "\(rejection)"
        case .cut(let file, let rows): "\(file): the ledger ends in the middle, after \(rows) rows"
        case .otherModel(let file, let one, let other, let otherOne):
            one == otherOne
                ? "\(file): says of model \(ReadableText.shortened(one)) what \(other ?? "the model") does not"
                : "\(file): counts topics of model \(ReadableText.shortened(one)), but "
                    + (other.map { "\($0) of model" } ?? "the model is") + " \(ReadableText.shortened(otherOne))"
        case .samePart(let file, let part, let other, let otherPart):
            "\(file): counts \(Self.words(part)), which \(other == file ? "it" : other) counts already"
                + (part == otherPart ? "" : " as \(Self.words(otherPart))")
        case .tooLarge(let file): "\(file): its sums are too large"
        case .headTooLong(let parts):
            "a ledger of \(parts) parts would begin with a line of more than \(LedgerLine.longest >> 20) MiB, which nothing reads"
        }
    }

    private static func words(_ part: String?) -> String {
        part.map { "'\(ReadableText.shortened($0))'" } ?? "what came by standard input"
    }
}

/// What is wrong with a line of a ledger.
struct LedgerFact: FormatFact {
    let description: String

    init(_ description: String) { self.description = description }
}

extension RecordFault {
    static func ledger(_ field: String? = nil, _ description: String) -> RecordFault {
        RecordFault(field, .ofFormat(LedgerFact(description)))
    }
}
