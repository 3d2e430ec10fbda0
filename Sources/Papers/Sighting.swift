/// One appearance of a paper in a listing.
public struct Sighting: Hashable, Sendable {
    /// The name of the listing, as a rule of its file.
    public var source: String
    /// The format in which it was read.
    public var format: String
    /// The day on which the listing showed the paper.
    public var listed: PaperDate?
    /// Whether the listing was a search or trending page, so that its day is not one on which the paper came out.
    public var isSearch: Bool
    /// The day on which the listing was imported.
    public var importedOn: CalendarDay

    /// The listing's name and format.
    public var listing: ListingName { ListingName(source: source, format: format) }

    /// A sighting.
    public init(source: String, format: String, listed: PaperDate?, isSearch: Bool, importedOn: CalendarDay) {
        self.source = source
        self.format = format
        self.listed = listed
        self.isSearch = isSearch
        self.importedOn = importedOn
    }
}

/// What tells one listing from another: its name, as a rule of its file, and the format in which it was read.
public struct ListingName: Hashable, Sendable, Comparable {
    /// The name.
    public let source: String
    /// The format.
    public let format: String

    /// A listing's name.
    public init(source: String, format: String) {
        self.source = source
        self.format = format
    }

    /// By name, then by format, in byte order: the same on every machine.
    public static func < (left: ListingName, right: ListingName) -> Bool {
        if !left.source.utf8.elementsEqual(right.source.utf8) {
            return left.source.utf8.lexicographicallyPrecedes(right.source.utf8)
        }
        return left.format.utf8.lexicographicallyPrecedes(right.format.utf8)
    }

    /// Equal bytes: Swift holds differently composed accents equal, and an order by bytes does not.
    public static func == (left: ListingName, right: ListingName) -> Bool {
        left.source.utf8.elementsEqual(right.source.utf8) && left.format.utf8.elementsEqual(right.format.utf8)
    }

    /// The bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in source.utf8 { hasher.combine(byte) }
        hasher.combine(format)
    }
}
