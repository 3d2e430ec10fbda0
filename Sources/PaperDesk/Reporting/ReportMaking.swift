import PaperArchive
import Papers
import Reporter
import Timelines

/// What is counted for a report, by which date, and for which periods.
struct CountedPapers {
    var wanted: TimelineRequest
    var counts: DatedCounts
    /// Whether no paper has a listing day, so that days of publication count.
    var fallsBack = false
}

/// Puts a report together, whatever its counts rest on: the choice of dates and periods, and what there is to say of it.
protocol ReportMaking {
    var request: ReportRequest { get }
    var today: CalendarDay { get }
    /// Which papers it is on.
    var span: ReportSpan { get }
    /// The slugs of the topics, in the model's order.
    var topics: [String] { get }
    /// The counts of all papers by one of their dates.
    func dayCounts(by kind: DateKind) throws -> DatedCounts
    /// The last day on which a listing showed a paper.
    func listedThrough() throws -> CalendarDay?
    /// Days whose list was asked for before it was whole.
    func unsettledDays() throws -> Set<CalendarDay>
    /// How far the model's probabilities are off; nil where nothing is known of it.
    func drift(by kind: DateKind) throws -> CalibrationDrift?
    /// The report on an earlier period, without what only the newest tells.
    func report(onPast timeline: Timeline) throws -> Report
}

extension ReportMaking {
    func counted() throws -> CountedPapers {
        var kind = span.kind ?? request.dateKind ?? .listed
        var counts = try dayCounts(by: kind)
        var fallsBack = false
        if span.kind == nil, request.dateKind == nil, counts.days.isEmpty, counts.undated > 0 {
            let published = try dayCounts(by: .published)
            fallsBack = !published.days.isEmpty
            if fallsBack { (kind, counts) = (.published, published) }
        }
        var wanted = TimelineRequest(
            granularity: request.granularity, selection: span.selection ?? request.selection, dateKind: kind,
            comparison: span.comparison ?? request.comparison,
            historyLength: request.historyLength, today: today, listedThrough: try listedThrough())
        wanted.unsettled = try unsettledDays()
        if let drift = try drift(by: kind) { wanted.drift = drift }
        return CountedPapers(wanted: wanted, counts: counts, fallsBack: fallsBack)
    }

    /// The figures; where no paper has a date of the kind, says whether there is one of the other.
    func made(_ wanted: TimelineRequest, _ counts: DatedCounts) throws -> Timeline {
        do throws(TimelineError) {
            return try Timeline(wanted, days: counts.days, undated: counts.undated, topics: topics)
        } catch .noDatedPapers(let kind, let undated) {
            if case .query(let text, papers: 0) = span.extent { throw DeskError.nothingFound(text) }
            let other: DateKind = kind == .listed ? .published : .listed
            let dated = try dayCounts(by: other).days.reduce(0) { $0 + $1.papers }
            throw DeskError.noDates(kind, undated: undated, otherwiseDated: dated, isArchive: request.listings.isEmpty)
        }
    }

    /// A week against a month would compare shares, but not numbers of papers.
    func checkComparison(_ timeline: Timeline) throws {
        guard let compared = request.comparison else { return }
        if compared == timeline.period { throw DeskError.comparedWithItself(compared) }
        if compared.granularity != timeline.period.granularity {
            throw DeskError.comparedUnlike(timeline.period, with: compared)
        }
    }

    /// The reports on the complete periods with papers that end in the year before the period of a timeline, and lie
    /// in its window where it has one. They are made without phrases, which take the most time, and without a period
    /// that was named to compare with; the papers are read a period at a time.
    func earlier(than timeline: Timeline, _ wanted: TimelineRequest, _ counts: DatedCounts) throws -> [Report] {
        guard timeline.period.granularity != nil, let first = timeline.firstDay else { return [] }
        let begin = max(first, timeline.period.first.adding(days: -366))
        var wanted = wanted
        wanted.comparison = nil
        wanted.accountsYear = false
        var reports: [Report] = []
        var period = timeline.period.previous
        while begin <= period.last, timeline.window.map({ $0.days.first <= period.first }) ?? true {
            defer { period = period.previous }
            guard counts.days.contains(where: { period.contains($0) && $0.papers > 0 }) else { continue }
            wanted.selection = .period(period)
            let past = try Timeline(wanted, days: counts.days, undated: counts.undated, topics: topics)
            guard !past.partial else { continue }
            reports.append(try report(onPast: past))
        }
        return reports
    }

    /// What there is to say of the date that is counted by, of days to come, and of dates that are months or years.
    func notes(_ counted: CountedPapers, _ timeline: Timeline) -> [String] {
        (counted.fallsBack ? [Self.fallbackNote] : []) + notYet(counted.counts) + coarse(timeline)
    }

    private static var fallbackNote: String {
        "counted by publication date: no paper has a listing day of its own, as on search and trending pages"
    }

    /// What there is to say where a period had to be chosen among days that are all still to come.
    private func notYet(_ counts: DatedCounts) -> [String] {
        guard request.selection == .latestComplete, !counts.days.contains(where: { $0.papers > 0 && $0.day <= today })
        else { return [] }
        return ["every dated paper is of a day after \(today), the day of this report"]
    }

    /// What there is to say where the dates of papers are months or years, and decided on the period or are left out.
    private func coarse(_ timeline: Timeline) -> [String] {
        let dates = timeline.coarseDates
        if dates.leftOut.total > 0 {
            let length = timeline.window?.granularity ?? timeline.period.granularity
            return [dates.leftOutSentence(by: length, of: timeline.dated)]
        }
        guard let choice = timeline.choice, choice.finest > .week else { return [] }
        return ["\(dates.all.words(of: timeline.dated)): counted by \(choice.granularity.rawValue)"]
    }
}
