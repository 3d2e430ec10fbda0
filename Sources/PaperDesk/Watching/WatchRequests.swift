import PaperArchive
public import Papers
public import Reporter
public import Timelines

/// One watch is wanted, with what became of it.
public struct WatchRequest: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The granularity of the period; nil for one that fits the papers.
    public var granularity: Granularity?
    /// Which period.
    public var selection: TimelineRequest.Selection
    /// By which date papers are counted; nil as in a report.
    public var dateKind: DateKind?
    /// How many periods the history shows.
    public var historyLength: Int
    /// The model's file; nil for the usual one.
    public var model: String?
    /// Which archive.
    public var archive: ArchiveChoice

    /// A request; only the name has no default.
    public init(
        _ name: String, granularity: Granularity? = nil, selection: TimelineRequest.Selection = .latestComplete,
        dateKind: DateKind? = nil, historyLength: Int = 52, model: String? = nil,
        archive: ArchiveChoice = ArchiveChoice()
    ) {
        (self.name, self.granularity, self.selection) = (name, granularity, selection)
        (self.dateKind, self.historyLength) = (dateKind, historyLength)
        (self.model, self.archive) = (model, archive)
    }
}

/// A watch with what became of it.
public struct WatchAnswer: Sendable {
    /// The watch.
    public let watch: Watch
    /// Its figures in the period, with its papers there.
    public let shown: ReportWatch
    /// The period and what it is compared with; its topics are all watches of the archive, tested together.
    public let timeline: Timeline
    /// All papers that it finds, by the order of the archive.
    public let papers: [Paper]
}

/// A watch that was asked for, and how many papers it finds.
public struct WatchAddition: Sendable {
    /// The watch.
    public let watch: Watch
    /// How many papers of the archive it finds now.
    public let papers: Int
    /// Whether it was there before, with the same query.
    public let wasThere: Bool
}

/// The watches of an archive.
public struct WatchList: Sendable {
    /// They, by name.
    public let watches: [Watch]
}

extension Desk {
    /// Follows a query under a name. Throws `DeskError` for a name that is none or is taken, for topics that there are
    /// not, and for a paper that the archive does not have; `SearchQueryError` for a query that cannot be read.
    public func addWatch(
        _ name: String, _ text: String, model named: String? = nil, in choice: ArchiveChoice = ArchiveChoice()
    ) throws -> WatchAddition {
        guard let name = Watch.name(name) else { throw DeskError.badWatchName(name) }
        let query = try SearchQuery(text)
        let archive = try archive(choice)
        let model = try model(for: query, named)
        let resolved = try resolved(query, model, archive)
        if let model, !query.modelTopics.isEmpty {
            try ArchiveClassification.update(archive, with: model, workers: workers, progress: progress)
        }
        let known = try archive.watches().named(name)
        if let known, known.query != text { throw DeskError.watchExists(name: known.name, query: known.query) }
        let watch = known ?? Watch(name: name, query: text, madeOn: today)
        let papers = try archive.keys(of: resolved, model: model?.fingerprint).count
        if known == nil { try archive.add([watch]) }
        return WatchAddition(watch: watch, papers: papers, wasThere: known != nil)
    }

    /// All that is followed.
    public func watches(in choice: ArchiveChoice = ArchiveChoice()) throws -> WatchList {
        WatchList(watches: try archive(choice).watches())
    }

    /// Follows a query no longer, and returns what was followed. Throws `DeskError.noWatch`.
    @discardableResult
    public func removeWatch(_ name: String, in choice: ArchiveChoice = ArchiveChoice()) throws -> Watch {
        let archive = try archive(choice)
        guard let removed = try archive.removeWatch(name) else { throw try noWatch(name, archive) }
        return removed
    }

    /// One watch with its timeline. All watches of the archive are tested together, so that this says what a report
    /// says. Throws as ``report(_:)``, and `DeskError.noWatch`.
    public func watch(_ request: WatchRequest) throws -> WatchAnswer {
        let archive = try archive(request.archive)
        guard let watch = try archive.watches().named(request.name) else {
            throw try noWatch(request.name, archive)
        }
        let asked = ReportRequest(
            archive: request.archive, model: request.model, granularity: request.granularity,
            selection: request.selection, dateKind: request.dateKind, historyLength: request.historyLength)
        let (model, path) = try places.model(request.model)
        var source = try ReportSource(asked, self, ListingIntake(self, asked.choice))
        do {
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        } catch let error as ArchiveError where error.leavesReading {
            source = try source.copiedToMemory(today)
            try ArchiveClassification.update(source.archive, with: model, workers: workers, progress: progress)
        }
        // One that cannot be asked any more is an error here.
        let own = try followed(watch, in: source.archive, model)
        let assembly = ReportAssembly(
            source: source, model: model, modelPath: path, request: asked, today: today, progress: progress,
            workers: workers, shelf: themeShelf, labels: nil, span: ReportSpan(),
            watches: try followed(in: source.archive, model).found)
        let counted = try assembly.counted()
        guard let (timeline, days) = try assembly.watchTimeline(counted.wanted),
            let shown = try assembly.watched(timeline, days, assembly.keyedPapers(of: timeline))
                .first(where: { $0.name == watch.name })
        else {
            throw DeskError.noDates(
                counted.wanted.dateKind, undated: counted.counts.undated, otherwiseDated: 0, isArchive: true)
        }
        return WatchAnswer(
            watch: watch, shown: shown, timeline: timeline,
            papers: try own.found.keys.sorted().compactMap { try source.archive.paper($0)?.paper })
    }

    private func noWatch(_ name: String, _ archive: Archive) throws -> DeskError {
        .noWatch(name, known: try archive.watches().map(\.name))
    }
}
