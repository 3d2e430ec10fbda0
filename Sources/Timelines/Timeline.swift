public import Papers

/// The periods that a change is measured against.
public struct Baseline: Hashable, Sendable {
    /// Why nothing was pooled, though it was asked for.
    public enum Absence: Hashable, Sendable {
        /// No day of the data is before the period.
        case nothingBefore
        /// The data begin or end within what was asked for.
        case notCovered
        /// The data cover it, but no paper is dated in it.
        case noPapers
        /// The data go further back, but the window holds no whole period with papers before this one.
        case outsideWindow
    }

    /// How many periods before the selected one were asked for.
    public var requested: Int
    /// Those of them that were pooled, oldest first: complete and with papers.
    public var periods: [Period]
    /// Their papers.
    public var papers: Int
    /// Why there are none; nil where there are, and where none were asked for.
    public var absence: Absence?

    /// A baseline.
    public init(requested: Int, periods: [Period], papers: Int, absence: Absence? = nil) {
        self.requested = requested
        self.periods = periods
        self.papers = papers
        self.absence = absence
    }
}

/// One period of dated counts, set against the periods before it. Values only: whoever shows them makes the words.
public struct Timeline: Hashable, Sendable {
    /// The selected period.
    public var period: Period
    /// The window whose last complete period this is, or which it fills; nil where none was asked for.
    public var window: TimelineWindow?
    /// How the granularity was chosen; nil where it was given.
    public var choice: GranularityChoice?
    /// By which date the papers are counted.
    public var dateKind: DateKind
    /// Whether the data begin or end within the period.
    public var partial: Bool
    /// Papers in the period.
    public var papers: Int
    /// Dated papers outside the period, but for those whose month or year alone is known and that no such period counts.
    public var outside: Int
    /// Papers without a date of the kind.
    public var undated: Int
    /// Papers of which no day is known, but a month or a year. Those that are left out are not among the others.
    public var coarseDates = CoarseDates()
    /// Papers in the period without any topic.
    public var untagged: Int
    /// Papers in the period whose date has an inferred year.
    public var inferred: Int
    /// The same, of all dated papers.
    public var inferredOfAll: Int
    /// How well listings cover the period.
    public var coverage: Coverage
    /// The first day of the data; nil where there are none.
    public var firstDay: CalendarDay?
    /// The last day of the data; nil where there are none.
    public var lastDay: CalendarDay?
    /// The day up to which the data were looked at: that of the report, where it chose the period; nil for all days.
    public var through: CalendarDay?
    /// What changes are measured against.
    public var baseline: Baseline
    /// The false discovery rate at which changes were tested.
    public var falseDiscoveryRate: Double
    /// The topics, in the order in which they were given.
    public var topics: [TopicMovement]
    /// How well listings cover all the periods of the history together: its missing days are gaps, not zeros.
    public var historyCoverage: Coverage?
    /// What a year of reports like this one comes to; nil where fewer than `YearAccount.fewestPeriods`
    /// periods up to this one can be tested, for ranges of days, for the whole span of the papers, where
    /// a period was named to compare with, and where it was not asked for.
    public var year: YearAccount?

    /// A timeline as plain values; `Timeline(_:days:undated:topics:)` computes one.
    public init(
        period: Period, choice: GranularityChoice? = nil, dateKind: DateKind, partial: Bool, papers: Int, outside: Int,
        undated: Int,
        untagged: Int, inferred: Int, inferredOfAll: Int, coverage: Coverage, firstDay: CalendarDay?,
        lastDay: CalendarDay?,
        baseline: Baseline, falseDiscoveryRate: Double, topics: [TopicMovement], historyCoverage: Coverage? = nil,
        window: TimelineWindow? = nil
    ) {
        self.period = period
        self.window = window
        self.choice = choice
        self.dateKind = dateKind
        self.partial = partial
        self.papers = papers
        self.outside = outside
        self.undated = undated
        self.untagged = untagged
        self.inferred = inferred
        self.inferredOfAll = inferredOfAll
        self.coverage = coverage
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.baseline = baseline
        self.falseDiscoveryRate = falseDiscoveryRate
        self.topics = topics
        self.historyCoverage = historyCoverage
    }

    /// The days of the period whose papers are counted: those of the window, where it cuts the period, and none
    /// after `through`.
    public var countedDays: Period {
        let days = window?.part(of: period) ?? period
        guard let through, days.contains(through), through < days.last else { return days }
        return Period(from: days.first, to: through)
    }

    /// Papers with a date of the kind, in the period, outside it or left out.
    public var dated: Int { papers + outside + coarseDates.leftOut.total }

    /// Whether a paper of a date is counted in the period.
    public func counts(_ date: PaperDate) -> Bool {
        countedDays.contains(date.day) && date.lastDay <= (window?.part(of: period) ?? period).last
    }

    /// How many topics were tested for a change.
    public var tested: Int { topics.count { $0.pValue != nil } }
    /// How many of them moved, before and after allowing for their number.
    public var summary: MovementSummary { MovementSummary(topics, falseDiscoveryRate: falseDiscoveryRate) }
}
