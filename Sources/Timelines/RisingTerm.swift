public import Papers

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

/// How clearly a term rose.
public struct RankedTerm: Hashable, Sendable {
    /// The term.
    public var term: Term
    /// How many papers of the period have it.
    public var papers: Int
    /// How many papers of the baseline have it.
    public var baselinePapers: Int
    /// The logarithm of the ratio of its odds in the period to those in the baseline, with the prior counted
    /// in; above 0.
    public var logOddsRatio: Double
    /// The same in standard errors: the larger, the less of it is chance.
    public var zScore: Double
}

/// A term that rose within a topic, in words.
public struct RisingTerm: Hashable, Sendable {
    /// The term, one token or two.
    public var term: String
    /// How many of the topic's papers have it in the period: of the papers whose terms were
    /// counted, which in a long period may be a sample.
    public var papers: Int
    /// How many of the topic's papers have it in the baseline; likewise.
    public var baselinePapers: Int
    /// The logarithm of the ratio of its odds in the period to those in the baseline, with the
    /// prior counted in; above 0.
    public var logOddsRatio: Double
    /// The same in standard errors: the larger, the less of it is chance.
    public var zScore: Double
    /// Papers of the period that have it, the surest of the topic first.
    public var carriers: [TermPaper]

    /// A term as plain values.
    public init(
        term: String, papers: Int, baselinePapers: Int, logOddsRatio: Double, zScore: Double, carriers: [TermPaper] = []
    ) {
        self.term = term
        self.papers = papers
        self.baselinePapers = baselinePapers
        self.logOddsRatio = logOddsRatio
        self.zScore = zScore
        self.carriers = carriers
    }

    /// A ranked term with its words and papers.
    init(_ ranked: RankedTerm, spelling: String, carriers: [TermPaper]) {
        self.init(
            term: spelling, papers: ranked.papers, baselinePapers: ranked.baselinePapers,
            logOddsRatio: ranked.logOddsRatio,
            zScore: ranked.zScore, carriers: carriers)
    }
}
