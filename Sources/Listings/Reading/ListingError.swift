public import ReadableText

/// Why a listing could not be read at all.
public enum ListingError: InputFault, Hashable {
    /// The bytes could not be had.
    case input(InputError)
    /// There is nothing in it.
    case empty(file: String)
    /// It holds the counts of papers, and no papers.
    case ledger(file: String)
    /// None of the formats that are known; `seen` says what it looks like.
    case unrecognized(file: String, seen: String, formats: [ListingFormat])
    /// The format is known, but no record could be read.
    case nothingReadable(file: String, format: ListingFormat, rejected: Int, first: Rejection?)
    /// A folder in which no listing was found.
    case noListings(folder: String, skipped: Int, formats: [ListingFormat])

    /// The kind of the trouble.
    public var failure: InputFailure {
        switch self {
        case .input(let error): error.failure
        case .empty, .ledger, .unrecognized, .nothingReadable, .noListings: .unusable
        }
    }

    /// Whether the file is simply no listing, as files in folders may be: of no known format, empty, or no text.
    public var isNoListing: Bool {
        switch self {
        case .unrecognized, .empty, .ledger, .input(.binary), .input(.foreignFile), .input(.foreignCompression): true
        default: false
        }
    }

    /// One sentence with the file, the reason and what helps.
    public var description: String {
        switch self {
        case .input(let error): return "\(error)"
        case .empty(let file): return "\(file): is empty"
        case .ledger(let file): return "\(file): is a ledger, which holds counts of papers and no papers"
        case .unrecognized(let file, let seen, let formats):
            return "\(file): is no listing: \(seen); the formats are \(Self.summary(formats))"
        case .nothingReadable(let file, let format, let rejected, let first):
            guard let first else {
                return "\(file): nothing could be read from it as \(format.title): there are no papers in it"
            }
            return
                "\(file): nothing could be read from it as \(format.title); \(rejected) rejected, the first: \(first)"
        case .noListings(let folder, let skipped, let formats):
            let others =
                skipped == 0
                ? "it has no files" : skipped == 1 ? "its only file is none" : "its \(skipped) files are none"
            return "\(folder): is a folder without listings: \(others); the formats are \(Self.summary(formats))"
        }
    }

    /// Formats with their names: `page (Daily Papers page), …`.
    private static func summary(_ formats: [ListingFormat]) -> String {
        formats.map { "\($0.name) (\($0.title))" }.joined(separator: ", ")
    }
}
