public import Papers
public import ReadableText

/// What a listing's day says about its papers.
public enum ListingSpan: String, Sendable, Hashable {
    /// The papers are those of the day.
    case daily
    /// The papers are of many years, found on one day: a search or trending page. Their listing day
    /// says nothing about them.
    case search
}

/// What a listing holds, and what was not to be had from it.
public struct Listing: Sendable, Hashable {
    /// The file, or `standard input`.
    public var source: String
    /// The form it came in.
    public var format: ListingFormat
    /// The papers, in the listing's order; empty where they were handed over in batches.
    public var papers: [Paper]
    /// How many papers there were, handed over or kept.
    public var paperCount: Int
    /// The records that could not be read, the first `Listing.keptRejections` of them.
    public var rejections: [Rejection]
    /// How many records could not be read.
    public var rejectionCount: Int
    /// What a person should know: what was concluded, left open or passed over, the first
    /// `Listing.keptNotes`. The papers concerned are kept.
    public var notes: [ListingNote]
    /// The day of the listing, where all its papers share one.
    public var listed: PaperDate?
    /// Whether the papers belong to the listing's day.
    public var span: ListingSpan
    /// How many papers have a publication date whose year was inferred.
    public var yearsInferred: Int
    /// Watches of the archive that was exported.
    public var watches: [Watch] = []

    /// So many rejections are kept with their reasons; beyond that they are only counted, so that a
    /// huge file of nonsense fits the memory.
    public static let keptRejections = 10_000

    /// So many notes are kept, for the same reason.
    public static let keptNotes = 10_000

    /// An empty listing.
    public init(source: String, format: ListingFormat) {
        self.source = source
        self.format = format
        papers = []
        paperCount = 0
        rejections = []
        rejectionCount = 0
        notes = []
        listed = nil
        span = .daily
        yearsInferred = 0
    }
}
