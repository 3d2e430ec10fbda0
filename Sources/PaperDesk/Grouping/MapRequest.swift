import PaperArchive
public import Papers
public import Reporter
public import Timelines
import TopicEngine

/// Papers are to be laid out on a map: those of an archive, or of listings, which are not kept.
public struct MapRequest: Hashable, Sendable {
    /// The listings; none for the archive.
    public var listings: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// Which archive, where no listings are given.
    public var archive: ArchiveChoice
    /// The model's file; nil for the usual one.
    public var model: String?
    /// Which days; nil for all of the listings, and for the last year of the archive that has papers.
    public var period: Period?
    /// Where no days are named, the length of the last complete period with papers, which is shown; nil as for ``period``.
    public var granularity: Granularity?
    /// By which date papers count; nil for the listing day, or the day of publication where no paper has one.
    public var dateKind: DateKind?
    /// The number of regions; nil for one that suits the number of papers.
    public var groups: Int?
    /// Where the random numbers begin.
    public var seed: UInt64
    /// What is lit: themes with the identifiers of their papers, of which those that are not on the map are passed over;
    /// the themes that rise by its end where none are given.
    public var themes: [MapTheme]

    /// A request; everything has a default.
    public init(
        listings: [String] = [], choice: ListingChoice = ListingChoice(), archive: ArchiveChoice = ArchiveChoice(),
        model: String? = nil, period: Period? = nil, granularity: Granularity? = nil, dateKind: DateKind? = nil,
        groups: Int? = nil, seed: UInt64 = 1,
        themes: [MapTheme] = []
    ) {
        (self.listings, self.choice, self.archive, self.model) = (listings, choice, archive, model)
        (self.period, self.granularity, self.dateKind) = (period, granularity, dateKind)
        (self.groups, self.seed) = (groups, seed)
        self.themes = themes
    }
}

/// A theme that a map lights.
public struct MapTheme: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The identifiers of its papers.
    public var papers: Set<String>

    /// A theme with its papers.
    public init(name: String, papers: Set<String>) { (self.name, self.papers) = (name, papers) }
}

/// A map, and what there is to know about the listings that it rests on.
public struct MapAnswer: Sendable {
    /// The map.
    public let map: PaperMap
    /// What came of the listings.
    public let intake: IntakeSummary
}

extension Desk {
    /// Lays papers out. Throws `TrainingError` where they are too few, and the errors of what is read.
    public func map(_ request: MapRequest) throws -> MapAnswer {
        let (model, _) = try places.model(request.model)
        let wanted = ReportRequest(listings: request.listings, choice: request.choice, archive: request.archive)
        let intake = ListingIntake(self, request.choice, tellsNotes: true)
        var source = try ReportSource(wanted, self, intake)
        do {
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        } catch let error as ArchiveError where error.leavesReading {
            source = try source.copiedToMemory(today)
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        }
        let found = try MapPapers(request, source.archive, model, today)
        defer { progress.finish() }
        try progress.check()
        progress.show(.grouping(papers: found.papers.count))
        var request = request
        if request.themes.isEmpty { request.themes = try litThemes(found, source, keeps: request.listings.isEmpty) }
        try progress.check()
        let map = try MapAssembly(found, request, workers).map(model, made: today)
        return MapAnswer(map: map, intake: source.intake)
    }

    /// The themes that rise by the end of a map, with the papers of any time that are about them.
    private func litThemes(_ found: MapPapers, _ source: ReportSource, keeps: Bool) throws -> [MapTheme] {
        let reading = try ThemeReading(
            source.archive, by: found.dateKind, keeps: keeps, shelf: themeShelf, workers: workers,
            progress: progress)
        let end = min(found.period?.last.adding(days: 1) ?? today, today)
        guard let week = reading.lastWeek(before: end) else { return [] }
        return try reading.risingThemes(by: week).map { theme, papers in
            MapTheme(name: theme.name, papers: Set(papers.map(\.nameInArchive)))
        }
    }
}
