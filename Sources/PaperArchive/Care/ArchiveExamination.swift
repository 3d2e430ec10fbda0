import Foundation
import GRDB
import Papers

/// One check of an archive, in the transaction that also mends it.
struct ArchiveExamination {
    private let database: Database
    private let isMending: Bool
    private(set) var findings: [DoctorFinding] = []

    init(_ database: Database, isMending: Bool) {
        self.database = database
        self.isMending = isMending
    }

    /// From the file to its meaning: what comes later relies on what came before.
    mutating func run() throws {
        try checkFile()
        var checksums = try ChecksumExamination(database, isMending: isMending)
        findings += try UpkeepExamination(database: database, isMending: isMending).findings()
        findings += try FieldExamination(database: database, isMending: isMending).findings()
        try checkOrphans()
        try checkClassifications()
        try checkTexts()
        try checkPapers(checksums)
        try checkSearchIndex()
        try checkNumberedTexts()
        try checksums.conclude()
        findings += checksums.findings
        if findings.allSatisfy(\.isMended) { try readAll() }
    }

    private mutating func found(_ problem: DoctorFinding.Problem, _ count: Int, isMended: Bool? = nil) {
        if count > 0 { findings.append(DoctorFinding(problem: problem, count: count, isMended: isMended ?? isMending)) }
    }

    /// SQLite's own check. An index that contradicts its table is built anew; anything else of it is beyond mending.
    private mutating func checkFile() throws {
        // What later versions of SQLite say of the search index here, it says again where that is checked.
        let words = try tables.flatMap { table in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(\(table ?? "100"))")
        }
        .filter { $0 != "ok" && !$0.contains("FTS5") }
        let (indexes, others) = (words.filter { $0.contains(" index ") }, words.filter { !$0.contains(" index ") })
        if let first = others.first { throw DamagedRow(detail: first) }
        if !indexes.isEmpty, isMending {
            for table in Self.ownTables { try database.execute(sql: "REINDEX \(table)") }
        }
        found(.index, indexes.count)
    }

    /// The tables to check one by one, or nil for all with what lies between them: SQLite would run the conditions of
    /// tables that others added.
    private var tables: [String?] {
        get throws {
            let known = Set(Self.ownTables).union(["sqlite_stat1", "sqlite_stat4"])
            let found = try SchemaObjects(database).objects.values.filter { $0.type == "table" }.map(\.name)
            return found.allSatisfy(known.contains) ? [nil] : Self.ownTables
        }
    }

    private static let ownTables = SchemaObjects(after: ArchiveSchema.steps).objects.values
        .filter { $0.type == "table" && $0.name != "search" }.map(\.name).sorted()

    /// Words as numbers are made from the texts: where one row is not what was written, all are forgotten.
    private mutating func checkNumberedTexts() throws {
        let altered = try NumberedRows.altered(database)
        if isMending, altered.contains(where: { $0.rows > 0 }) { try NumberedRows.forget(database) }
        for (table, rows) in altered { found(.alteredRows(table: table), rows) }
    }

    private mutating func checkOrphans() throws {
        let tables = [
            "texts", "originals", "fingerprints", "identifiers", "sightings", "classifications", "labels", "marks",
            "proposed_labels",
        ]
        for table in tables {
            let condition = "WHERE paper NOT IN (SELECT id FROM papers)"
            let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) \(condition)") ?? 0
            // The logs of labels and marks lose nothing, not even what belongs to nothing; nor is a proposal made again.
            let isMended = isMending && !["labels", "marks", "proposed_labels"].contains(table)
            if count > 0, isMended { try database.execute(sql: "DELETE FROM \(table) \(condition)") }
            found(.orphans(table: table), count, isMended: isMended)
        }
        let homeless = "FROM sightings WHERE listing NOT IN (SELECT id FROM listings)"
        let count = try Int.fetchOne(database, sql: "SELECT count(*) \(homeless)") ?? 0
        if count > 0, isMending { try database.execute(sql: "DELETE \(homeless)") }
        found(.orphans(table: "sightings"), count)
    }

    private mutating func checkClassifications() throws {
        var topics: [Int64: Int] = [:]
        for model in try Row.fetchAll(database, sql: "SELECT id, topics FROM models") {
            if let list = try? model.texts(1), Set(list).count == list.count { topics[try model.value(0)] = list.count }
        }
        var broken: [StatementArguments] = []
        let rows = try Row.fetchCursor(
            database, sql: "SELECT paper, model, primary_topic, abstention, scores FROM classifications")
        while let row = try rows.next() {
            let (paper, model): (Int64, Int64) = (try row.value(0), try row.value(1))
            if !Self.isSound(row, topics[model]) { broken.append([paper, model]) }
        }
        if isMending {
            try update("DELETE FROM classifications WHERE paper = ? AND model = ?", broken)
            let kept = "[\(topics.keys.map(String.init).joined(separator: ","))]"
            try update("DELETE FROM models WHERE id NOT IN (SELECT value FROM json_each(?))", [[kept]])
        }
        found(.classifications, broken.count)
    }

    /// Whether a row of a classification fits a model of so many topics; nil for no such model.
    private static func isSound(_ row: Row, _ topics: Int?) -> Bool {
        guard let topics else { return false }
        do {
            let primary: Int? = try row.optional(2)
            let reason: String? = try row.optional(3)
            if let primary, !(0..<topics).contains(primary) { return false }
            if let reason, Abstention(rawValue: reason) == nil { return false }
            return TopicScores.areSound(Array(try row.value(4, as: Data.self)), topics: topics)
        } catch {
            return false
        }
    }

    /// Papers have texts, and the lists of texts are lists.
    private mutating func checkTexts() throws {
        let textless = try Int64.fetchAll(
            database, sql: "SELECT id FROM papers WHERE id NOT IN (SELECT paper FROM texts)")
        for paper in textless where isMending {
            // What was said of the lost text goes with it.
            try ClassificationRows(database).removeAll(of: paper)
            try database.execute(sql: "DELETE FROM originals WHERE paper = ?", arguments: [paper])
            try database.execute(
                sql: "INSERT INTO texts (paper, title, abstract) VALUES (?, '', '')", arguments: [paper])
        }
        found(.textless, textless.count)
        for column in ["authors", "categories", "keywords"] {
            var broken: [Int64] = []
            let rows = try Row.fetchCursor(
                database, sql: "SELECT paper, \(column) FROM texts WHERE \(column) IS NOT NULL")
            while let row = try rows.next() {
                if TextList.texts(try row.value(1)) == nil { broken.append(try row.value(0)) }
            }
            if isMending { try update("UPDATE texts SET \(column) = NULL WHERE paper = ?", broken.map { [$0] }) }
            found(.values(column: column), broken.count)
        }
    }

    /// What is computed from the texts is computed once more.
    private mutating func checkPapers(_ checksums: ChecksumExamination) throws {
        let derived = try DerivedValues(database, isTrusted: checksums.isWhole)
        if isMending {
            try update(
                "UPDATE papers SET fingerprint = ? WHERE id = ?", derived.fingerprints.map { [$0.value, $0.row] })
            try update("UPDATE texts SET extra = ? WHERE paper = ?", derived.extras.map { [$0.value, $0.row] })
        }
        found(.fingerprints, derived.fingerprints.count)
        found(.values(column: "extra"), derived.extras.count)
        try checkSources()
    }

    private mutating func checkSources() throws {
        let listings = ListingTable(database)
        var broken: [Int64] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT id, sources FROM papers WHERE sources IS NOT NULL")
        while let row = try rows.next() {
            if (try? listings.sources(try row.value(1))) == nil { broken.append(try row.value(0)) }
        }
        if isMending { try update("UPDATE papers SET sources = NULL WHERE id = ?", broken.map { [$0] }) }
        found(.values(column: "sources"), broken.count)
    }

    /// Reads every paper with its history, as an export does: what that would stop at is found here.
    private mutating func readAll() throws {
        let tables = try PaperTables(database, importedOn: CalendarDay(daysSinceEpoch: 0))
        let rows = try Row.fetchCursor(database, sql: PaperTables.select("1"))
        do {
            while let row = try rows.next() {
                let (record, history) = try tables.whole(row)
                _ = try PaperHistory(of: record, row: try row.rowNumber(0), database, history)
            }
            _ = try WatchTable(database).watches()
            _ = try ToldTable(database).moment()
        } catch let error as DamagedRow {
            found(.damaged(error.detail), 1, isMended: false)
        }
    }

    private mutating func checkSearchIndex() throws {
        do {
            try SearchIndex.check(database)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            if isMending { try SearchIndex.rebuild(database) }
            found(.searchIndex, 1)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // Without its version FTS5 does not even look; that it is missing is said.
            guard findings.contains(where: { $0.problem == .upkeep(table: "search_config") }) else { throw error }
        }
    }

    private func update(_ sql: String, _ values: [StatementArguments]) throws {
        let statement = try database.makeStatement(sql: sql)
        for arguments in values { try statement.execute(arguments: arguments) }
    }
}
