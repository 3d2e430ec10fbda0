import GRDB
import Papers

/// How the rows of an archive of an older schema get their checksums: what is there counts as right.
enum ChecksumMigration {
    /// The three checksums of a paper are said at `PaperChecksums`, the totals at `ChecksumTotals`.
    static let columns = """
        ALTER TABLE papers ADD COLUMN facts_checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE papers ADD COLUMN texts_checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE papers ADD COLUMN history_checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE listings ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE models ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE labels ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE classifications ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE checksum_totals (
            part TEXT PRIMARY KEY,
            rows INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    /// Computes all checksums.
    ///
    /// - Parameters:
    ///   - database: the archive.
    ///   - papers: the columns that its papers have.
    static func fill(_ database: Database, _ papers: SummedTable = .papersBeforePrecision) throws {
        try fillPapers(database, papers)
        for part in [ChecksumTotals.Part.listings, .models, .labels] {
            let rows = ChecksummedRows(database, part)
            let keys = "SELECT \(part.table.key) FROM \(part.table.name) ORDER BY 1"
            for key in try Int64.fetchAll(database, sql: keys) { try rows.settle(key) }
        }
        try fillClassifications(database)
    }

    private static func fillPapers(_ database: Database, _ table: SummedTable) throws {
        var papers: [(row: Int64, facts: Checksum, texts: Checksum)] = []
        var total = RowTotal()
        try PaperSums.forEach(database, table) { sums in
            papers.append((sums.row, sums.facts, sums.texts))
            total.add(sums.facts)
        }
        let histories = try PaperSums.histories(database)
        let update = try database.makeStatement(
            sql: "UPDATE papers SET facts_checksum = ?, texts_checksum = ?, history_checksum = ? WHERE id = ?")
        for (row, facts, texts) in papers {
            let history = histories[row] ?? Checksum()
            try update.execute(arguments: [facts.stored, texts.stored, history.stored, row])
        }
        try ChecksumTotals(database).add(total, to: .papers)
    }

    private static func fillClassifications(_ database: Database) throws {
        let update = try database.makeStatement(
            sql: "UPDATE classifications SET checksum = ? WHERE paper = ? AND model = ?")
        var found: [(paper: Int64, model: Int64, sum: Checksum)] = []
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(SummedTable.classifications.names("c")) FROM classifications c")
        while let row = try rows.next() {
            found.append((try row.value(0), try row.value(1), try SummedTable.classifications.checksum(row)))
        }
        var totals: [Int64: RowTotal] = [:]
        for (paper, model, sum) in found {
            try update.execute(arguments: [sum.stored, paper, model])
            totals[model, default: RowTotal()].add(sum)
        }
        for (model, total) in totals.sorted(by: { $0.key < $1.key }) {
            try ChecksumTotals(database).add(total, to: .classifications(model: model))
        }
    }

    /// The oldest schema that `standIn` knows.
    static let oldest = 4
    /// The schema from which on rows have checksums.
    private static let firstWithChecksums = 5

    /// Lets the queries of this schema read an archive of an older one, which is only read and never migrated: a
    /// damaged one, from which papers are saved. What has no checksum is not compared.
    static func standIn(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found >= oldest else { return }
        if found < ArchiveSchema.firstWithFollowed { try standInForFollowed(database) }
        guard found < ArchiveSchema.firstWithKinds else { return }
        var columns = ["papers": ["language", "type"]]
        if found < ArchiveSchema.firstWithPrecision { columns["papers"]? += ["published_precision"] }
        if found < firstWithChecksums {
            columns["papers"]? += ["facts_checksum", "texts_checksum", "history_checksum"]
            (columns["labels"], columns["listings"]) = (["checksum"], ["checksum"])
        }
        for (table, missing) in columns.sorted(by: { $0.key < $1.key }) {
            let nothing = missing.map { "NULL AS \($0)" }.joined(separator: ", ")
            try database.execute(sql: "CREATE TEMP VIEW \(table) AS SELECT *, \(nothing) FROM main.\(table)")
            // SQLite prepares statements that write to a view only where it is told what they are to do: never anything.
            for event in ["INSERT", "UPDATE", "DELETE"] {
                try database.execute(
                    sql: """
                        CREATE TEMP TRIGGER \(table)_\(event) INSTEAD OF \(event) ON \(table)
                            BEGIN SELECT raise(ABORT, 'a damaged archive is only read'); END
                        """)
            }
        }
    }
}

extension ChecksumMigration {
    /// Empty tables in place of those that an older schema does not have.
    private static func standInForFollowed(_ database: Database) throws {
        for part in [ChecksumTotals.Part.watches, .marks, .told, .proposedLabels] {
            let columns = part.table.names("").replacing(".", with: "") + ", checksum"
            try database.execute(sql: "CREATE TEMP TABLE \(part.table.name) (\(columns))")
        }
    }
}

/// The checksums that the papers of an archive have by what is stored of them, all in one pass.
enum PaperSums {
    /// Those of a paper's row and texts.
    struct Sums {
        var row: Int64
        var facts: Checksum
        /// Of the texts with the originals.
        var texts: Checksum
        var hasText: Bool
        /// Those that are stored.
        var stored: (facts: Checksum, texts: Checksum, history: Checksum)
    }

    /// Calls `body` with every paper, in the order of rows; one without text has none of a text.
    ///
    /// - Parameters:
    ///   - database: the archive.
    ///   - papers: the columns that its papers have.
    ///   - body: takes the checksums of a paper.
    static func forEach(
        _ database: Database, _ papers: SummedTable = .papers, _ body: (Sums) throws -> Void
    ) throws {
        let (texts, originals) = (SummedTable.texts, SummedTable.originals)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(papers.names("p")), \(texts.names("t")), \(originals.names("o")), t.paper,
                    p.facts_checksum, p.texts_checksum, p.history_checksum
                FROM papers p LEFT JOIN texts t ON t.paper = p.id LEFT JOIN originals o ON o.paper = p.id ORDER BY p.id
                """)
        let end = papers.count + texts.count + originals.count
        func stored(_ row: Row, _ index: Int) throws -> Checksum { Checksum(stored: try row.optional(index) ?? 0) }
        while let row = try rows.next() {
            let text = try texts.checksum(row, at: papers.count)
            let original = try originals.checksum(row, at: papers.count + texts.count)
            try body(
                Sums(
                    row: try row.value(0), facts: try papers.checksum(row), texts: text + original,
                    hasText: !row.hasNull(atIndex: end),
                    stored: (try stored(row, end + 1), try stored(row, end + 2), try stored(row, end + 3))))
        }
    }

    /// The checksums of the histories of all papers that have any.
    static func histories(_ database: Database) throws -> [Int64: Checksum] {
        var found: [Int64: Checksum] = [:]
        for table in StoredHistory.tables {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT \(table.names("h")), h.paper FROM \(table.name) h")
            while let row = try rows.next() {
                let sum = try table.checksum(row)
                found[try row.value(table.count), default: Checksum()].toggle(sum.ofRow)
            }
        }
        return found
    }
}
