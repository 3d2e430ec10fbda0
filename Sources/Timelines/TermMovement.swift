/// A paper that has a term, as whoever counted the terms names it.
public struct TermPaper: Hashable, Sendable {
    /// The identifier of the source, where there is one.
    public var id: String?
    /// The title, as the listing has it.
    public var title: String

    /// A paper.
    public init(id: String?, title: String) {
        self.id = id
        self.title = title
    }
}

/// A term that rose or fell within a topic, in words.
public struct TermMovement: Hashable, Sendable {
    /// The term, a phrase of one to four words.
    public var term: String
    /// How many of the topic's papers have it in the period: of the papers whose terms were
    /// counted, which in a long period may be a sample.
    public var papers: Int
    /// How many of the topic's papers were counted in the period.
    public var of: Int
    /// How many of the topic's papers have it in the baseline; likewise.
    public var baselinePapers: Int
    /// How many of the topic's papers were counted in the baseline.
    public var baselineOf: Int
    /// The logarithm of the ratio of its odds in the period to those in the baseline, half a paper added to each
    /// count; above 0 where it rose.
    public var logOddsRatio: Double
    /// The one-sided p-value of the change.
    public var pValue: Double
    /// Papers of the period that have it, the surest of the topic first; none for a term that fell.
    public var carriers: [TermPaper]

    /// A term as plain values.
    public init(
        term: String, papers: Int, of total: Int, baselinePapers: Int, baselineOf: Int, logOddsRatio: Double,
        pValue: Double, carriers: [TermPaper] = []
    ) {
        self.term = term
        self.papers = papers
        self.of = total
        self.baselinePapers = baselinePapers
        self.baselineOf = baselineOf
        self.logOddsRatio = logOddsRatio
        self.pValue = pValue
        self.carriers = carriers
    }

    /// The part of the topic's papers that has it in the period.
    public var share: Double { of > 0 ? Double(papers) / Double(of) : 0 }
    /// The same in the baseline.
    public var baselineShare: Double { baselineOf > 0 ? Double(baselinePapers) / Double(baselineOf) : 0 }
    /// The change in standard normal deviates: above 0 where it rose.
    public var zScore: Double {
        let deviate = NormalDistribution.deviate(twoSidedTail: min(1, max(.leastNormalMagnitude, 2 * pValue)))
        return logOddsRatio < 0 ? -deviate : deviate
    }
}
