public import Papers

/// What fetches listings: passed in, since this room opens no connection.
public protocol ListingFetching {
    /// Fetches what is missing of some days, and says what came of it. What was fetched is kept even where this throws.
    func fetch() throws -> FetchedListings
    /// All that is here of the source, in the order of days.
    func lists() throws -> [FetchedList]
}

/// The days that are asked for, and what is there of them.
public struct FetchPlanned: Hashable, Sendable {
    /// The service.
    public var service: String
    /// The first day.
    public var from: CalendarDay
    /// The last day.
    public var to: CalendarDay
    /// How many days these are.
    public var days: Int
    /// How many of them are here.
    public var here: Int
    /// How many of them are known to have no list.
    public var empty: Int
    /// The first request of each day that is missing.
    public var requests: [String]

    /// A plan.
    public init(
        service: String, from: CalendarDay, to: CalendarDay, days: Int, here: Int, empty: Int, requests: [String]
    ) {
        self.service = service
        (self.from, self.to, self.days) = (from, to, days)
        (self.here, self.empty, self.requests) = (here, empty, requests)
    }
}

/// What came of a fetch.
public struct FetchedListings: Hashable, Sendable {
    /// What was asked for.
    public var plan: FetchPlanned
    /// Days that were fetched.
    public var fetched: Int
    /// Days that were here.
    public var here: Int
    /// Days without a list.
    public var empty: Int
    /// Papers in the lists that were fetched.
    public var papers: Int
    /// Requests that were made.
    public var requests: Int
    /// The files of the days, in order.
    public var files: [String]
    /// One sentence.
    public var sentence: String

    /// What came of a fetch.
    public init(
        plan: FetchPlanned, fetched: Int, here: Int, empty: Int, papers: Int, requests: Int, files: [String],
        sentence: String
    ) {
        self.plan = plan
        (self.fetched, self.here, self.empty) = (fetched, here, empty)
        (self.papers, self.requests) = (papers, requests)
        (self.files, self.sentence) = (files, sentence)
    }
}

extension Desk {
    /// Fetches listings, and adds those of the days asked for to an archive where one is named.
    public func fetch(
        _ fetching: some ListingFetching, importingInto archive: ArchiveChoice?
    ) throws -> (fetched: FetchedListings, intake: IntakeSummary?) {
        let fetched = try fetching.fetch()
        guard let archive, !fetched.files.isEmpty else { return (fetched, nil) }
        let intake = try importListings(ImportRequest(listings: fetched.files, archive: archive))
        let files = Set(fetched.files).subtracting(intake.refused.map(\.source))
        try noteLists(fetching.lists().filter { !$0.files.isEmpty && files.isSuperset(of: $0.files) }, in: archive)
        return (fetched, intake)
    }
}
