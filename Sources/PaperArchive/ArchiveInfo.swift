import GRDB
public import Papers

/// What an archive holds, in numbers.
public struct ArchiveInfo: Hashable, Sendable {
    /// Papers, each counted once.
    public let papers: Int
    /// Appearances of papers in listings.
    public let sightings: Int
    /// The first day on which a paper was listed; nil where no paper has such a day.
    public let firstListed: CalendarDay?
    /// The last such day.
    public let lastListed: CalendarDay?
    /// The runs of weekdays (Monday to Friday) between these days on which no paper was first listed, the longest in weekdays
    /// first, then the earliest. Each begins and ends on a weekday without papers, and holds no day with papers.
    public let gaps: [ClosedRange<CalendarDay>]
}

extension Archive {
    /// What the archive holds. A paper counts on the day it was first listed.
    public func info() throws(ArchiveError) -> ArchiveInfo {
        try read { database in
            let sql = "SELECT (SELECT count(*) FROM papers), (SELECT count(*) FROM sightings)"
            guard let counts = try Row.fetchOne(database, sql: sql) else { throw DamagedRow(detail: "no counts") }
            let days = try Self.listedDays(database)
            return ArchiveInfo(
                papers: try counts.value(0), sightings: try counts.value(1), firstListed: days.first, lastListed: days.last,
                gaps: ListingGaps.between(days))
        }
    }

    private static func listedDays(_ database: Database) throws -> [CalendarDay] {
        let sql = "SELECT DISTINCT listed_day FROM papers WHERE listed_day IS NOT NULL ORDER BY listed_day"
        return try Row.fetchAll(database, sql: sql).map { CalendarDay(daysSinceEpoch: try $0.value(0)) }
    }

    /// Lets SQLite check every page, index and reference of the file; takes seconds for a large archive.
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
    }
}

/// The weekdays that listings leave out.
enum ListingGaps {
    /// The gaps between ascending days without repetition.
    static func between(_ days: [CalendarDay]) -> [ClosedRange<CalendarDay>] {
        zip(days, days.dropFirst()).compactMap(gap).map { ($0, weekdays(in: $0)) }
            .sorted { ($1.1, $0.0.lowerBound) < ($0.1, $1.0.lowerBound) }
            .map(\.0)
    }

    private static func gap(after before: CalendarDay, before after: CalendarDay) -> ClosedRange<CalendarDay>? {
        var first = before.adding(days: 1)
        var last = after.adding(days: -1)
        while first.weekday > 5 { first = first.adding(days: 1) }
        while last.weekday > 5 { last = last.adding(days: -1) }
        return first <= last ? first...last : nil
    }

    /// Both ends are weekdays.
    private static func weekdays(in range: ClosedRange<CalendarDay>) -> Int {
        let days = range.upperBound.daysSinceEpoch - range.lowerBound.daysSinceEpoch + 1
        let wraps = range.upperBound.weekday < range.lowerBound.weekday ? 2 : 0
        return days / 7 * 5 + days % 7 - (days % 7 == 0 ? 0 : wraps)
    }
}
