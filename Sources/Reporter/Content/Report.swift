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

    /// A reconciliation.
    public init(counted: Int, outside: Int, undated: Int, rejected: Int) {
        self.counted = counted
        self.outside = outside
        self.undated = undated
        self.rejected = rejected
    }

    /// All papers found: counted + outside + undated + rejected.
    public var found: Int { counted + outside + undated + rejected }
}

/// A topic of a report: its movement and the papers that show it.
public struct ReportTopic: Hashable, Sendable {
    /// The name for people.
    public var name: String
    /// The topic's figures; they hold its slug.
    public var movement: TopicMovement
    /// Papers worth opening, the best first.
    public var evidence: [EvidencePaper]

    /// A topic of a report.
    public init(name: String, movement: TopicMovement, evidence: [EvidencePaper] = []) {
        self.name = name
        self.movement = movement
        self.evidence = evidence
    }

    /// The permanent identifier.
    public var slug: String { movement.topic }
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

    /// A basis; nothing is known by default.
    public init(
        model: String? = nil, fingerprint: String? = nil, trained: CalendarDay? = nil, trainedOn: Int? = nil, sources: [String] = [],
        notes: [String] = []
    ) {
        self.model = model
        self.fingerprint = fingerprint
        self.trained = trained
        self.trainedOn = trainedOn
        self.sources = sources
        self.notes = notes
    }
}

/// Everything that a report says, as one value. The renderers are functions of it, so that every format says the same numbers.
///
/// Its texts are as the listings and the taxonomy have them; making them harmless is the renderers' task.
public struct Report: Hashable, Sendable {
    /// The period.
    public var period: Period
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
    /// What changes are measured against.
    public var baseline: Baseline
    /// The false discovery rate at which changes were tested.
    public var falseDiscoveryRate: Double
    /// The topics, those with the most papers first, ties by slug.
    public var topics: [ReportTopic]
    /// What the figures come from.
    public var basis: ReportBasis

    /// A report as plain values; `init(timeline:taxonomy:papers:rejected:basis:evidenceLimit:)` puts one together.
    public init(
        period: Period, choice: GranularityChoice? = nil, dateKind: DateKind, partial: Bool, papers: Reconciliation, untagged: Int,
        inferred: Int, inferredOfAll: Int, coverage: Coverage, baseline: Baseline, falseDiscoveryRate: Double, topics: [ReportTopic],
        basis: ReportBasis
    ) {
        self.period = period
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
        self.topics = topics.sorted { ($1.movement.papers, $0.slug) < ($0.movement.papers, $1.slug) }
        self.basis = basis
    }
}
