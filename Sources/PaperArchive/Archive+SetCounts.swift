import GRDB
public import Papers

/// Papers of an archive that belong together under a name, such as those that a query finds.
public struct PaperSet: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The papers.
    public let keys: Set<StoredPaper.Key>

    /// A set.
    public init(name: String, keys: Set<StoredPaper.Key>) { (self.name, self.keys) = (name, keys) }
}

extension Archive {
    /// As `dayCounts`, with sets in place of topics: a paper is in a set or it is not, so that all probabilities are
    /// 0 or 1. The days and their papers are those of `dayCounts`, in one pass without reading a score.
    public func dayCounts(
        by kind: DateKind, model: String, of scope: PaperScope? = nil, in sets: [PaperSet]
    ) throws(ArchiveError) -> DatedCounts {
        try read { database in
            guard let stored = try StoredModel.find(model, database) else { return DatedCounts() }
            let sql = """
                SELECT \(kind.column)_day, \(kind.column)_rank, p.id, \(kind.precision)
                FROM papers p CROSS JOIN classifications c ON c.paper = p.id AND c.model = ?
                """
            var tallies = SetTallies(sets, scope)
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [stored.row])
            while let row = try rows.next() { try tallies.add(row) }
            return DatedCounts(days: tallies.days, undated: tallies.undated)
        }
    }

    /// The first and the last day of some papers by one of their dates; nil where none has it.
    public func days(of keys: Set<StoredPaper.Key>, by kind: DateKind) throws(ArchiveError) -> ClosedRange<CalendarDay>?
    {
        try read { database in
            let sql = """
                SELECT \(kind.column)_day, \(kind.column)_rank, \(kind.precision) FROM papers p
                WHERE \(kind.column)_day IS NOT NULL AND p.id IN (SELECT value FROM json_each(?))
                """
            let rows = try Row.fetchCursor(database, sql: sql, arguments: ["\(keys.map(\.row).sorted())"])
            var days: ClosedRange<CalendarDay>?
            while let row = try rows.next() {
                guard let date = try PaperRecord.day(row, at: 0, precision: 2)?.date else { continue }
                days = min(days?.lowerBound ?? date.day, date.day)...max(days?.upperBound ?? date.lastDay, date.lastDay)
            }
            return days
        }
    }
}

extension Archive {
    /// How many of some papers have no date of a kind.
    public func undatedCount(of keys: Set<StoredPaper.Key>, by kind: DateKind) throws(ArchiveError) -> Int {
        try read { database in
            let sql = """
                SELECT count(*) FROM papers p
                WHERE \(kind.column)_day IS NULL AND p.id IN (SELECT value FROM json_each(?))
                """
            return try Int.fetchOne(database, sql: sql, arguments: ["\(keys.map(\.row).sorted())"]) ?? 0
        }
    }
}

/// Counts the papers of sets date by date.
private struct SetTallies {
    private let sets: [PaperSet]
    private let scope: PaperScope?
    private var counts: [Slot: DayCount] = [:]
    private(set) var undated = 0

    /// What has counts of its own: a day, a month or a year.
    private struct Slot: Hashable {
        let day: CalendarDay
        let precision: DatePrecision
    }

    init(_ sets: [PaperSet], _ scope: PaperScope?) { (self.sets, self.scope) = (sets, scope) }

    /// Adds a row of a day, its rank, the paper and the precision of the day.
    mutating func add(_ row: Row) throws {
        let paper = try row.rowNumber(2)
        guard let day = try PaperRecord.day(row, at: 0, precision: 3) else {
            undated += scope?.holds(paper) ?? true ? 1 : 0
            return
        }
        let slot = Slot(day: day.day, precision: day.precision)
        var count = counts.removeValue(forKey: slot) ?? DayCount(day: day.day, precision: day.precision)
        defer { counts[slot] = count }
        if let scope, !scope.holds(paper, of: day.day) { return }
        count.papers += 1
        count.inferred += day.rank == .stated ? 0 : 1
        let holding = sets.filter { $0.keys.contains(StoredPaper.Key(row: paper)) }
        for set in holding { count.topics[set.name, default: TopicTally()].add(probability: 1, assigned: true) }
        if holding.isEmpty { count.untagged += 1 }
    }

    /// The dates in order.
    var days: [DayCount] { counts.values.sorted { ($0.day, $0.precision) < ($1.day, $1.precision) } }
}
