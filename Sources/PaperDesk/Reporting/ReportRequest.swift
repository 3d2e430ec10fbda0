public import PaperArchive
public import Papers
public import Reporter
public import Timelines
import TopicEngine

/// A report is wanted: on listings, which are not kept, or on an archive.
public struct ReportRequest: Hashable, Sendable {
    /// The listings, or one ledger; none for the archive.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Which archive, where no listings are given.
    public var archive: ArchiveChoice
    /// The model's file; nil for the usual one.
    public var model: String?
    /// The granularity of the period; nil for one that fits the papers. Ignored where the selection is a period or a window.
    public var granularity: Granularity?
    /// Which period.
    public var selection: TimelineRequest.Selection
    /// By which date papers are counted; nil for the listing day, or the day of publication where
    /// no paper has a listing day of its own.
    public var dateKind: DateKind?
    /// A period to measure changes against, in place of those right before.
    public var comparison: Period?
    /// How many periods the history shows.
    public var historyLength: Int
    /// The topics that are shown; nil for all. All are tested.
    public var topics: TopicList?
    /// Whether all papers of the period are listed under their topics.
    public var listsAllPapers: Bool
    /// Files of labelled papers of the archive that the model did not learn from: its shares are
    /// corrected by what it gets wrong there.
    public var labelFiles: [String]
    /// Whether the reports on the periods of the year before are made too (`Report.earlier`), as a feed has them.
    public var tellsEarlier: Bool
    /// A query: the report is on the papers that it finds; nil for all.
    public var query: SearchQuery?
    /// Whether the report is on what came since the last one that was asked for so. ``Desk/noteTold(_:in:)`` ends it.
    public var sinceLast: Bool

    /// Whether themes that rise are looked for, which takes most of the time in a large archive.
    public var tellsThemes = true

    /// A request; everything has a default.
    public init(
        listings: [String] = [], choice: ListingChoice = ListingChoice(), archive: ArchiveChoice = ArchiveChoice(),
        model: String? = nil,
        granularity: Granularity? = nil, selection: TimelineRequest.Selection = .latestComplete,
        dateKind: DateKind? = nil,
        comparison: Period? = nil, historyLength: Int = 52, topics: TopicList? = nil, listsAllPapers: Bool = false,
        labelFiles: [String] = [], tellsEarlier: Bool = false, query: SearchQuery? = nil, sinceLast: Bool = false
    ) {
        self.listings = listings
        self.choice = choice
        self.archive = archive
        self.model = model
        self.granularity = granularity
        self.selection = selection
        self.dateKind = dateKind
        self.comparison = comparison
        self.historyLength = historyLength
        self.topics = topics
        self.listsAllPapers = listsAllPapers
        self.labelFiles = labelFiles
        self.tellsEarlier = tellsEarlier
        (self.query, self.sinceLast) = (query, sinceLast)
    }
}

/// A report, and what there is to know about the listings that it rests on.
public struct ReportAnswer: Sendable {
    /// The report. Its basis holds the notes as neutral sentences, in the same order.
    public var report: Report
    /// What came of the listings: their notes as facts, in the order in which the basis of the report words them.
    public var intake: IntakeSummary
    /// Up to where it tells what is new, to be noted once it is written; nil where that was not asked for.
    public var told: ToldMoment?
}

extension Desk {
    /// Makes a report. Throws `DeskError`, `ListingError`, `ArchiveError`, `ModelFileError` and `TimelineError`.
    ///
    /// A ledger may stand in place of listings, alone: then it throws `LedgerError` too.
    public func report(_ request: ReportRequest) throws -> ReportAnswer {
        if let ledger = try ledger(of: request) { return try report(on: ledger, request) }
        let (model, modelPath) = try places.model(request.model)
        let names = TopicNames(model, aliases: places.topicAliases())
        let shown = try request.topics.map { try shownTopics($0, of: names) }
        let intake = ListingIntake(
            self, request.choice, countsSearchDays: request.dateKind == .listed, tellsNotes: false)
        var source = try ReportSource(request, self, intake)
        do {
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        } catch let error as ArchiveError where error.leavesReading && !request.sinceLast {
            source = try source.copiedToMemory(today)
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        }
        let labels = try request.labelFiles.isEmpty ? nil : LabelledMonths(request.labelFiles, of: model, self)
        let span = try ReportSpan(request, source.archive, on: today) { try found(by: $0, model, source.archive) }
        let followed = try followed(in: source.archive, model)
        var assembly = ReportAssembly(
            source: source, model: model, modelPath: modelPath, request: request, today: today, progress: progress,
            workers: workers, shelf: themeShelf, labels: labels, span: span, watches: followed.found)
        assembly.remarks = followed.failed
        let report = try assembly.report()
        return ReportAnswer(
            report: shown.map { report.limited(to: $0) } ?? report, intake: source.intake, told: span.moment)
    }

    /// Notes that a report on what is new was written, so that the next one tells what came after it.
    public func noteTold(_ moment: ToldMoment, in choice: ArchiveChoice = ArchiveChoice()) throws {
        try archive(choice).note(told: moment)
    }

    /// The slugs of topics of a model that somebody wants to see.
    func shownTopics(_ topics: TopicList, of names: TopicNames) throws(DeskError) -> [String] {
        let (slugs, unknown) = names.slugs(of: topics)
        if !unknown.isEmpty { throw .unknownShownTopics(unknown, known: names.slugs.sorted()) }
        return slugs
    }
}
