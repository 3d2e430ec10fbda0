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
    /// The runs of weekdays (Monday to Friday) between the daily listings on which none showed a paper, the earliest first. Each
    /// begins and ends on a weekday without listing, and holds no day with one. Search pages neither make nor close a gap.
    public let gaps: [ClosedRange<CalendarDay>]
}

extension Archive {
    /// What the archive holds. A day counts as listed even where its listing showed only papers that were known before.
    public func info() throws(ArchiveError) -> ArchiveInfo {
        try read { database in
            let sql = "SELECT (SELECT count(*) FROM papers), (SELECT count(*) FROM sightings)"
            guard let counts = try Row.fetchOne(database, sql: sql) else { throw DamagedRow(detail: "no counts") }
            let days = try Self.listedDays(database)
            return ArchiveInfo(
                papers: try counts.value(0), sightings: try counts.value(1), firstListed: days.first?.day,
                lastListed: days.last?.day, gaps: ListingGaps.between(days.filter(\.isDaily).map(\.day)))
        }
    }

    /// The days of all sightings in order; a day is daily where at least one sighting is not a search page's.
    private static func listedDays(_ database: Database) throws -> [(day: CalendarDay, isDaily: Bool)] {
        let sql = """
            SELECT listed_day, min(is_search) FROM sightings WHERE listed_day IS NOT NULL GROUP BY listed_day ORDER BY listed_day
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            (CalendarDay(daysSinceEpoch: try row.value(0)), try row.value(1) == 0)
        }
    }

    /// Lets SQLite check every page, index and reference of the file, and the search index word by word where the file may be written; takes seconds
    /// for a large archive.
    ///
    /// - Throws: `ArchiveError.corrupted` with the first thing found.
    public func checkIntegrity() throws(ArchiveError) {
        try read { database in
            if let finding = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"), finding != "ok" {
                throw DamagedRow(detail: finding)
            }
            if let orphan = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
                throw DamagedRow(detail: "a row of \(try orphan.value(0, as: String.self)) belongs to nothing")
            }
        }
        do {
            try write { try SearchIndex.check($0) }
        } catch .readOnly {}
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
