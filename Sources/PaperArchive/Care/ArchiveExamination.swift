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
        try checkOrphans()
        try checkClassifications()
        try checkTexts()
        try checkPapers()
        try checkSettings()
        let isRemoved = findings.contains { $0.problem == .classifications || $0.problem.isOrphans("classifications") }
        var checksums = ChecksumExamination(database, isMending: isMending)
        try checksums.run(isModelsWordRemoved: isRemoved)
        findings += checksums.findings
    }

    private mutating func found(_ problem: DoctorFinding.Problem, _ count: Int, isMended: Bool? = nil) {
        if count > 0 { findings.append(DoctorFinding(problem: problem, count: count, isMended: isMended ?? isMending)) }
    }

    /// SQLite's own check. An index that contradicts its table is built anew; anything else of it is beyond mending.
    private mutating func checkFile() throws {
        // What later versions of SQLite say of the search index here, it says again where that is checked.
        let words = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)").filter {
            $0 != "ok" && !$0.contains("FTS5")
        }
        let (indexes, others) = (words.filter { $0.contains(" index ") }, words.filter { !$0.contains(" index ") })
        if let first = others.first { throw DamagedRow(detail: first) }
        if !indexes.isEmpty, isMending { try database.execute(sql: "REINDEX") }
        found(.index, indexes.count)
    }

    private mutating func checkOrphans() throws {
        for table in ["texts", "originals", "fingerprints", "identifiers", "sightings", "classifications", "labels"] {
            let condition = "WHERE paper NOT IN (SELECT id FROM papers)"
            let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) \(condition)") ?? 0
            // The log of labels loses nothing, not even what belongs to nothing.
            let isMended = isMending && table != "labels"
            if count > 0, isMended { try database.execute(sql: "DELETE FROM \(table) \(condition)") }
            found(.orphans(table: table), count, isMended: isMended)
        }
        let homeless = "FROM sightings WHERE listing NOT IN (SELECT id FROM listings)"
        let count = try Int.fetchOne(database, sql: "SELECT count(*) \(homeless)") ?? 0
        if count > 0, isMending { try database.execute(sql: "DELETE \(homeless)") }
        found(.orphans(table: "sightings"), count)
    }

    private mutating func checkClassifications() throws {
        var count = 0
        for model in try Row.fetchAll(database, sql: "SELECT id, topics FROM models") {
            let row: Int64 = try model.value(0)
            let topics = (try? TextList.decode(try model.value(1)))?.count
            let reasons = Abstention.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            let condition =
                topics.map { topics in
                    "AND (length(scores) NOT IN (0, \(topics * 5)) OR primary_topic NOT BETWEEN 0 AND "
                        + "\(topics - 1) OR abstention NOT IN (\(reasons)))"
                } ?? ""
            count +=
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM classifications WHERE model = \(row) \(condition)") ?? 0
            if isMending { try database.execute(sql: "DELETE FROM classifications WHERE model = \(row) \(condition)") }
            if isMending, topics == nil { try database.execute(sql: "DELETE FROM models WHERE id = \(row)") }
        }
        let strangers = "FROM classifications WHERE model NOT IN (SELECT id FROM models)"
        count += try Int.fetchOne(database, sql: "SELECT count(*) \(strangers)") ?? 0
        if isMending { try database.execute(sql: "DELETE \(strangers)") }
        found(.classifications, count)
    }

    /// Papers have texts, and the lists of texts are lists.
    private mutating func checkTexts() throws {
        let textless = try Int64.fetchAll(
            database, sql: "SELECT id FROM papers WHERE id NOT IN (SELECT paper FROM texts)")
        if isMending { for paper in textless { try DerivedValues.giveEmptyText(to: paper, database) } }
        found(.textless, textless.count)
        for column in ["authors", "categories", "keywords"] {
            var broken: [Int64] = []
            let rows = try Row.fetchCursor(
                database, sql: "SELECT paper, \(column) FROM texts WHERE \(column) IS NOT NULL")
            while let row = try rows.next() {
                if (try? TextList.decode(try row.value(1))) == nil { broken.append(try row.value(0)) }
            }
            found(.values(column: column), broken.count, isMended: false)
        }
    }

    /// What is computed from the texts is computed once more.
    private mutating func checkPapers() throws {
        let derived = try DerivedValues(database)
        if isMending { try derived.mend(database) }
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
        found(.values(column: "sources"), broken.count, isMended: false)
    }

    private mutating func checkSearchIndex() throws {
        do {
            try SearchIndex.check(database)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            if isMending { try SearchIndex.rebuild(database) }
            found(.searchIndex, 1)
        }
    }

    private mutating func checkSettings() throws {
        if try SearchIndex.hasItsSettings(database) {
            try checkSearchIndex()
        } else {
            found(.settings(table: "search_config"), 1, isMended: try isMending && SearchIndex.giveSettings(database))
        }
        if try !ArchiveSchema.hasItsSteps(database) {
            if isMending { try ArchiveSchema.giveSteps(database) }
            found(.settings(table: "grdb_migrations"), 1)
        }
    }
}
