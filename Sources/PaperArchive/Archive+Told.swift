import GRDB
public import Papers

/// Up to which paper a reader was told what is new, and when: days are too coarse for it, since papers may come on
/// the same day after a report.
public struct ToldMoment: Hashable, Sendable {
    /// The paper that came last.
    let lastPaper: Int64
    /// The day of the report.
    public let day: CalendarDay
}

extension Archive {
    /// The moment before which everything was told; nil where nobody ever asked for what is new.
    public func lastTold() throws(ArchiveError) -> ToldMoment? {
        try read { try ToldTable($0).moment() }
    }

    /// The papers that came since the last report that told what is new, and the moment that ends with them.
    ///
    /// - Parameter day: the day of the report that is being made.
    /// - Returns: the papers, nil where nobody ever asked for what is new: then all are; and what ``note(told:)`` is to
    ///   note once the report is written.
    public func untold(on day: CalendarDay) throws(ArchiveError) -> (papers: Set<StoredPaper.Key>?, moment: ToldMoment)
    {
        try read { database in
            let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM papers") ?? 0
            let table = ToldTable(database)
            let papers = try table.moment() == nil ? nil : Set(try table.untold().map { StoredPaper.Key(row: $0) })
            return (papers, ToldMoment(lastPaper: last, day: day))
        }
    }

    /// Notes that everything up to a moment was told. An earlier moment than the one noted changes nothing: another
    /// report was written meanwhile.
    public func note(told moment: ToldMoment) throws(ArchiveError) {
        try write { try ToldTable($0).note(moment) }
    }
}

/// The one row that says up to where a reader was told.
struct ToldTable {
    private let database: Database
    private var rows: ChecksummedRows { ChecksummedRows(database, .told) }

    init(_ database: Database) { self.database = database }

    private func stored() throws -> (moment: ToldMoment, further: [Int64])? {
        let statement = try database.cachedStatement(sql: ChecksummedRows.select(.told))
        guard let row = try Row.fetchOne(statement) else { return nil }
        try ChecksummedRows.check(row, of: .told)
        let texts: [String] = row.hasNull(atIndex: 3) ? [] : try row.texts(3)
        let further: [Int64] = try texts.map { text in
            guard let number = Int64(text) else { throw DamagedRow(row, 3, "no list of rows") }
            return number
        }
        return (ToldMoment(lastPaper: try row.value(1), day: try row.day(2)), further)
    }

    func moment() throws -> ToldMoment? { try stored()?.moment }

    /// The rows of the papers that were not told, in order.
    func untold() throws -> [Int64] {
        guard let (moment, further) = try stored() else { return [] }
        let told = Set(further)
        return try Int64.fetchAll(
            database, sql: "SELECT id FROM papers WHERE id > ? ORDER BY id", arguments: [moment.lastPaper]
        ).filter { !told.contains($0) }
    }

    func note(_ moment: ToldMoment) throws {
        guard let (before, further) = try stored() else {
            try database.execute(
                sql: "INSERT INTO told (id, last_paper, day) VALUES (1, ?, ?)",
                arguments: [moment.lastPaper, moment.day.daysSinceEpoch])
            return try rows.settle(1)
        }
        guard moment.lastPaper >= before.lastPaper else { return }
        try write(moment, further.filter { $0 > moment.lastPaper })
    }

    /// Notes that a paper turns out to be another, which then was told where either was.
    func hand(from duplicate: Int64, to paper: Int64) throws {
        guard let (moment, further) = try stored() else { return }
        func isTold(_ row: Int64) -> Bool { row <= moment.lastPaper || further.contains(row) }
        var left = further.filter { $0 != duplicate }
        if isTold(duplicate), !isTold(paper) { left.append(paper) }
        if left != further { try write(moment, left) }
    }

    private func write(_ moment: ToldMoment, _ further: [Int64]) throws {
        try rows.change(1) {
            try $0.execute(
                sql: "UPDATE told SET last_paper = ?, day = ?, further = ? WHERE id = 1",
                arguments: [
                    moment.lastPaper, moment.day.daysSinceEpoch, TextList.encode(further.sorted().map(String.init)),
                ])
        }
    }
}
