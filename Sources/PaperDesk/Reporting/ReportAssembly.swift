import LinearAlgebra
import PaperArchive
import Papers
import ReadableText
import Reporter
import Themes
import Timelines
import TopicEngine

/// Puts a report together from an archive, a model and a period.
struct ReportAssembly: ReportMaking {
    let source: ReportSource
    let model: TopicModel
    let modelPath: String
    let request: ReportRequest
    let today: CalendarDay
    /// Who is told how far long work is.
    let progress: any WorkProgress
    let workers: Workers
    /// Where themes that were found are kept.
    let shelf: ThemeShelf
    /// Labelled papers that correct the shares; nil without.
    let labels: LabelledMonths?
    /// Which papers it is on.
    let span: ReportSpan
    /// What the reader follows.
    let watches: [FollowedQuery]
    /// What there is to say of the watches that find nothing for a reason.
    var remarks: [String] = []

    func report() throws -> Report {
        let counted = try counted()
        let (wanted, counts, kind) = (counted.wanted, counted.counts, counted.wanted.dateKind)
        var timeline = try made(wanted, counts)
        try checkComparison(timeline)
        let keyed = try keyedPapers(of: timeline)
        let papers = keyed.map(\.paper)
        try addTerms(to: &timeline, period: papers, by: kind)
        let reading = try ReadingMarks(source.archive, model)
        var report = report(
            on: timeline, papers: papers, readings: readings(of: keyed, reading),
            basis: basis(
                notes: notes(counted, timeline) + unknownTopics(papers) + remarks + span.remarks))
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

    var topics: [String] { model.topics }

    func dayCounts(by kind: DateKind) throws -> DatedCounts {
        try source.archive.dayCounts(by: kind, model: model.fingerprint, of: span.scope)
    }

    func listedThrough() throws -> CalendarDay? { try source.archive.info().lastListed }

    func unsettledDays() throws -> Set<CalendarDay> {
        Set(try source.archive.dayLists().lazy.filter { !$0.isSettled && $0.papers > 0 }.map(\.day))
    }

    func drift(by kind: DateKind) throws -> CalibrationDrift? {
        try labels?.drift(of: model, in: source.archive, by: kind)
    }

    func report(onPast timeline: Timeline) throws -> Report {
        report(on: timeline, papers: try keyedPapers(of: timeline).map(\.paper), basis: ReportBasis())
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

    /// The themes that rise by the last whole week of a period.
    private func themes(by timeline: Timeline) throws -> (week: Period?, themes: [ReportTheme], note: String?) {
        let end = min(timeline.period.last.adding(days: 1), today)
        let reading = try ThemeReading(
            source.archive, by: timeline.dateKind, keeps: request.listings.isEmpty, shelf: shelf,
            workers: workers, progress: progress)
        guard let week = reading.lastWeek(before: end), reading.hasEnough(by: week) else {
            return (nil, [], nil)
        }
        let themes = try reading.themes(
            by: week, tellsAll: false, topics: ThemeTopics(model))
        return (week, themes, reading.gapNote(by: week))
    }

    /// Adds the terms that rose and fell, where there is a baseline to have moved from.
    private func addTerms(to timeline: inout Timeline, period papers: [ClassifiedPaper], by kind: DateKind) throws {
        guard let spans = TermSpans(timeline) else { return }
        var sample = LowestHashes<ClassifiedPaper>(limit: TopicPhrases.periodPapers)
        for paper in papers { sample.add(paper, named: paper.paper.nameInArchive) }
        func sampled(_ spans: [TermSpans.Span], _ limit: Int) throws -> [ClassifiedPaper] {
            try source.archive.sampledPapers(
                model: model.fingerprint, from: spans.map(\.days), by: kind, atMost: limit, of: span.scope)
        }
        timeline.take(
            TopicPhrases(
                period: sample.elements, baseline: try sampled(spans.baseline, TopicPhrases.baselinePapers),
                earlier: try sampled([spans.earlier], TopicPhrases.earlierPapers)))
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
