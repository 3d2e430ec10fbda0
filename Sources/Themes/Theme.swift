public import Papers
public import Timelines

/// Something that papers have come to be about: phrases with much the same papers, whose share rose.
public struct Theme: Sendable, Hashable {
    /// Where it stands.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Found for the first time within the last four weeks.
        case new
        /// Found before, and found now.
        case rising
        /// Found before; its share is still above that of the year before, but does not clearly rise any more.
        case known
        /// Found before; its share is back where it was.
        case gone
    }

    /// A week of its history.
    public struct Week: Sendable, Hashable {
        /// The week.
        public var period: Period
        /// The papers of the theme.
        public var papers: Int
        /// All papers.
        public var of: Int

        /// A week.
        public init(period: Period, papers: Int, of: Int) { (self.period, self.papers, self.of) = (period, papers, of) }

        /// The share; nil where there are no papers.
        public var share: Double? { of > 0 ? Double(papers) / Double(of) : nil }
        /// Wilson's interval of the share at 95 %; nil where there are no papers.
        public var interval: ShareInterval? {
            share.map { ShareInterval(WilsonInterval(share: $0, of: Double(of))) }
        }
    }

    /// Its lasting name: the words of the phrase by which it was found first, with hyphens.
    public var slug: String
    /// Its name, as most papers write it.
    public var name: String
    /// Its phrases, at most five: the name first, then the clearest.
    public var terms: [String]
    /// Where it stands.
    public var status: Status
    /// Over how many weeks its share is compared with that of the 52 before: 4, or 13 where it rose slowly.
    public var weeks: Int
    /// The papers of these weeks that have one of its phrases.
    public var papers: Int
    /// All papers of these weeks.
    public var of: Int
    /// The papers of the 52 weeks before that have one of its phrases.
    public var baselinePapers: Int
    /// All papers of the 52 weeks before.
    public var baselineOf: Int
    /// The p-value of the clearest of its phrases; of a theme that does not rise now, that of its clearest week.
    public var pValue: Double
    /// The same adjusted for all candidates of the week: the rate of false findings at which it is one.
    public var qValue: Double
    /// The day of the first paper with its name.
    public var firstSeen: CalendarDay
    /// The week in which it was found first, within a year.
    public var namedSince: Period
    /// The last 52 weeks, or those since the first paper of all.
    public var history: [Week]
    /// The papers of the theme in these weeks, by their numbers among the texts: those that are about it first, then the
    /// newest.
    public var carriers: [Int]
    /// The papers of any time that are about it, by their numbers, the newest first; at most a hundred.
    public var core: [Int]

    /// A theme as plain values.
    public init(
        slug: String, name: String, terms: [String], status: Status, weeks: Int, papers: Int, of: Int,
        baselinePapers: Int, baselineOf: Int, pValue: Double, qValue: Double, firstSeen: CalendarDay,
        namedSince: Period, history: [Week] = [], carriers: [Int] = [], core: [Int] = []
    ) {
        (self.slug, self.name, self.terms, self.status, self.weeks) = (slug, name, terms, status, weeks)
        (self.papers, self.of, self.baselinePapers, self.baselineOf) = (papers, of, baselinePapers, baselineOf)
        (self.pValue, self.qValue, self.firstSeen, self.namedSince) = (pValue, qValue, firstSeen, namedSince)
        (self.history, self.carriers, self.core) = (history, carriers, core)
    }

    /// The share of these weeks; 0 where they have no papers.
    public var share: Double { of > 0 ? Double(papers) / Double(of) : 0 }
    /// Wilson's interval of the share at 95 %.
    public var interval: ShareInterval { ShareInterval(WilsonInterval(share: share, of: Double(max(1, of)))) }
    /// The share of the 52 weeks before.
    public var baseline: Double { baselineOf > 0 ? Double(baselinePapers) / Double(baselineOf) : 0 }
    /// How many papers these weeks would have at the share of the year before.
    public var usual: Double { baseline * Double(of) }
}
