import PaperArchive
import Papers
import Timelines
import TopicEngine

/// The papers of a map, with their topics and days.
struct MapPapers {
    let papers: [ClassifiedPaper]
    /// The date by which they count.
    let dateKind: DateKind
    /// The days that were chosen; nil for all papers.
    let period: Period?

    /// How many days the map of an archive shows where none are named.
    private static let usualDays = 365

    init(_ request: MapRequest, _ archive: Archive, _ model: TopicModel, _ today: CalendarDay) throws {
        var (kind, counts) = (DateKind.listed, DatedCounts())
        for candidate in request.dateKind.map({ [$0] }) ?? [.listed, .published] {
            (kind, counts) = (candidate, try archive.dayCounts(by: candidate, model: model.fingerprint))
            if !counts.days.isEmpty { break }
        }
        dateKind = kind
        if let granularity = request.granularity, request.period == nil {
            let wanted = TimelineRequest(
                granularity: granularity, dateKind: kind, today: today,
                listedThrough: try archive.info().lastListed)
            // As a report chooses it.
            period = try Timeline(wanted, days: counts.days, undated: counts.undated, topics: []).period
        } else {
            period = request.period ?? (request.listings.isEmpty ? Self.usual(counts, today) : nil)
        }
        guard let period else {
            papers = try Self.all(archive, model)
            return
        }
        papers = try archive.classifiedPapers(
            model: model.fingerprint, from: period.first, through: period.last, by: kind)
    }

    /// The year to the last day that has papers and is not still to come.
    private static func usual(_ counts: DatedCounts, _ today: CalendarDay) -> Period? {
        guard let last = counts.days.filter({ $0.papers > 0 && $0.day <= today }).map(\.day).max() else { return nil }
        return Period(from: last.adding(days: 1 - usualDays), to: last)
    }

    /// All papers, those without a day too.
    private static func all(_ archive: Archive, _ model: TopicModel) throws -> [ClassifiedPaper] {
        var stored: [StoredPaper] = []
        try archive.forEachBatch { stored += $0 }
        let topics = try archive.classifications(of: stored.map(\.id), model: model.fingerprint)
        return stored.map { entry in
            ClassifiedPaper(
                paper: entry.paper,
                classification: topics[entry.id] ?? Classification(topics: [], primary: nil))
        }
    }
}
