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
        /// The papers of the theme, and all.
        public var papers: Int
        public var of: Int

        /// The share, with Wilson's interval; nil where there are no papers.
        public var share: Double? { of > 0 ? Double(papers) / Double(of) : nil }
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
    /// The papers of these weeks that have one of its phrases, and all.
    public var papers: Int
    public var of: Int
    /// The same of the 52 weeks before.
    public var baselinePapers: Int
    public var baselineOf: Int
    /// The p-value of the clearest of its phrases, and the same adjusted for all candidates of the week: the rate of
    /// false findings at which it is one. Of a theme that does not rise now, those of the week in which it was found.
    public var pValue: Double
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

    /// The share of these weeks, with Wilson's interval, and that of the year before; nil where there are no papers.
    public var share: Double { of > 0 ? Double(papers) / Double(of) : 0 }
    public var interval: ShareInterval { ShareInterval(WilsonInterval(share: share, of: Double(max(1, of)))) }
    public var baseline: Double { baselineOf > 0 ? Double(baselinePapers) / Double(baselineOf) : 0 }
    /// How many papers these weeks would have at the share of the year before.
    public var usual: Double { baseline * Double(of) }
}
