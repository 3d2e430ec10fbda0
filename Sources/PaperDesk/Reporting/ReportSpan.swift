import PaperArchive
import Papers
import ReadableText
import Reporter
import Timelines

/// Which papers a report is on: all, those that a query finds, or those that came since the last report.
struct ReportSpan {
    /// The papers; nil for all.
    private(set) var scope: PaperScope?
    /// What the report says of it; nil where it is on all.
    private(set) var extent: ReportExtent?
    /// The period, where the papers decide on it.
    private(set) var selection: TimelineRequest.Selection?
    /// What changes are measured against, where the papers decide on it.
    private(set) var comparison: Period?
    /// By which date, where the papers decide on it.
    private(set) var kind: DateKind?
    /// What it cannot show, and names.
    private(set) var remarks: [String] = []
    /// Up to where it tells what is new; nil where that was not asked for.
    private(set) var moment: ToldMoment?
    /// How like the paper that the query names the papers are, where that orders them.
    private(set) var likeness: [StoredPaper.Key: Double] = [:]

    /// All papers.
    init() {}

    /// What a request is about.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - archive: the archive.
    ///   - today: the day of the report.
    ///   - found: gives what a query finds.
    init(
        _ request: ReportRequest, _ archive: Archive, on today: CalendarDay,
        found: (SearchQuery) throws -> QueryFinding
    ) throws {
        if let query = request.query {
            let found = try found(query)
            scope = PaperScope(found.keys)
            extent = .query(query.text, papers: found.keys.count)
            likeness = found.likeness
        } else if request.sinceLast {
            try tellNew(request, archive, on: today)
        }
    }

    /// So many papers that no period can show are named.
    private static let mostNamed = 50

    /// `not shown, since they have no listing day: "One title" (2501.00001), …`.
    private static func named(
        _ papers: Set<StoredPaper.Key>, without kind: DateKind, in archive: Archive
    ) throws -> String {
        let missing = try papers.compactMap { try archive.paper($0)?.paper }.filter { $0.date(kind) == nil }
            .map { (name: $0.nameInArchive, title: $0.title) }.sorted { ($0.title, $0.name) < ($1.title, $1.name) }
        let names = missing.prefix(mostNamed).map { "\"\(ReadableText.shortened($0.title))\" (\($0.name))" }
        let more = missing.count > mostNamed ? ", and \(missing.count - mostNamed) more" : ""
        let date = kind == .listed ? "listing day" : "date of publication"
        return "new too, but in no period, since they have no \(date): \(names.joined(separator: ", "))\(more)"
    }

    /// The papers that came since the last report, whatever their days; changes are told against all papers of the four
    /// weeks before these: as many days before might be a weekend.
    private mutating func tellNew(_ request: ReportRequest, _ archive: Archive, on today: CalendarDay) throws {
        let last = try archive.lastTold()
        if let last, today < last.day { throw DeskError.toldLater(last.day) }
        let (papers, moment) = try archive.untold(on: today)
        self.moment = moment
        guard let papers, let last else {
            extent = .firstOfItsKind
            return
        }
        // The date that most of them have, so that few are left out.
        let kinds = try (request.dateKind.map { [$0] } ?? [.listed, .published]).map { kind in
            (kind: kind, undated: try archive.undatedCount(of: papers, by: kind))
        }
        guard let (kind, undated) = kinds.min(by: { $0.undated < $1.undated }) else { return }
        let dated = try archive.days(of: papers, by: kind)
        // Of nothing the period is the time in which nothing came.
        let days = dated ?? last.day...today
        if dated != nil {
            comparison = Period(from: days.lowerBound.adding(days: -28), to: days.lowerBound.adding(days: -1))
        }
        scope = PaperScope(papers, andAllBefore: days.lowerBound)
        selection = .period(Period(from: days.lowerBound, to: days.upperBound))
        self.kind = kind
        if undated > 0 { remarks = [try Self.named(papers, without: kind, in: archive)] }
        extent = .since(last.day, papers: papers.count, undated: undated)
    }
}
