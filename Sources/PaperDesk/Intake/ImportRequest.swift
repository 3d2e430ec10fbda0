public import Listings
import PaperArchive
public import Papers

/// How listings are read.
public struct ListingChoice: Hashable, Sendable {
    /// The listing day of listings that state none, or no year.
    public var listedDay: CalendarDay?
    /// The format, where it is not to be told from the content.
    public var format: ListingFormat?

    /// Everything is concluded from the listings by default.
    public init(listedDay: CalendarDay? = nil, format: ListingFormat? = nil) {
        self.listedDay = listedDay
        self.format = format
    }
}

/// Listings are to be added to an archive.
public struct ImportRequest: Hashable, Sendable {
    /// Files, folders, and `-` for standard input.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Whether nothing at all is imported where any record is rejected.
    public var isStrict: Bool
    /// Into which archive; one is made where it is missing and some listing can be read.
    public var archive: ArchiveChoice

    /// A request; only the listings have no default.
    public init(
        listings: [String], choice: ListingChoice = ListingChoice(), isStrict: Bool = false,
        archive: ArchiveChoice = ArchiveChoice()
    ) {
        self.listings = listings
        self.choice = choice
        self.isStrict = isStrict
        self.archive = archive
    }
}

extension Desk {
    /// Adds listings to an archive: each whole or not at all, all of them together where strict.
    ///
    /// Throws `ListingError` where nothing could be used, `DeskError.rejected` where strict, `ArchiveError` besides.
    public func importListings(_ request: ImportRequest) throws -> IntakeSummary {
        // A name that was mistyped should not leave an empty archive: it is made when the first
        // listing is open. What was made is never taken away, since another run may be adding to
        // it.
        let shelf = ArchiveShelf { try archive(request.archive, .createIfMissing) }
        return try ListingIntake(self, request.choice, isStrict: request.isStrict).read(request.listings, into: shelf)
    }
}

/// An archive that is opened when it is first needed.
final class ArchiveShelf {
    private let open: () throws -> Archive
    private var opened: Archive?

    init(_ open: @escaping () throws -> Archive) { self.open = open }

    func archive() throws -> Archive {
        if let opened { return opened }
        let archive = try open()
        opened = archive
        return archive
    }
}
