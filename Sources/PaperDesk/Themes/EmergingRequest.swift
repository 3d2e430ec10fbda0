import PaperArchive
public import Papers
import ReadableText
public import Reporter
import Themes
public import Timelines

/// The themes that rise are wanted: in listings, which are not kept, or in an archive.
public struct EmergingRequest: Hashable, Sendable {
    /// The listings; none for the archive.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Which archive, where no listings are given.
    public var archive: ArchiveChoice
    /// The model's file; nil for the usual one. It tells the topics of the themes' papers.
    public var model: String?
    /// By which date papers are counted; nil for the listing day, or the day of publication where no paper has a listing
    /// day of its own.
    public var dateKind: DateKind?
    /// The last week; nil for the last one that is over and has papers.
    public var week: Period?
    /// Whether themes that rose within the year before, but rise no more, are told too.
    public var tellsAll: Bool

    /// A request; everything has a default.
    public init(
        listings: [String] = [], choice: ListingChoice = ListingChoice(), archive: ArchiveChoice = ArchiveChoice(),
        model: String? = nil, dateKind: DateKind? = nil, week: Period? = nil, tellsAll: Bool = false
    ) {
        (self.listings, self.choice, self.archive, self.model) = (listings, choice, archive, model)
        (self.dateKind, self.week, self.tellsAll) = (dateKind, week, tellsAll)
    }
}

/// The themes of a week.
public struct EmergingAnswer: Sendable {
    /// The week; nil where no week with papers is over.
    public let week: Period?
    /// By which date papers are counted.
    public let dateKind: DateKind
    /// How many papers the four weeks to it have.
    public let papers: Int
    /// The themes, those that rise first, the clearest first.
    public var themes: [ReportTheme]
    /// Whether the year before has papers enough to say what is new.
    public let hasEnough: Bool
    /// What else there is to know, a neutral sentence each.
    public let notes: [String]
    /// What came of the listings.
    public let intake: IntakeSummary
}

extension Desk {
    /// Finds the themes that rise. Throws `DeskError`, `ListingError`, `ArchiveError` and `ModelFileError`.
    public func emerging(_ request: EmergingRequest) throws -> EmergingAnswer {
        let (model, _) = try places.model(request.model)
        let reader = ListingIntake(
            self, request.choice, countsSearchDays: request.dateKind == .listed, tellsNotes: false)
        let source = try ReportSource(
            ReportRequest(listings: request.listings, choice: request.choice, archive: request.archive), self, reader)
        var kind = request.dateKind ?? .listed
        var reading = try reading(source.archive, by: kind, request)
        if request.dateKind == nil, reading.count == 0 {
            let published = try self.reading(source.archive, by: .published, request)
            if published.count > 0 { (kind, reading) = (.published, published) }
        }
        guard let week = request.week ?? reading.lastWeek(before: today) else {
            return EmergingAnswer(
                week: nil, dateKind: kind, papers: 0, themes: [], hasEnough: false, notes: [],
                intake: source.intake)
        }
        let themes = try reading.themes(
            by: week, tellsAll: request.tellsAll, topics: ThemeTopics(model))
        let hasEnough = reading.hasEnough(by: week)
        return EmergingAnswer(
            week: week, dateKind: kind, papers: reading.papers(by: week), themes: themes, hasEnough: hasEnough,
            notes: hasEnough ? [reading.gapNote(by: week)].compactMap(\.self) : [], intake: source.intake)
    }

    private func reading(_ archive: Archive, by kind: DateKind, _ request: EmergingRequest) throws -> ThemeReading {
        try ThemeReading(
            archive, by: kind, keeps: request.listings.isEmpty, shelf: themeShelf, workers: workers,
            progress: progress)
    }
}
