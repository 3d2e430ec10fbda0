import GRDB
import Papers

extension PaperHistory {
    /// The history of a stored paper whose record was loaded whole, compared with its checksum.
    ///
    /// - Parameters:
    ///   - record: the paper.
    ///   - row: its row.
    ///   - database: the archive.
    ///   - known: what the reading of the paper has brought along; else it is asked for.
    init(of record: PaperRecord, row: Int64, _ database: Database, _ known: HistoryReading.Known? = nil) throws {
        var seen = HistoryReading(database, row, known)
        let named = PaperField.allCases.filter(record.has).compactMap { field in
            record.sources[field].map { (field, $0.name) }
        }
        self.init(
            importedOn: record.importedOn,
            sightings: try Self.sightings(of: row, database) { try seen.add($0, of: .sightings, Self.sightingPlaces) },
            sources: Dictionary(uniqueKeysWithValues: named),
            isPublishedCertain: record.published?.rank == .inferredFromStated,
            isPieced: record.text.isPieced,
            otherIDs: record.identity.ids.dropFirst().filter { $0.scope == nil }.map(\.id),
            otherScopedIDs: record.identity.ids.dropFirst().filter { $0.scope != nil },
            otherDOIs: Array(record.identity.dois.dropFirst()),
            texts: try Self.texts(of: row, database) { try seen.add($0, of: .fingerprints, 0...1) },
            labels: known?.hasLabels ?? true ? try LabelTable(database).entries(of: row) : [],
            proposed: known?.hasProposals ?? true ? try ProposedLabelTable(database).entries(of: row) : [],
            marks: known?.hasMarks ?? true ? try MarkTable(database).entries(of: row) : [])
        try seen.check()
    }

    /// Where a paper was seen, by day (unknown days last), then by source and format; `reading` takes the rows, in
    /// which the columns of `SummedTable.sightings` stand at `sightingPlaces`.
    static func sightings(
        of row: Int64, _ database: Database, reading: (Row) throws -> Void = { _ in }
    ) throws -> [Sighting] {
        let statement = try database.cachedStatement(sql: Self.sightingsQuery)
        var sightings: [Sighting] = []
        let rows = try Row.fetchCursor(statement, arguments: [row])
        while let row = try rows.next() {
            try reading(row)
            sightings.append(
                Sighting(
                    source: try row.value(0), format: try row.value(1), listed: try PaperRecord.day(row, at: 2)?.date,
                    isSearch: try row.value(4), importedOn: try row.day(5)))
        }
        return sightings
    }

    private static let sightingPlaces = [7, 8, 2, 3, 4, 5]
    private static let sightingsQuery = """
        SELECT l.name, l.format, s.listed_day, s.listed_rank, s.is_search, s.imported_day, s.paper, s.id,
        s.listing
        FROM sightings s JOIN listings l ON l.id = s.listing
        WHERE s.paper = ? ORDER BY s.listed_day IS NULL, s.listed_day, l.name, l.format
        """

    private static func texts(
        of row: Int64, _ database: Database, reading: (Row) throws -> Void
    ) throws -> [SeenText] {
        let statement = try database.cachedStatement(sql: "SELECT title, fingerprint FROM fingerprints WHERE paper = ?")
        var texts: [SeenText] = []
        let rows = try Row.fetchCursor(statement, arguments: [row])
        while let row = try rows.next() {
            try reading(row)
            texts.append(
                SeenText(title: UInt64(bitPattern: try row.value(0)), whole: UInt64(bitPattern: try row.value(1))))
        }
        return texts.sorted()
    }
}
