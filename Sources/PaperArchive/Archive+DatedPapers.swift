import GRDB
public import Papers

/// A paper that has a day, as far as what is found in many of them depends on it.
public struct DatedPaper: Sendable {
    /// The paper.
    public let key: StoredPaper.Key
    /// Its day.
    public let day: CalendarDay
    /// Tells its texts from others.
    public let stamp: Int64
    /// Tells what else it says from other things.
    fileprivate let facts: Int64
}

extension Array<DatedPaper> {
    /// Tells some papers in their order, what they say and their days from any others; a change is overlooked once in 2^64.
    ///
    /// - Parameter start: tells what is made of them from other things.
    public func state(from start: Int64) -> Int64 {
        var sum = UInt64(bitPattern: start)
        for paper in self {
            for number in [paper.key.row, Int64(paper.day.daysSinceEpoch), paper.stamp, paper.facts] {
                sum = SplitMix.mixed((sum ^ UInt64(bitPattern: number)) &+ SplitMix.increment)
            }
        }
        return Int64(bitPattern: sum)
    }
}

extension Archive {
    /// All papers that have a day of a kind, by day, then in the order of `forEachBatch`. Papers of which a month or a year
    /// is known are left out.
    public func datedPapers(by kind: DateKind) throws(ArchiveError) -> [DatedPaper] {
        try read { database in
            let sql = """
                SELECT p.id, \(kind.column)_day, p.texts_checksum, p.facts_checksum FROM papers p
                WHERE \(kind.column)_day IS NOT NULL AND \(kind.precision) IS NULL
                ORDER BY \(kind.column)_day, \(PaperRecord.order)
                """
            var papers: [DatedPaper] = []
            let rows = try Row.fetchCursor(database, sql: sql)
            while let row = try rows.next() {
                papers.append(
                    DatedPaper(
                        key: StoredPaper.Key(row: try row.rowNumber(0)), day: try row.day(1),
                        stamp: try row.value(2), facts: try row.value(3)))
            }
            return papers
        }
    }
}
