import GRDB
public import Papers

/// What an archive holds, in numbers.
public struct ArchiveInfo: Hashable, Sendable {
    /// Papers, each counted once.
    public let papers: Int
    /// Appearances of papers in listings.
    public let sightings: Int
    /// The first day on which a listing showed a paper, search pages included; nil where no listing has a day.
    public let firstListed: CalendarDay?
    /// The last such day.
    public let lastListed: CalendarDay?
    /// The runs of weekdays (Monday to Friday) between the daily listings on which none showed a
    /// paper, the earliest first. Each begins and ends on a weekday without listing, and holds no
    /// day with one. Search pages neither make nor close a gap.
    public let gaps: [ClosedRange<CalendarDay>]
    /// The same source by source, by the days on which each publishes. Search pages count for none.
    public let coverage: [SourceCoverage]
}

extension Archive {
    /// What the archive holds. A day counts as listed even where its listing showed only papers that were known before.
    ///
    /// - Parameter source: who publishes listings of a format, by the format's name.
    public func info(
        source: (_ format: String) -> ListingSource = { .other(format: $0) }
    ) throws(ArchiveError) -> ArchiveInfo {
        try read { database in
            let papers = try Int.fetchOne(database, sql: "SELECT count(*) FROM papers") ?? 0
            let shown = try ShownDay.all(database, source)
            let days = shown.compactMap(\.day)
            let daily = shown.filter { !$0.isSearch }
            return ArchiveInfo(
                papers: papers, sightings: shown.reduce(0) { $0 + $1.sightings }, firstListed: days.min(),
                lastListed: days.max(),
                gaps: ListingGaps.between(Set(daily.compactMap(\.day)).sorted()), coverage: Self.coverage(daily))
        }
    }

    private static func coverage(_ shown: [ShownDay]) -> [SourceCoverage] {
        Dictionary(grouping: shown, by: \.source)
            .mapValues { $0.compactMap(\.day) }
            .filter { !$0.value.isEmpty }
            .map { SourceCoverage(of: $0, days: $1) }
            .sorted { $0.source < $1.source }
    }
}

/// What one listing showed on one day.
private struct ShownDay {
    var source: ListingSource
    /// Nil where the listing has no day.
    var day: CalendarDay?
    /// Whether all of it was on a search page.
    var isSearch: Bool
    var sightings: Int

    /// All listings and days, in one pass over the sightings.
    static func all(_ database: Database, _ source: (String) -> ListingSource) throws -> [ShownDay] {
        let sql = """
            SELECT l.format, s.day, s.is_search, s.sightings FROM (
                SELECT listing, listed_day AS day, min(is_search) AS is_search, count(*) AS sightings FROM sightings \
                GROUP BY listing, listed_day
            ) s JOIN listings l ON l.id = s.listing
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            ShownDay(
                source: source(try row.value(0)), day: try row.optionalDay(1),
                isSearch: try row.value(2), sightings: try row.value(3))
        }
    }
}

/// The weekdays that listings leave out.
enum ListingGaps {
    /// The gaps between ascending days without repetition, in order.
    static func between(_ days: [CalendarDay]) -> [ClosedRange<CalendarDay>] {
        zip(days, days.dropFirst()).compactMap(gap)
    }

    private static func gap(after before: CalendarDay, before after: CalendarDay) -> ClosedRange<CalendarDay>? {
        var first = before.adding(days: 1)
        var last = after.adding(days: -1)
        while first.weekday > 5 { first = first.adding(days: 1) }
        while last.weekday > 5 { last = last.adding(days: -1) }
        return first <= last ? first...last : nil
    }
}
