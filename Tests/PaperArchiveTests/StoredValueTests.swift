import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Values that no program of ours writes, put into an archive by another one, with checksums of what is there: without
/// them it would be told already that they are not what was written.
@Suite struct StoredValueTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("archive.sqlite")
        let archive = try folder.archive()
        try InventedArchive.fill(archive)
        try InventedArchive.label(archive)
        try archive.close()
    }

    private func write(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)")
            try database.execute(sql: "DELETE FROM checksum_totals")
            try ChecksumMigration.fill(database, .papers)
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
    }

    /// The detail of the error with which an export ends.
    private func fault(_ body: (Archive) throws -> Void = { try $0.export { _ in } }) -> String? {
        let error = archiveError { try body(try Archive(path: path, opening: .existing)) }
        if case .corrupted(_, let detail)? = error { return detail } else { return error.map { "\($0)" } }
    }

    @Test(
        "a value out of its range is an error that names the paper and the column, and the doctor mends it",
        arguments: [
            ("papers", "listed_day = 9223372036854775807, listed_rank = 0", "'listed_day' of paper 1 "),
            ("papers", "listed_day = -9223372036854775808, listed_rank = 0", "'listed_day' of paper 1 "),
            ("papers", "published_day = 2932897, published_rank = 0", "'published_day' of paper 1 "),
            ("papers", "imported_day = 4611686018427387904", "'imported_day' of paper 1 "),
            ("papers", "updated_day = 9223372036854775807", "'updated_day' of paper 1 "),
            ("papers", "upvotes = 9223372036854775807", "'upvotes' of paper 1 "),
            ("papers", "comments = -9223372036854775808", "'comments' of paper 1 "),
            ("papers", "author_count = 9223372036854775807", "'author_count' of paper 1 "),
            ("papers", "version = 9223372036854775807", "'version' of paper 1 "),
            ("papers", "source_id = ''", "'source_id' of paper 1 "),
            ("papers", "sources = '99'", "'sources' of paper 1 "),
            ("texts", "authors = '{'", "'authors' of paper 1 "),
            ("sightings", "listed_day = 9223372036854775807, listed_rank = 0", "'listed_day' of paper 1 "),
            ("sightings", "imported_day = 9223372036854775807", "'imported_day' of paper 1 "),
        ])
    func aValueOutOfItsRange(table: String, value: String, words: String) throws {
        let key = table == "papers" ? "id" : "paper"
        try write("UPDATE OR REPLACE \(table) SET \(value) WHERE \(key) = 1")
        #expect(fault()?.hasPrefix(words) ?? false, "\(fault() ?? "no error")")
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine(mending: false).contains { !$0.isMended && $0.problem.name == "values" })
        #expect(try archive.examine().allSatisfy { $0.isMended })
        #expect(try archive.examine() == [])
        try archive.close()
        #expect(fault() == nil)
    }

    @Test("a person's word that means nothing is named and stays", arguments: ["day", "taken_back", "step", "topic"])
    func aPersonsWordStays(column: String) throws {
        let value = column == "topic" ? "''" : column == "step" ? "-1" : "9223372036854775807"
        try write(
            """
            CREATE TEMP TABLE kept AS SELECT sql FROM main.sqlite_schema WHERE type = 'trigger';
            DROP TRIGGER labels_are_final; DROP TRIGGER steps_are_final; DROP TRIGGER taken_back_once;
            UPDATE labels SET \(column) = \(value) WHERE sequence = 1
            """)
        let archive = try Archive.inMemory()
        let triggers = try archive.read { database in
            try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        }
        for trigger in triggers where !trigger.contains("labels_stay") { try write(trigger) }
        let found = try Archive(path: path, opening: .existing).examine()
        #expect(found.map(\.problem).contains(.fields(table: "labels", column: column)))
        #expect(found.contains { !$0.isMended })
    }

    @Test(
        "the columns of numbers and texts are all in the list",
        arguments: ["papers", "texts", "sightings", "labels", "identifiers", "originals", "listings", "models"])
    func theListIsWhole(table: String) throws {
        let archive = try Archive.inMemory()
        let columns = try archive.read {
            try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
        }
        // Held by conditions of the tables, compared with other columns, or any number at all.
        let others: Set = [
            "fingerprint", "published_rank", "published_precision", "listed_rank", "is_pieced", "paper", "listing",
            "is_search", "is_about",
            "is_doi", "topics", "facts_checksum", "texts_checksum", "history_checksum", "checksum",
        ]
        let known = Set(StoredField.all.filter { $0.table == table }.map(\.column))
        #expect(Set(columns).subtracting(known).isSubset(of: others))
        #expect(known.isSubset(of: Set(columns)))
    }

    @Test(
        "texts that are no Unicode, or end early, are found and replaced",
        arguments: [
            ("texts", "title"), ("texts", "venue"), ("listings", "name"), ("originals", "abstract"),
            ("papers", "scope"), ("papers", "language"), ("papers", "type"),
        ])
    func textsThatAreNone(table: String, column: String) throws {
        try write("INSERT OR IGNORE INTO originals (paper, abstract) VALUES (1, 'was'), (2, 'too')")
        for bytes in ["ff41", "410042"] {
            try write("UPDATE \(table) SET \(column) = CAST(x'\(bytes)' AS TEXT) WHERE rowid = 1")
            let archive = try Archive(path: path, opening: .existing)
            let found = try archive.examine()
            #expect(found.map(\.problem).contains(.fields(table: table, column: column)))
            #expect(found.allSatisfy { $0.isMended }, "\(found)")
            #expect(try archive.examine() == [])
            try archive.close()
        }
    }

    @Test(
        "scores that are no probabilities are an error where they are read, and removed by the doctor",
        arguments: ["7fc00000", "40000000", "bf800000", "7f800000", "80000000"])
    func scoresThatAreNone(pattern: String) throws {
        try write(
            "UPDATE classifications SET scores = CAST(x'\(pattern)' || substr(scores, 5) AS BLOB) WHERE paper = 1 AND model = 1"
        )
        let misfit = fault { _ = try $0.dayCounts(by: .listed, model: "first") }
        #expect(misfit == "'scores' of paper 1 holds what does not fit the topics of its model")
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine() == [DoctorFinding(problem: .classifications, count: 1, isMended: true)])
        _ = try archive.dayCounts(by: .listed, model: "first")
    }

    @Test("topics of a model that are not those it has are an error")
    func topicsThatAreOthers() throws {
        try write("UPDATE models SET topics = '[\"nets\",\"agents\",\"other\"]' WHERE fingerprint = 'first'")
        let others = fault { try InventedArchive.classifyAgain($0) }
        #expect(others?.hasPrefix("the topics of model first") ?? false)
        try write("UPDATE models SET topics = '[\"nets\",\"nets\",\"speech\"]' WHERE fingerprint = 'first'")
        let twice = fault { _ = try $0.dayCounts(by: .listed, model: "first") }
        #expect(twice?.contains("a topic twice") ?? false)
    }

    @Test(
        "what SQLite and the search note of themselves is written anew",
        arguments: [
            "UPDATE search_config SET v = 'snippet(1)' WHERE k = 'rank'",
            "DELETE FROM search_config WHERE k = 'rank'", "UPDATE search_config SET v = 4194304 WHERE k = 'hashsize'",
            "UPDATE sqlite_sequence SET seq = 9223372036854775807", "DELETE FROM sqlite_sequence",
            "UPDATE grdb_migrations SET identifier = 'x' WHERE identifier LIKE '2%'",
        ])
    func notesAreWrittenAnew(sql: String) throws {
        try write(sql)
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine().map(\.problem.name) == ["upkeep"])
        #expect(try archive.examine() == [])
        try InventedArchive.label(archive)
    }

    @Test("what earlier programs noted of the search stays as it is") func formerNotesStay() throws {
        let former = "UPDATE search_config SET v = 16777216 WHERE k = 'hashsize'"
        try write(former)
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine() == [])
        try archive.save([Paper(title: "Former nets")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        #expect(try archive.search(try SearchQuery("former"), model: nil).total == 1)
        let noted = try archive.read {
            try Int.fetchOne($0, sql: "SELECT v FROM search_config WHERE k = 'hashsize'")
        }
        #expect(noted == 16_777_216)
    }

    @Test("a log that says it is full is damaged, not a full disk") func aLogThatSaysItIsFull() throws {
        try write("UPDATE sqlite_sequence SET seq = 9223372036854775807")
        let full = fault { try InventedArchive.label($0) }
        #expect(full?.contains("the log of labels") ?? false)
    }

    @Test("numbers of a listing that are beyond all counting are none")
    func numbersBeyondCounting() throws {
        let archive = try Archive(path: path, opening: .existing)
        let paper = Paper(
            id: "2501.77777", title: "Much", listed: PaperDate(CalendarDay(daysSinceEpoch: .max), .stated),
            authorCount: .max, upvotes: .max, comments: .min)
        try archive.save([paper], source: "s", format: "f", importedOn: try day("2025-06-01"))
        let stored = try #require(try archive.paper(withID: "2501.77777")).paper
        #expect([stored.upvotes, stored.comments, stored.authorCount] == [nil, nil, nil])
        #expect(stored.listed == nil)
    }
}

extension InventedArchive {
    /// A model classifies a paper once more.
    static func classifyAgain(_ archive: Archive) throws {
        try archive.save([Paper(title: "One More")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        let papers = try archive.unclassified(model: "first")
        try archive.saveClassifications(
            papers.map { ($0.id, Classification(topics: [], primary: nil)) }, model: "first", topics: topics)
    }
}
