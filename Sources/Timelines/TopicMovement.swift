/// One topic in one period: a point of its history.
public struct HistoryPoint: Hashable, Sendable {
    /// The period.
    public var period: Period
    /// Papers of the period with the topic.
    public var papers: Int
    /// All papers of the period.
    public var of: Int
    /// `papers` of `of`; nil where the period has no papers.
    public var share: Double?
    /// The interval of the share; nil where the period has no papers.
    public var interval: ShareInterval?
    /// Whether the data begin or end within the period.
    public var partial: Bool
    /// Whether the period is a gap: outside the data, or, counted by listing day, without any listing. A gap is not a zero.
    public var missing: Bool

    /// A point of a history.
    public init(
        period: Period, papers: Int, of total: Int, share: Double?, interval: ShareInterval?, partial: Bool = false, missing: Bool = false
    ) {
        self.period = period
        self.papers = papers
        self.of = total
        self.share = share
        self.interval = interval
        self.partial = partial
        self.missing = missing
    }
}

/// A topic in the selected period, and how it moved against the periods before.
public struct TopicMovement: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// Papers of the period with the topic.
    public var papers: Int
    /// `papers` of all papers in the period; nil where the period has none. Papers may have several topics: shares need not add up to 1.
    public var share: Double?
    /// The 95 % interval of the share (Wilson); nil where the period has no papers.
    public var interval: ShareInterval?
    /// Papers of the baseline periods with the topic.
    public var baselinePapers: Int
    /// The pooled share of the baseline periods; nil where they have no papers.
    public var baseline: Double?
    /// `share` − `baseline`, as a difference of shares (0.05 are five percentage points); nil where either is.
    public var change: Double?
    /// The p-value of the change (Fisher's exact test, two-sided); nil where nothing was tested: no baseline, or a partial period.
    public var pValue: Double?
    /// Whether the change is a finding among all topics at the false discovery rate of the request (Benjamini–Hochberg).
    public var significant: Bool
    /// The periods up to the selected one, oldest first.
    public var history: [HistoryPoint]

    /// A movement.
    public init(
        topic: String, papers: Int, share: Double?, interval: ShareInterval?, baselinePapers: Int = 0, baseline: Double? = nil,
        change: Double? = nil, pValue: Double? = nil, significant: Bool = false, history: [HistoryPoint] = []
    ) {
        self.topic = topic
        self.papers = papers
        self.share = share
        self.interval = interval
        self.baselinePapers = baselinePapers
        self.baseline = baseline
        self.change = change
        self.pValue = pValue
        self.significant = significant
        self.history = history
    }
}
