public import Papers

/// What a timeline is asked for.
public struct TimelineRequest: Hashable, Sendable {
    /// Which period.
    public enum Selection: Hashable, Sendable {
        /// The last complete period that has papers; where none is complete, the last one that has papers.
        ///
        /// All by the data up to `today`, so that a report on a past day says what it said then. Where all papers
        /// are dated later, by all data.
        ///
        /// Where the granularity is left open and not even years hold enough papers (see
        /// `GranularityChoice`), the whole span of the papers, with its history by year; but the
        /// last complete year where a calendar period is named to compare with.
        case latestComplete
        /// This period, with papers or without; it brings its own granularity.
        case period(Period)
        /// The last complete period with papers that lies whole in these days, else the last one with
        /// papers, else the last one. History and baseline stay within the days; how much shares vary is told
        /// by those before as well.
        case window(Period, by: Granularity)
    }

    /// The granularity of the period, or nil for one that fits the data (see `GranularityChoice`).
    /// Ignored where the selection is a period or a window.
    public var granularity: Granularity?
    /// Which period.
    public var selection: Selection
    /// By which date the papers are counted.
    public var dateKind: DateKind
    /// How many periods before the selected one are its baseline; nil for the usual number: 7 days,
    /// 4 weeks, 3 months, 4 quarters, 1 year, 1 range.
    public var baselineLength: Int?
    /// A period to measure the change against, in place of those right before; nil for these.
    public var comparison: Period?
    /// How many periods the history shows, the selected one included; at least 1. A window shows all of its own.
    public var historyLength: Int
    /// How far the model's probabilities are off, and how much that changes from period to period.
    public var drift: CalibrationDrift
    /// Whether the account of a year is given (`Timeline.year`); not for reports that nobody is told it of.
    public var accountsYear = true
    /// The false discovery rate at which a change counts as significant.
    public var falseDiscoveryRate: Double
    /// The day on which the report is made. Days after it are counted only where the selection names them.
    public var today: CalendarDay
    /// The last day on which a listing was seen, for counts by publication date: what was published
    /// later cannot be in the data. A period that ended before it is complete; a period without
    /// papers up to it counts zero. Nil: `today`, right only for data as fresh as that.
    public var listedThrough: CalendarDay?
    /// Days whose list was asked for before it was whole. A period that has papers of one is partial.
    public var unsettled: Set<CalendarDay> = []

    /// A request; everything but the day of the report has a default.
    public init(
        granularity: Granularity? = nil, selection: Selection = .latestComplete, dateKind: DateKind = .listed,
        baselineLength: Int? = nil,
        comparison: Period? = nil, historyLength: Int = 12, drift: CalibrationDrift = .usual,
        falseDiscoveryRate: Double = 0.1,
        today: CalendarDay,
        listedThrough: CalendarDay? = nil
    ) {
        precondition(baselineLength ?? 0 >= 0, "the baseline cannot have fewer than 0 periods")
        precondition(historyLength >= 1, "the history must have at least 1 period, but has \(historyLength)")
        precondition((0...1).contains(falseDiscoveryRate), "a false discovery rate lies between 0 and 1")
        self.granularity = granularity
        self.selection = selection
        self.dateKind = dateKind
        self.baselineLength = baselineLength
        self.comparison = comparison
        self.historyLength = historyLength
        self.drift = drift
        self.falseDiscoveryRate = falseDiscoveryRate
        self.today = today
        self.listedThrough = listedThrough
    }
}

extension TimelineRequest {
    /// The day up to which the data are looked at; nil for all of them.
    func lastDay(of days: [DayCount]) -> CalendarDay? {
        selection == .latestComplete && days.contains { $0.papers > 0 && $0.day <= today } ? today : nil
    }
}

/// Why no timeline can be made.
public enum TimelineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No paper has a date of the kind asked for, so there is no period to choose.
    case noDatedPapers(DateKind, undated: Int)
    /// Papers have dates, but each is a month or a year, and so in no period of the length asked for.
    case datesTooCoarse(Granularity, CoarseDates.Numbers)

    /// One sentence.
    public var description: String {
        switch self {
        case .noDatedPapers(let kind, let undated):
            let counted = undated == 1 ? "1 paper has" : "\(undated) papers have"
            return "no paper has a date to count by: \(counted) no \(kind.rawValue) date"
        case .datesTooCoarse(let granularity, let dates):
            return "no paper's date tells its \(granularity.rawValue): \(dates)"
        }
    }
}
