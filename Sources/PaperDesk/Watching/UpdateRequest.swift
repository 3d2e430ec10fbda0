import PaperArchive
public import Papers

/// A day whose list was fetched, and the files that it is in.
public struct FetchedList: Hashable, Sendable {
    /// The service, and what was asked of it: `daily-papers`, `arxiv-cs.LG`.
    public var series: String
    /// The day of the list.
    public var day: CalendarDay
    /// The day at Greenwich on which it was asked for last.
    public var askedOn: CalendarDay
    /// How many papers it had then.
    public var papers: Int
    /// Whether it changes no more.
    public var isSettled: Bool
    /// Its files; none for a list without papers.
    public var files: [String]

    /// A day whose list was fetched.
    public init(
        series: String, day: CalendarDay, askedOn: CalendarDay, papers: Int, isSettled: Bool, files: [String]
    ) {
        (self.series, self.day, self.askedOn, self.papers) = (series, day, askedOn, papers)
        (self.isSettled, self.files) = (isSettled, files)
    }

    fileprivate var list: DayList {
        DayList(series: series, day: day, askedOn: askedOn, papers: papers, isSettled: isSettled)
    }
}

/// What came of bringing an archive up to date.
public struct UpdateSummary: Sendable {
    /// What came of one day.
    public struct Day: Hashable, Sendable {
        /// The day.
        public var day: CalendarDay
        /// How many papers its list has.
        public var papers: Int
        /// How many of them the archive did not have.
        public var new: Int
        /// Whether its list was here before, and was read again.
        public var isAgain: Bool
        /// Whether its list changes no more.
        public var isSettled: Bool
    }

    /// What came of one source.
    public struct Source: Hashable, Sendable {
        /// The service, and what was asked of it.
        public var series: String
        /// How the fetch went; nil where it failed, and what came before that counts all the same.
        public var fetched: FetchedListings?
        /// The days whose lists were imported, in order.
        public var days: [Day]
        /// The days with papers that are to be read again, in order.
        public var unsettled: [CalendarDay]
        /// What came of the listings.
        public var intake: IntakeSummary

        /// The papers that the archive did not have.
        public var new: Int { days.reduce(0) { $0 + $1.new } }
    }

    /// What came of each source, in the order in which they were asked.
    public internal(set) var sources: [Source] = []
    /// What went wrong with a source, the first such error; the other sources were asked all the same.
    public internal(set) var failure: (any Error)?
}

extension Desk {
    /// Fetches what is not settled of sources, and imports every list that the archive does not have as it is here now.
    ///
    /// A run that ends in between loses nothing: what is here and was not imported is imported by the next one. An
    /// error of one source does not keep the others from being asked; it is in the summary. Throws only what keeps
    /// the archive from being written.
    ///
    /// - Parameters:
    ///   - sources: who is asked, one after the other.
    ///   - archive: the archive; one is made where it is missing and something came.
    ///   - goesOn: whether the next source is asked after this error.
    public func update(
        _ sources: [(series: String, fetching: any ListingFetching)], _ archive: ArchiveChoice,
        goesOn: (any Error) -> Bool
    ) throws -> UpdateSummary {
        var summary = UpdateSummary()
        for (series, source) in sources {
            var fetched: FetchedListings?
            do {
                fetched = try source.fetch()
            } catch {
                if summary.failure == nil { summary.failure = error }
                if !goesOn(error) { return summary }
            }
            let lists = try source.lists()
            var came = try importLists(lists, archive)
            came.series = series
            came.fetched = fetched
            came.unsettled = lists.filter { !$0.isSettled && $0.papers > 0 }.map(\.day)
            summary.sources.append(came)
        }
        return summary
    }

    /// Imports the lists that the archive does not have as they are here.
    private func importLists(_ lists: [FetchedList], _ choice: ArchiveChoice) throws -> UpdateSummary.Source {
        let known = try knownLists(choice)
        let changed = lists.filter { known[Key($0.series, $0.day)] != $0.list }
        let files = changed.flatMap(\.files)
        var intake = IntakeSummary()
        if !files.isEmpty { intake = try importListings(ImportRequest(listings: files, archive: choice)) }
        let refused = Set(intake.refused.map(\.source))
        // A list that could not be read is tried again.
        let imported = changed.filter { refused.isDisjoint(with: $0.files) }
        if !files.isEmpty { try noteLists(imported, in: choice) }
        let new = Dictionary(intake.files.map { ($0.source, $0.new) }, uniquingKeysWith: +)
        let days = imported.filter { !$0.files.isEmpty }.map { list in
            UpdateSummary.Day(
                day: list.day, papers: list.papers, new: list.files.reduce(0) { $0 + (new[$1] ?? 0) },
                isAgain: known[Key(list.series, list.day)].map { $0.papers > 0 } ?? false, isSettled: list.isSettled)
        }
        return UpdateSummary.Source(series: "", fetched: nil, days: days, unsettled: [], intake: intake)
    }

    /// Notes that lists were imported as they are here.
    func noteLists(_ lists: [FetchedList], in choice: ArchiveChoice) throws {
        try archive(choice, .existing).note(lists.map(\.list))
    }

    private func knownLists(_ choice: ArchiveChoice) throws -> [Key: DayList] {
        do {
            let lists = try archive(choice, .existing).dayLists()
            return Dictionary(lists.map { (Key($0.series, $0.day), $0) }, uniquingKeysWith: { $1 })
        } catch ArchiveError.notFound {
            return [:]
        }
    }

    private struct Key: Hashable {
        let series: String
        let day: CalendarDay

        init(_ series: String, _ day: CalendarDay) { (self.series, self.day) = (series, day) }
    }
}
