/// One topic in one period: a point of its history.
public struct HistoryPoint: Hashable, Sendable {
    /// The period.
    public var period: Period
    /// Papers of the period to which the topic is assigned.
    public var papers: Int
    /// All papers of the period.
    public var of: Int
    /// The estimated share of the topic (see `ShareEstimate`); nil where the period has no papers.
    /// `papers` of `of` only where the probabilities are certain: assigning a topic or not forgets
    /// how sure the model was.
    public var share: Double?
    /// The 95 % interval of the rate behind the share: papers listed are a sample, and the model
    /// errs; nil where the period has no papers.
    public var interval: ShareInterval?
    /// The 95 % interval of the true share among the papers listed: the model's error alone; nil
    /// where the period has no papers.
    public var listed: ShareInterval?
    /// Whether the data begin or end within the period.
    public var partial: Bool
    /// Whether the period is a gap: outside the data, or, counted by listing day, without any
    /// listing. A gap is not a zero.
    public var missing: Bool

    /// A point of a history.
    public init(
        period: Period, papers: Int, of total: Int, share: Double?, interval: ShareInterval?,
        listed: ShareInterval? = nil,
        partial: Bool = false, missing: Bool = false
    ) {
        self.period = period
        self.papers = papers
        self.of = total
        self.share = share
        self.interval = interval
        self.listed = listed
        self.partial = partial
        self.missing = missing
    }
}

/// A topic in the selected period, and how it moved against the periods before.
public struct TopicMovement: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// Papers of the period to which the topic is assigned.
    public var papers: Int
    /// The estimated share of the topic among the papers of the period (see `ShareEstimate`); nil
    /// where the period has none. Papers may have several topics: shares need not add up to 1.
    public var share: Double?
    /// The 95 % interval of the rate behind the share: papers listed are a sample, and the model
    /// errs; nil where the period has no papers.
    public var interval: ShareInterval?
    /// The 95 % interval of the true share among the papers listed: the model's error alone; nil
    /// where the period has no papers.
    public var listed: ShareInterval?
    /// Papers of the baseline periods to which the topic is assigned.
    public var baselinePapers: Int
    /// The estimated share of the pooled baseline periods; nil where they have no papers.
    public var baseline: Double?
    /// `share` − `baseline`, as a difference of shares (0.05 are five percentage points); nil where either is.
    public var change: Double?
    /// The 95 % interval of the change (see `ChangeTest`); nil where nothing was tested.
    public var changeInterval: ChangeInterval?
    /// The p-value of the change, two-sided (see `ChangeTest`); nil where nothing was tested: no
    /// baseline, or a partial period.
    public var pValue: Double?
    /// The smallest false discovery rate at which the change would be a finding among all topics
    /// (Benjamini–Hochberg); nil where nothing was tested.
    public var adjustedPValue: Double?
    /// Whether the change is a finding among all topics at the false discovery rate of the request
    /// (Benjamini–Hochberg).
    public var significant: Bool
    /// How many times the variance that chance explains the shares vary from period to period; nil
    /// where nothing was tested.
    public var dispersion: Double?
    /// How much of the change comes from the topic's own papers, and how much from the others; nil
    /// where there is no change to split.
    public var split: ChangeSplit?
    /// Where the topic went over the periods shown; nil with fewer than four complete periods.
    public var slope: TopicSlope?
    /// The bursts among the periods shown, oldest first.
    public var bursts: [Burst]
    /// The terms that rose with the topic, the clearest first; empty until someone has counted them.
    public var terms: [TermMovement]
    /// The terms that fell with it, likewise.
    public var fallenTerms: [TermMovement] = []
    /// What the next period is expected to hold, or why nothing is said of it; nil where no forecast was asked for.
    public var forecast: ForecastOutcome?
    /// The periods up to the selected one, oldest first.
    public var history: [HistoryPoint]

    /// A movement.
    public init(
        topic: String, papers: Int, share: Double?, interval: ShareInterval?, listed: ShareInterval? = nil,
        baselinePapers: Int = 0,
        baseline: Double? = nil, change: Double? = nil, changeInterval: ChangeInterval? = nil, pValue: Double? = nil,
        adjustedPValue: Double? = nil, significant: Bool = false, dispersion: Double? = nil, split: ChangeSplit? = nil,
        slope: TopicSlope? = nil, bursts: [Burst] = [], terms: [TermMovement] = [], forecast: ForecastOutcome? = nil,
        history: [HistoryPoint] = []
    ) {
        self.topic = topic
        self.papers = papers
        self.share = share
        self.interval = interval
        self.listed = listed
        self.baselinePapers = baselinePapers
        self.baseline = baseline
        self.change = change
        self.changeInterval = changeInterval
        self.pValue = pValue
        self.adjustedPValue = adjustedPValue
        self.significant = significant
        self.dispersion = dispersion
        self.split = split
        self.slope = slope
        self.bursts = bursts
        self.terms = terms
        self.forecast = forecast
        self.history = history
    }

    /// Whether the topic by itself counts as moved, before allowing for the number of topics (`MovementSummary.level`).
    public var moved: Bool { pValue.map { $0 <= MovementSummary.level } ?? false }

    /// The burst with the largest weight, the one that was tested; of equals the first.
    var weightiestBurst: Burst? { bursts.first { $0.pValue != nil } }
}
