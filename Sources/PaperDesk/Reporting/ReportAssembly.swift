import LinearAlgebra
import PaperArchive
import Papers
import ReadableText
import Reporter
import Themes
import Timelines
import TopicEngine

/// Puts a report together from an archive, a model and a period.
struct ReportAssembly {
    let source: ReportSource
    let model: TopicModel
    let modelPath: String
    let request: ReportRequest
    let today: CalendarDay
    /// Who is told how far long work is.
    let progress: any WorkProgress
    let workers: Workers
    /// Labelled papers that correct the shares; nil without.
    let labels: LabelledMonths?
    /// Which papers it is on.
    let span: ReportSpan
    /// What the reader follows.
    let watches: [FollowedQuery]
    /// What there is to say of the watches that find nothing for a reason.
    var remarks: [String] = []

    /// What is counted, by which date, and for which periods.
    struct Counted {
        var wanted: TimelineRequest
        var counts: DatedCounts
        /// Whether no paper has a listing day, so that days of publication count.
        var fallsBack = false
    }

    func counted() throws -> Counted {
        var (kind, counts) = try counts(by: span.kind ?? request.dateKind ?? .listed)
        var fallsBack = false
        if span.kind == nil, request.dateKind == nil, counts.days.isEmpty, counts.undated > 0 {
            let published = try self.counts(by: .published)
            fallsBack = !published.1.days.isEmpty
            if fallsBack { (kind, counts) = published }
        }
        var wanted = TimelineRequest(
            granularity: request.granularity, selection: span.selection ?? request.selection, dateKind: kind,
            comparison: span.comparison ?? request.comparison,
            historyLength: request.historyLength, today: today, listedThrough: try source.archive.info().lastListed)
        wanted.unsettled = Set(
            try source.archive.dayLists().lazy.filter { !$0.isSettled && $0.papers > 0 }.map(\.day))
        if let labels { wanted.drift = try labels.drift(of: model, in: source.archive, by: kind) }
        return Counted(wanted: wanted, counts: counts, fallsBack: fallsBack)
    }

    func report() throws -> Report {
        let counted = try counted()
        let (wanted, counts, fallsBack, kind) = (
            counted.wanted, counted.counts, counted.fallsBack, counted.wanted.dateKind
        )
        var timeline = try made(wanted, counts)
        try checkComparison(timeline)
        let keyed = try keyedPapers(of: timeline)
        let papers = keyed.map(\.paper)
        try addTerms(to: &timeline, period: papers, by: kind)
        let reading = try ReadingMarks(source.archive, model)
        var report = report(
            on: timeline, papers: papers, readings: readings(of: keyed, reading),
            basis: basis(
                notes: (fallsBack ? [Self.fallbackNote] : []) + notYet(counts) + coarse(timeline)
                    + unknownTopics(papers) + remarks + span.remarks))
        if counts.undated > 0 {
            report.otherwiseDated = try source.archive.otherwiseDatedCount(by: kind, of: span.scope)
            if report.otherwiseDated > 0 { report.basis.notes.append(report.otherwiseDatedSentence) }
        }
        report.extent = span.extent
        report.ranking = reading.map { $0.ranking(of: keyed, in: timeline) }
        if span.scope == nil, request.tellsThemes {
            let (week, themes, note) = try themes(by: timeline)
            (report.themeWeek, report.themes) = (week, themes)
            if let note { report.basis.notes.append(note) }
        }
        if !watches.isEmpty {
            report.watches = try watchTimeline(wanted).map { watched($0.timeline, $0.days, keyed) } ?? []
        }
        report.comparedWith = span.comparison ?? request.comparison
        if request.tellsEarlier { report.earlier = try earlier(than: timeline, wanted, counts) }
        return report
    }

    /// The figures; where no paper has a date of the kind, says whether there is one of the other.
    private func made(_ wanted: TimelineRequest, _ counts: DatedCounts) throws -> Timeline {
        do throws(TimelineError) {
            return try Timeline(wanted, days: counts.days, undated: counts.undated, topics: model.topics)
        } catch .noDatedPapers(let kind, let undated) {
            if case .query(let text, papers: 0) = span.extent { throw DeskError.nothingFound(text) }
            let other: DateKind = kind == .listed ? .published : .listed
            let dated = try self.counts(by: other).1.days.reduce(0) { $0 + $1.papers }
            throw DeskError.noDates(kind, undated: undated, otherwiseDated: dated, isArchive: request.listings.isEmpty)
        }
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

    /// The papers of a period, with their keys.
    func keyedPapers(of timeline: Timeline) throws -> [KeyedPaper] {
        let days = timeline.countedDays
        return try source.archive.keyedPapers(
            model: model.fingerprint, from: days.first, through: days.last,
            endingBy: (timeline.window?.part(of: timeline.period) ?? timeline.period).last, by: timeline.dateKind,
            of: span.scope)
    }

    typealias KeyedPaper = (key: StoredPaper.Key, paper: ClassifiedPaper)

    /// What decides on the reading list besides votes and topics, of each paper; empty where nothing does.
    private func readings(of papers: [KeyedPaper], _ marks: ReadingMarks?) -> [PaperReading] {
        let readings = marks?.readings(of: papers) ?? []
        if span.likeness.isEmpty { return readings }
        return papers.enumerated().map { number, paper in
            var reading = readings.indices.contains(number) ? readings[number] : PaperReading()
            reading.likeness = span.likeness[paper.key] ?? 0
            return reading
        }
    }

    private func report(
        on timeline: Timeline, papers: [ClassifiedPaper], readings: [PaperReading] = [], basis: ReportBasis
    ) -> Report {
        Report(
            timeline: timeline,
            taxonomy: Taxonomy(topics: model.topics.map { Topic(slug: $0, name: model.name(of: $0)) }),
            papers: papers, rejected: source.rejected, basis: basis,
            evidenceLimit: request.listsAllPapers ? .max : 5, made: today, readings: readings)
    }

    /// The reports on the complete periods with papers that end in the year before the period of a timeline, and lie
    /// in its window where it has one. They are made without phrases, which take the most time, and without a period
    /// that was named to compare with; the papers are read a period at a time.
    private func earlier(
        than timeline: Timeline, _ wanted: TimelineRequest, _ counts: DatedCounts
    ) throws -> [Report] {
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
            let past = try Timeline(wanted, days: counts.days, undated: counts.undated, topics: model.topics)
            guard !past.partial else { continue }
            reports.append(report(on: past, papers: try keyedPapers(of: past).map(\.paper), basis: ReportBasis()))
        }
        return reports
    }

    /// The themes that rise by the last whole week of a period.
    private func themes(by timeline: Timeline) throws -> (week: Period?, themes: [ReportTheme], note: String?) {
        let end = min(timeline.period.last.adding(days: 1), today)
        let reading = try ThemeReading(
            source.archive, by: timeline.dateKind, keeps: request.listings.isEmpty, workers: workers,
            progress: progress)
        guard let week = reading.lastWeek(before: end), reading.hasEnough(by: week) else {
            return (nil, [], nil)
        }
        let themes = try reading.themes(
            by: week, kind: timeline.dateKind, tellsAll: false, topics: ThemeTopics(model))
        return (week, themes, reading.gapNote(by: week))
    }

    /// A week against a month would compare shares, but not numbers of papers.
    private func checkComparison(_ timeline: Timeline) throws {
        guard let compared = request.comparison else { return }
        if compared == timeline.period { throw DeskError.comparedWithItself(compared) }
        if compared.granularity != timeline.period.granularity {
            throw DeskError.comparedUnlike(timeline.period, with: compared)
        }
    }

    /// Adds the terms that rose and fell, where there is a baseline to have moved from.
    private func addTerms(to timeline: inout Timeline, period papers: [ClassifiedPaper], by kind: DateKind) throws {
        let periods = timeline.baseline.periods
        guard let first = periods.map(\.first).min() else { return }
        var sample = LowestHashes<ClassifiedPaper>(limit: TopicPhrases.periodPapers)
        for paper in papers { sample.add(paper, named: paper.paper.nameInArchive) }
        func sampled(_ spans: [ClosedRange<CalendarDay>], _ limit: Int) throws -> [ClassifiedPaper] {
            try source.archive.sampledPapers(
                model: model.fingerprint, from: spans, by: kind, atMost: limit, of: span.scope)
        }
        // A partial period or a gap may lie between those of the baseline.
        let baseline = try sampled(periods.map { $0.first...$0.last }, TopicPhrases.baselinePapers)
        // A period to compare with may be named that is later than this one: no paper is read twice.
        let start = min(first, timeline.period.first)
        // Before a year all of the one before, were it a leap year: papers of which the year alone is known are of it.
        let year = timeline.period.granularity == .year ? timeline.period.previous.first : start
        let earlier = try sampled(
            [min(start.adding(days: -365), year)...start.adding(days: -1)], TopicPhrases.earlierPapers)
        let phrases = TopicPhrases(period: sample.elements, baseline: baseline, earlier: earlier)
        for (index, moved) in phrases.movements(of: timeline.topics.map(\.topic)).enumerated() {
            timeline.topics[index].terms = moved.risen
            timeline.topics[index].fallenTerms = moved.fallen
        }
    }

    private func counts(by kind: DateKind) throws -> (DateKind, DatedCounts) {
        (kind, try source.archive.dayCounts(by: kind, model: model.fingerprint, of: span.scope))
    }

    private static let fallbackNote =
        "counted by publication date: no paper has a listing day of its own, as on search and trending pages"

    /// What there is to say where a period had to be chosen among days that are all still to come.
    private func notYet(_ counts: DatedCounts) -> [String] {
        guard request.selection == .latestComplete, !counts.days.contains(where: { $0.papers > 0 && $0.day <= today })
        else { return [] }
        return ["every dated paper is of a day after \(today), the day of this report"]
    }

    /// What there is to say where people gave papers topics that the model has no word on.
    private func unknownTopics(_ papers: [ClassifiedPaper]) -> [String] {
        let known = Set(model.topics)
        let unknown = Set(papers.flatMap { $0.classification.assigned.map(\.topic) }).subtracting(known).sorted()
        if unknown.isEmpty { return [] }
        let listed =
            unknown.prefix(5).map { ReadableText.shortened($0) }.joined(separator: ", ")
            + (unknown.count > 5 ? " and others" : "")
        return ["papers were given topics that the model does not know, and that have no share here: \(listed)"]
    }

    private func basis(notes: [String]) -> ReportBasis {
        let header = model.header
        return ReportBasis(
            model: modelPath, fingerprint: model.fingerprint, trained: CalendarDay(iso: header.made),
            trainedOn: header.papers,
            sources: source.sources, notes: source.notes + notes, files: source.files)
    }
}
