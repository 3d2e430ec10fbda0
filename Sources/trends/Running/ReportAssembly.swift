import PaperArchive
import Papers
import Reporter
import Timelines
import TopicEngine

/// Puts a report together from an archive, a model and a period.
struct ReportAssembly {
    let source: ReportSource
    let model: TopicModel
    let modelPath: String
    let period: PeriodOptions
    let today: CalendarDay

    func report() throws -> Report {
        let kind = period.date ?? (source.isSearch ? .published : .listed)
        let counts = try source.archive.dayCounts(by: kind, model: model.fingerprint)
        let request = TimelineRequest(
            granularity: period.by, selection: try period.selection(today: today), dateKind: kind, today: today,
            listedThrough: try source.archive.info().lastListed)
        let timeline = try Timeline(request, days: counts.days, undated: counts.undated, topics: model.topics)
        let papers = try source.archive.classifiedPapers(
            model: model.fingerprint, from: timeline.period.first, through: timeline.period.last, by: kind)
        return Report(
            timeline: timeline, taxonomy: Taxonomy(topics: model.header.topics.map { Topic(slug: $0.slug, name: $0.name) }), papers: papers,
            rejected: source.rejected, basis: basis(kind))
    }

    private func basis(_ kind: DateKind) -> ReportBasis {
        let header = model.header
        var notes = source.notes
        if source.isSearch, period.date == nil {
            notes.append(
                "these papers were found on one day and are of many years, as on a search or trending page, so they are counted by publication date"
            )
        }
        return ReportBasis(
            model: modelPath, fingerprint: model.fingerprint, trained: CalendarDay(iso: header.made), trainedOn: header.papers,
            sources: source.sources, notes: notes)
    }
}
