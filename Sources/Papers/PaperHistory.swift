/// The fields of a paper that each can come from a listing of its own. The raw values are their names in an export.
public enum PaperField: String, Sendable, Hashable, CaseIterable {
    case title, abstract, published, listed, authors
    case authorCount = "author_count"
    case upvotes, comments, categories, keywords, doi, venue, language, type
}

/// What an archive knows of a paper besides the paper itself: where it was seen, and which listing said what.
public struct PaperHistory: Hashable, Sendable {
    /// A text under which the paper was seen, reduced to two numbers: see the archive's fingerprint.
    public struct SeenText: Hashable, Sendable, Comparable {
        /// The number of the title alone.
        public let title: UInt64
        /// The number of title and beginning of the abstract.
        public let whole: UInt64

        /// A text.
        public init(title: UInt64, whole: UInt64) {
            self.title = title
            self.whole = whole
        }

        /// By the title's number, then by the other.
        public static func < (left: SeenText, right: SeenText) -> Bool {
            (left.title, left.whole) < (right.title, right.whole)
        }
    }

    /// The day on which the paper was first imported.
    public var importedOn: CalendarDay
    /// Where it was seen.
    public var sightings: [Sighting]
    /// The listing that gave each field its value, where that is known.
    public var sources: [PaperField: ListingName]
    /// Whether the day of publication was inferred in a listing whose own day is stated, and so is
    /// better known than another inferred one.
    public var isPublishedCertain: Bool
    /// Whether title and abstract come from two records, of which none had both.
    public var isPieced: Bool
    /// Identifiers that the paper has besides its own: those of collections other than arXiv, and
    /// such as an older archive did not say the listing of.
    public var otherIDs: [String]
    /// Those that belong to a collection or a listing which they do not name themselves.
    public var otherScopedIDs: [ScopedIdentifier]
    /// Digital object identifiers that it has besides its own.
    public var otherDOIs: [String]
    /// The texts under which it was seen.
    public var texts: [SeenText]
    /// What people said of its topics, the earliest first, and what of it was taken back.
    public var labels: [LoggedLabel]
    /// What is proposed of its topics, by topic: weaker than what people said.
    public var proposed: [LabelEntry]
    /// What readers said of it, the earliest first.
    public var marks: [PaperMark]

    /// A history; only the day of import has no default.
    public init(
        importedOn: CalendarDay, sightings: [Sighting] = [], sources: [PaperField: ListingName] = [:],
        isPublishedCertain: Bool = false,
        isPieced: Bool = false,
        otherIDs: [String] = [], otherScopedIDs: [ScopedIdentifier] = [], otherDOIs: [String] = [],
        texts: [SeenText] = [],
        labels: [LoggedLabel] = [], proposed: [LabelEntry] = [], marks: [PaperMark] = []
    ) {
        self.importedOn = importedOn
        self.sightings = sightings
        self.sources = sources
        self.isPublishedCertain = isPublishedCertain
        self.isPieced = isPieced
        self.otherIDs = otherIDs
        self.otherScopedIDs = otherScopedIDs
        self.otherDOIs = otherDOIs
        self.texts = texts
        self.labels = labels
        self.proposed = proposed
        self.marks = marks
    }
}
