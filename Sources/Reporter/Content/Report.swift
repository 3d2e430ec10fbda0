public import Papers
public import Timelines

/// Where the papers of the listings went: every paper found is in exactly one of four places.
public struct Reconciliation: Hashable, Sendable {
    /// Papers in the period: the ones that are counted.
    public var counted: Int
    /// Dated papers outside the period.
    public var outside: Int
    /// Papers without a date to count by.
    public var undated: Int
    /// Records that could not be read as papers.
    public var rejected: Int
    /// Papers of which a month or a year is known, and that no period of the length counts for want of the day.
    public var coarse: Int

    /// A reconciliation.
    public init(counted: Int, outside: Int, undated: Int, rejected: Int, coarse: Int = 0) {
        self.counted = counted
        self.outside = outside
        self.undated = undated
        self.rejected = rejected
        self.coarse = coarse
    }

    /// Papers with a date to count by.
    public var dated: Int { counted + outside + coarse }
    /// All papers found: counted + outside + undated + coarse + rejected.
    public var found: Int { counted + outside + undated + coarse + rejected }
}

/// A topic of a report: its movement and the papers that show it.
public struct ReportTopic: Hashable, Sendable {
    /// The name for people.
    public var name: String
    /// The topic's figures; they hold its slug.
    public var movement: TopicMovement
    /// Papers worth opening, the best first.
    public var evidence: [EvidencePaper]
    /// The papers after those, for a row of its own where the reading list shows all of them.
    var further: [EvidencePaper]

    /// A topic of a report.
    public init(name: String, movement: TopicMovement, evidence: [EvidencePaper] = []) {
        self.init(name: name, movement: movement, evidence: evidence, further: [])
    }

    init(name: String, movement: TopicMovement, evidence: [EvidencePaper], further: [EvidencePaper]) {
        self.name = name
        self.movement = movement
        self.evidence = evidence
        self.further = further
    }

    /// The permanent identifier.
    public var slug: String { movement.topic }

    fileprivate static func comesFirst(_ left: ReportTopic, _ right: ReportTopic) -> Bool {
        let (leftShare, rightShare) = (left.movement.share ?? 0, right.movement.share ?? 0)
        if leftShare != rightShare { return leftShare > rightShare }
        return (right.movement.papers, left.slug) < (left.movement.papers, right.slug)
    }
}

/// What a report's figures come from, besides the counts themselves.
public struct ReportBasis: Hashable, Sendable {
    /// The name or file of the model.
    public var model: String?
    /// The model's fingerprint.
    public var fingerprint: String?
    /// The day on which the model was trained.
    public var trained: CalendarDay?
    /// How many papers the model was trained on.
    public var trainedOn: Int?
    /// The listings or the archive that were read.
    public var sources: [String]
    /// Whatever else the reader must know, a sentence each.
    public var notes: [String]
    /// Files and folders that the notes may name, besides those above, as they name them.
    public var files: [String]

    /// A basis; nothing is known by default.
    public init(
        model: String? = nil, fingerprint: String? = nil, trained: CalendarDay? = nil, trainedOn: Int? = nil,
        sources: [String] = [],
        notes: [String] = [], files: [String] = []
    ) {
        self.model = model
        self.fingerprint = fingerprint
        self.trained = trained
        self.trainedOn = trainedOn
        self.sources = sources
        self.notes = notes
        self.files = files
    }
}

/// Everything that a report says, as one value. The renderers are functions of it, so that every
/// format says the same numbers.
///
/// Its texts are as the listings and the taxonomy have them; making them harmless is the renderers' task.
public struct Report: Hashable, Sendable {
    /// The period.
    public var period: Period
    /// The window whose last complete period this is, or which it fills; nil where none was asked for.
    public var window: TimelineWindow?
    /// How the granularity was chosen; nil where it was given.
    public var choice: GranularityChoice?
    /// By which date the papers are counted.
    public var dateKind: DateKind
    /// Whether the data begin or end within the period.
    public var partial: Bool
    /// How many papers were found, and where they went.
    public var papers: Reconciliation
    /// Papers in the period without any topic.
    public var untagged: Int
    /// Papers in the period whose date has an inferred year.
    public var inferred: Int
    /// The same, of all dated papers.
    public var inferredOfAll: Int
    /// How well listings cover the period.
    public var coverage: Coverage
    /// Papers of which no day is known, but a month or a year.
    public var coarseDates = CoarseDates()
    /// Papers without a date of the kind to count by that have one of the other kind.
    public var otherwiseDated = 0
    /// What changes are measured against.
    public var baseline: Baseline
    /// The false discovery rate at which changes were tested.
    public var falseDiscoveryRate: Double
    /// The topics, those with the largest share first, then those with the most papers, ties by slug.
    public var topics: [ReportTopic]
    /// The papers of the reading list and those that follow, in its order, as far as any choice of topics needs them.
    var readingCandidates: [ReadingPaper] = []
    /// The themes that rise by the end of the period; empty where none does, or nothing can be said.
    public var themes: [ReportTheme] = []
    /// The week to which they are told; nil where nothing can be said.
    public var themeWeek: Period?
    /// What the reader follows, by name; empty where they follow nothing.
    public var watches: [ReportWatch] = []
    /// Which papers of the archive the report is on; nil for all.
    public var extent: ReportExtent?
    /// What the reader's marks do to the reading list; nil where nothing is marked.
    public var ranking: ReadingRanking?
    /// The papers of the period that the reader has read.
    var read: Set<PaperName> = []
    /// How many topics were tested and moved, those that the report leaves out included.
    public var summary: MovementSummary
    /// How well listings cover all periods of the history; nil where that is not known.
    public var historyCoverage: Coverage?
    /// What a year of reports like this one comes to, all topics together; nil where none can be given.
    public var year: YearAccount?
    /// The period that changes are measured against where one was named, in place of those right before.
    public var comparedWith: Period?
    /// Whether topics were left out (`limited(to:)`).
    public private(set) var isLimited = false
    /// The day on which the report is made; nil where that does not matter.
    public var made: CalendarDay?
    /// What the figures come from.
    public var basis: ReportBasis
    /// The reports on the complete periods with papers of the year before, of the same kind and the newest first, for a
    /// feed; empty where they were not asked for.
    public var earlier: [Report] = []

    /// A report as plain values; `init(timeline:taxonomy:papers:rejected:basis:evidenceLimit:)` puts one together.
    public init(
        period: Period, choice: GranularityChoice? = nil, dateKind: DateKind, partial: Bool, papers: Reconciliation,
        untagged: Int,
        inferred: Int, inferredOfAll: Int, coverage: Coverage, baseline: Baseline, falseDiscoveryRate: Double,
        topics: [ReportTopic],
        summary: MovementSummary? = nil, historyCoverage: Coverage? = nil, comparedWith: Period? = nil,
        made: CalendarDay? = nil, window: TimelineWindow? = nil,
        basis: ReportBasis
    ) {
        self.period = period
        self.window = window
        self.choice = choice
        self.dateKind = dateKind
        self.partial = partial
        self.papers = papers
        self.untagged = untagged
        self.inferred = inferred
        self.inferredOfAll = inferredOfAll
        self.coverage = coverage
        self.baseline = baseline
        self.falseDiscoveryRate = falseDiscoveryRate
        self.topics = topics.sorted(by: ReportTopic.comesFirst)
        self.summary = summary ?? MovementSummary(topics.map(\.movement), falseDiscoveryRate: falseDiscoveryRate)
        self.historyCoverage = historyCoverage
        self.comparedWith = comparedWith
        self.made = made
        self.basis = basis
    }

    /// Whether the period is the whole span of the papers, with its history by shorter periods.
    var isWholeSpan: Bool { window?.days == period }

    /// The length by which the periods are counted; nil for a range of days without a history of its own.
    var granularity: Granularity? { window?.granularity ?? period.granularity }

    /// The topics of which the change is a finding, the largest change first.
    var moved: [ReportTopic] {
        topics.filter(\.movement.significant).sorted { abs($1.movement.change ?? 0) < abs($0.movement.change ?? 0) }
    }

    /// What to open first: at most ten papers of the period, each once, the first one first.
    public var readingList: [ReadingPaper] { Array(readingCandidates.prefix(ReadingPaper.limit)) }

    /// The same report with these topics alone, and with papers that have any of them. What was tested, and at which
    /// rate, stays: leaving a topic out of sight does not take its test back.
    public func limited(to slugs: some Sequence<String>) -> Report {
        let wanted = Set(slugs)
        var report = self
        report.topics.removeAll { !wanted.contains($0.slug) }
        report.readingCandidates.removeAll { paper in !paper.topics.contains { wanted.contains($0.slug) } }
        report.themes.removeAll { theme in !theme.topics.contains { wanted.contains($0.topic) } }
        report.isLimited = report.topics.count < topics.count
        report.earlier = earlier.map { $0.limited(to: wanted) }
        return report
    }
}

extension Report {
    /// `88 papers have no listing day, but a date of publication`.
    public var otherwiseDatedSentence: String {
        let papers = otherwiseDated == 1 ? "1 paper has" : "\(otherwiseDated) papers have"
        return dateKind == .listed
            ? "\(papers) no listing day, but a date of publication"
            : "\(papers) no date of publication, but a listing day"
    }
}
