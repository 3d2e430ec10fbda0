import GRDB
public import Papers

/// The list of a day that a service was asked for, as it was imported.
public struct DayList: Hashable, Sendable {
    /// The service, and what was asked of it: `daily-papers`, `arxiv-cs.LG`.
    public var series: String
    /// The day of the list.
    public var day: CalendarDay
    /// The day on which it was asked for last.
    public var askedOn: CalendarDay
    /// How many papers it had then.
    public var papers: Int
    /// Whether it changes no more: it was asked for after the day was over.
    public var isSettled: Bool

    /// The list of a day.
    public init(series: String, day: CalendarDay, askedOn: CalendarDay, papers: Int, isSettled: Bool) {
        (self.series, self.day, self.askedOn) = (series, day, askedOn)
        (self.papers, self.isSettled) = (papers, isSettled)
    }
}

extension Archive {
    /// All lists of days that were imported, by series and day.
    public func dayLists() throws(ArchiveError) -> [DayList] {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "\(ChecksummedRows.select(.dayLists)) ORDER BY series, day")
            var lists: [DayList] = []
            while let row = try rows.next() {
                try ChecksummedRows.check(row, of: .dayLists)
                guard let papers = try row.count(4), papers >= 0 else { throw DamagedRow(row, 4, "no count") }
                lists.append(
                    DayList(
                        series: try row.value(1), day: try row.day(2), askedOn: try row.day(3), papers: papers,
                        isSettled: try row.value(5)))
            }
            try ChecksumTotals(database).check(rows: lists.count, of: .dayLists)
            return lists
        }
    }

    /// Notes lists of days that were imported, each in place of what was known of the same day.
    ///
    /// - Parameter lists: the lists; of each series and day one.
    public func note(_ lists: [DayList]) throws(ArchiveError) {
        if lists.isEmpty { return }
        try write { database in
            let rows = ChecksummedRows(database, .dayLists)
            for list in lists {
                let values: StatementArguments = [
                    list.series, list.day.daysSinceEpoch, list.askedOn.daysSinceEpoch, list.papers, list.isSettled,
                ]
                let known = try Int64.fetchOne(
                    database, sql: "SELECT id FROM day_lists WHERE series = ? AND day = ?",
                    arguments: [list.series, list.day.daysSinceEpoch])
                if let known {
                    try rows.change(known) { database in
                        try database.execute(
                            sql: "UPDATE day_lists SET asked_day = ?, papers = ?, is_settled = ? WHERE id = ?",
                            arguments: [list.askedOn.daysSinceEpoch, list.papers, list.isSettled, known])
                    }
                } else {
                    try database.execute(
                        sql: """
                            INSERT INTO day_lists (series, day, asked_day, papers, is_settled) VALUES (?, ?, ?, ?, ?)
                            """, arguments: values)
                    try rows.settle(database.lastInsertedRowID)
                }
            }
        }
    }
}
