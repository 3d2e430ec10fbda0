import GRDB
import Papers

extension Archive {
    /// Calls `body` with all papers, in batches, in an order that does not depend on the order of import: papers with
    /// identifier by it (in byte order), then the others by fingerprint.
    ///
    /// Each batch is read on its own: papers that another run saves meanwhile may or may not come. `body` may use the archive.
    ///
    /// - Parameter size: papers in a batch, at least 1; the last may have fewer.
    /// - Throws: what `body` throws; `ArchiveError` for reading.
    public func forEachBatch(of size: Int = 2_000, _ body: ([StoredPaper]) throws -> Void) throws {
        precondition(size >= 1, "a batch must hold at least 1 paper, but is to hold \(size)")
        var place = Place.start
        while let batch = try nextBatch(size, &place) {
            if !batch.isEmpty { try body(batch) }
        }
    }

    /// The paper of an identifier; nil where the archive has none.
    public func paper(withID id: String) throws(ArchiveError) -> StoredPaper? {
        try read { try Row.fetchOne($0, sql: Self.select("p.source_id = ?"), arguments: [id]).map { try StoredPaper($0) } }
    }

    /// The paper of a key; nil where the archive has none.
    public func paper(_ key: StoredPaper.Key) throws(ArchiveError) -> StoredPaper? {
        try read { try Row.fetchOne($0, sql: Self.select("p.id = ?"), arguments: [key.row]).map { try StoredPaper($0) } }
    }

    /// Where a paper was seen, by day (unknown days last), then by source and format.
    public func sightings(of key: StoredPaper.Key) throws(ArchiveError) -> [Sighting] {
        let sql = """
            SELECT l.name, l.format, s.listed_day, s.listed_rank, s.is_search, s.imported_day
            FROM sightings s JOIN listings l ON l.id = s.listing
            WHERE s.paper = ? ORDER BY s.listed_day IS NULL, s.listed_day, l.name, l.format
            """
        return try read { database in
            try Row.fetchAll(database, sql: sql, arguments: [key.row]).map { row in
                Sighting(
                    source: try row.value(0), format: try row.value(1), listed: try PaperRecord.day(row, at: 2)?.date,
                    isSearch: try row.value(4), importedOn: CalendarDay(daysSinceEpoch: try row.value(5)))
            }
        }
    }

    static func select(_ condition: String) -> String {
        "SELECT \(PaperRecord.columns), p.fingerprint FROM papers p JOIN texts t ON t.paper = p.id WHERE \(condition)"
    }

    /// How far a walk through the papers has come.
    private enum Place {
        case start
        case identified(String)
        case unidentified(fingerprint: Int64, row: Int64)
        case end
    }

    /// The papers after a place, which moves on; nil at the end. The batch between the two kinds of papers may be empty.
    private func nextBatch(_ size: Int, _ place: inout Place) throws(ArchiveError) -> [StoredPaper]? {
        let identified = "p.source_id > ? ORDER BY p.source_id LIMIT ?"
        let others = "p.source_id IS NULL AND (p.fingerprint, p.id) > (?, ?) ORDER BY p.fingerprint, p.id LIMIT ?"
        let rows: [Row]
        switch place {
        case .start: rows = try fetch(identified, ["", size])
        case .identified(let id): rows = try fetch(identified, [id, size])
        case .unidentified(let fingerprint, let row): rows = try fetch(others, [fingerprint, row, size])
        case .end: return nil
        }
        do {
            place = try self.place(after: rows, from: place)
            return try rows.map { try StoredPaper($0) }
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) throws(ArchiveError) -> [Row] {
        try read { try Row.fetchAll($0, sql: Self.select(condition), arguments: arguments) }
    }

    private func place(after rows: [Row], from place: Place) throws -> Place {
        switch (place, rows.last) {
        case (.unidentified, let last?):
            .unidentified(fingerprint: try last.value(PaperRecord.columnCount), row: try last.value(0))
        case (_, let last?): .identified(try last.value(1))
        case (.unidentified, nil), (.end, nil): .end
        case (.start, nil), (.identified, nil): .unidentified(fingerprint: .min, row: .min)
        }
    }
}
