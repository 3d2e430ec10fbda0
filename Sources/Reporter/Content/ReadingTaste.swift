/// A term and what it adds to the rank of a paper.
public struct ReadingTerm: Hashable, Sendable {
    /// The term.
    public var term: String
    /// What it adds; negative where it speaks against the paper.
    public var weight: Double

    /// A term and its weight.
    public init(_ term: String, _ weight: Double) { (self.term, self.weight) = (term, weight) }
}

/// How a paper ranks by what the reader called good and bad.
public struct ReadingTaste: Hashable, Sendable {
    /// The rank: the higher, the more like what was called good; above 0 rather good than bad.
    public var score: Double
    /// The terms that decided, those of the largest magnitude first.
    public var terms: [ReadingTerm]

    /// A rank with its terms.
    public init(score: Double, terms: [ReadingTerm]) { (self.score, self.terms) = (score, terms) }

    /// So many terms are shown.
    public static let shownTerms = 3

    /// The terms that make it like what was called good; none where it is not.
    var reasons: [String] { score > 0 ? terms.filter { $0.weight > 0 }.prefix(Self.shownTerms).map(\.term) : [] }
}

/// What the reader's marks, and the query that they asked, say of one paper.
public struct PaperReading: Hashable, Sendable {
    /// Whether it was read, so that it is no longer worth opening.
    public var isRead: Bool
    /// Whether it was called good or bad, so that the reader knows it already.
    public var isJudged: Bool
    /// How it ranks; nil where the marks rank nothing.
    public var taste: ReadingTaste?
    /// How like the paper that the report's query names it is; nil where that orders nothing.
    public var likeness: Double?

    /// What is said of a paper; nothing by default.
    public init(isRead: Bool = false, isJudged: Bool = false, taste: ReadingTaste? = nil) {
        (self.isRead, self.isJudged, self.taste) = (isRead, isJudged, taste)
    }
}

/// What the reader's marks do to a reading list.
public struct ReadingRanking: Hashable, Sendable {
    /// Papers called good.
    public var good: Int
    /// Papers called bad.
    public var bad: Int
    /// How many of both are needed.
    public var needed: Int
    /// Whether they rank the list.
    public var isActive: Bool
    /// The terms that speak most for a paper; none where nothing is ranked.
    public var forTerms: [ReadingTerm]
    /// Those that speak most against one.
    public var againstTerms: [ReadingTerm]
    /// Papers of the period that were read, and so are not on the list.
    public var read: Int

    /// What marks do; everything but their numbers has a default.
    public init(
        good: Int, bad: Int, needed: Int, isActive: Bool = false, forTerms: [ReadingTerm] = [],
        againstTerms: [ReadingTerm] = [], read: Int = 0
    ) {
        (self.good, self.bad, self.needed, self.isActive) = (good, bad, needed, isActive)
        (self.forTerms, self.againstTerms, self.read) = (forTerms, againstTerms, read)
    }
}
