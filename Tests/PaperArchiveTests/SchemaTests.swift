import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Archives whose schema another program has changed.
@Suite struct SchemaTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("archive.sqlite")
        let archive = try folder.archive()
        try InventedArchive.fill(archive)
        try archive.close()
    }

    /// What another program does to the file.
    private func alter(_ sql: String, _ path: String? = nil) throws {
        let queue = try DatabaseQueue(path: path ?? self.path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
            try database.execute(sql: sql)
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
    }

    private func faults(_ error: ArchiveError?) -> [String] {
        if case .alteredSchema(_, let faults)? = error { faults.map(\.description) } else { [] }
    }

    private func openingFaults(_ path: String? = nil) -> [String] {
        faults(archiveError { _ = try Archive(path: path ?? self.path, opening: .existing) })
    }

    private func writingError() -> ArchiveError? {
        archiveError {
            let archive = try Archive(path: path, opening: .existing)
            try archive.save([Paper(title: "More")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        }
    }

    @Test("what the steps say is what SQLite makes of them", arguments: 1...ArchiveSchema.version)
    func theStepsSayWhatSQLiteMakes(version: Int) throws {
        let told = SchemaObjects(after: ArchiveSchema.steps.prefix(version)).objects
        let made = try ArchiveSchema.made(version).objects
        #expect(Set(told.keys) == Set(made.keys))
        for (name, object) in made { #expect(told[name] == object) }
    }

    private static let endless = "WITH RECURSIVE x (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x) SELECT i FROM x"

    @Test(
        "what would be run by the program's writing is refused and named, and nothing is written",
        arguments: [
            (
                "CREATE TRIGGER e AFTER INSERT ON sightings BEGIN DELETE FROM papers; END",
                "the trigger 'e' on 'sightings' is not one of trends"
            ),
            (
                "CREATE TRIGGER e AFTER INSERT ON search_config BEGIN DELETE FROM papers; END",
                "the trigger 'e' on 'search_config' is not one of trends"
            ),
            (
                """
                CREATE TABLE child (paper INTEGER REFERENCES papers (id) ON DELETE CASCADE);
                CREATE TRIGGER e AFTER DELETE ON child BEGIN DELETE FROM texts; END
                """, "the trigger 'e' on 'child' is not one of trends"
            ),
            ("DROP TRIGGER labels_stay", "the trigger 'labels_stay' on 'labels' is missing"),
            ("CREATE INDEX i ON papers (abs(upvotes))", "the index 'i' on 'papers' is not one of trends"),
            ("CREATE INDEX i ON papers (upvotes) WHERE upvotes > 3", "the index 'i' on 'papers' is not one of trends"),
            ("CREATE UNIQUE INDEX i ON listings (format, name)", "the index 'i' on 'listings' is not one of trends"),
            ("DROP INDEX papers_by_doi", "the index 'papers_by_doi' on 'papers' is missing"),
            (
                "DROP INDEX papers_by_doi; CREATE INDEX papers_by_doi ON papers (sources)",
                "the index 'papers_by_doi' on 'papers' is not as trends makes it"
            ),
        ])
    func whatWouldBeRunIsRefused(sql: String, fault: String) throws {
        try alter(sql)
        let bytes = try folder.bytes(of: "archive.sqlite")
        #expect(faults(writingError()) == [fault])
        let archive = try Archive(path: path, opening: .existing)
        #expect(
            try archive.examine().map { "\($0)" } == [
                "\(fault): not mended; what can be read can be saved into a new file"
            ])
        // It can be read, and saved into a new archive.
        #expect(try archive.search(SearchQuery("nets")).total > 0)
        #expect(try Archive.recover(path, into: folder.file("new")).lost == 0)
        try archive.close()
        #expect(try folder.bytes(of: "archive.sqlite") == bytes)
    }

    @Test(
        "what is read must be the program's tables",
        arguments: [
            "papers", "texts", "sightings", "listings", "models", "classifications", "labels", "identifiers",
            "originals", "fingerprints", "search",
        ])
    func whatIsReadMustBeTables(table: String) throws {
        try alter("ALTER TABLE \(table) RENAME TO other; CREATE VIEW \(table) AS \(Self.endless)")
        #expect(openingFaults().contains("the view '\(table)' is not as trends makes it"))
        if table != "models", table != "classifications", table != "search" {
            let error = archiveError { _ = try Archive.recover(path, into: folder.file("new")) }
            #expect(!faults(error).isEmpty)
        }
    }

    @Test("a table that is another one is refused")
    func aTableThatIsAnotherOneIsRefused() throws {
        try alter("ALTER TABLE papers ADD COLUMN more INTEGER AS (abs(upvotes))")
        #expect(openingFaults(path) == ["the table 'papers' is not as trends makes it"])
    }

    @Test(
        "what others added under names of their own is left alone, and never run",
        arguments: [
            "CREATE TABLE notes (paper INTEGER PRIMARY KEY REFERENCES papers (id), note TEXT)",
            "CREATE TABLE notes (n TEXT CHECK (abs(-9223372036854775808)))",
            "CREATE TABLE notes (n); CREATE TRIGGER e AFTER INSERT ON notes BEGIN DELETE FROM papers; END",
            "CREATE VIEW mine AS \(endless)", "CREATE VIEW titles AS SELECT * FROM papers JOIN texts ON paper = id",
            "CREATE INDEX i ON papers (upvotes)", "CREATE INDEX i ON papers (source_id COLLATE NOCASE)", "ANALYZE",
        ])
    func whatOthersAddedIsLeftAlone(sql: String) throws {
        try alter(sql)
        #expect(writingError() == nil)
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.examine() == [])
        _ = try archive.vacuum()
        #expect(try archive.info().papers == 8)
    }

    @Test("what is changed while an archive is open is refused too")
    func whatIsChangedWhileItIsOpenIsRefused() throws {
        let archive = try Archive(path: path, opening: .existing)
        _ = try archive.info()
        try alter("CREATE TRIGGER e AFTER INSERT ON sightings BEGIN DELETE FROM papers; END")
        let error = archiveError {
            try archive.save([Paper(title: "More")], source: "s", format: "f", importedOn: try day("2025-06-01"))
        }
        #expect(faults(error) == ["the trigger 'e' on 'sightings' is not one of trends"])
        try alter("DROP TRIGGER e")
        try archive.save([Paper(title: "More")], source: "s", format: "f", importedOn: try day("2025-06-01"))
    }

    @Test(
        "an older archive is checked before it is brought up to date", arguments: ["schema-1", "schema-2", "schema-3"])
    func anOlderArchiveIsChecked(name: String) throws {
        let fixture = try #require(
            Bundle.module.url(forResource: name, withExtension: "sqlite", subdirectory: "Fixtures"))
        let path = folder.file(name)
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: path))
        try alter("CREATE TRIGGER e AFTER INSERT ON papers BEGIN DELETE FROM papers; END", path)
        let bytes = try folder.bytes(of: name)
        #expect(openingFaults(path) == ["the trigger 'e' on 'papers' is not one of trends"])
        #expect(try folder.bytes(of: name) == bytes)
        try alter("DROP TRIGGER e; CREATE VIEW mine AS SELECT * FROM papers", path)
        #expect(try Archive(path: path, opening: .existing).examine() == [])
    }

    @Test("a version that the tables contradict is refused", arguments: [-1, 0, 1, 3])
    func aVersionThatTheTablesContradictIsRefused(version: Int) throws {
        try alter("PRAGMA user_version = \(version)")
        let error = try #require(archiveError { _ = try Archive(path: path, opening: .existing) })
        switch error {
        case .alteredSchema(_, let faults): #expect(!faults.isEmpty)
        case .newerSchema(_, let found, _): #expect(version == -1 && found == 0xffff_ffff)
        default: Issue.record("\(error)")
        }
    }

    @Test("a connection runs nothing of a file that is not harmless, and writes to no index behind its back")
    func aConnectionRunsNothing() throws {
        let archive = try Archive(path: path, opening: .existing)
        func refuses(_ sql: String) -> Bool {
            archiveError { try archive.withoutTransaction { try $0.execute(sql: sql) } } != nil
        }
        #expect(refuses("SELECT load_extension('none')"))
        #expect(refuses("UPDATE search_config SET v = 'x'"))
        #expect(refuses("DELETE FROM sqlite_schema"))
        func value(_ pragma: String) throws -> Int? {
            try archive.withoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(pragma)") }
        }
        #expect(try value("trusted_schema") == 0)
        #expect(try value("cell_size_check") == 1)
    }

    @Test(
        "a table that would answer in place of a function of SQLite is refused, to read too",
        arguments: [
            """
            CREATE VIRTUAL TABLE pragma_index_list USING fts5 (name, "unique", partial, t);
            INSERT INTO pragma_index_list VALUES ('zz', 0, 0, 'identifiers');
            CREATE UNIQUE INDEX zz ON identifiers (is_doi)
            """, "CREATE TABLE json_each (x)", "CREATE VIEW JSON_TREE AS SELECT 1",
            "CREATE TABLE pragma_index_xinfo (cid, coll)",
        ])
    func functions(sql: String) throws {
        // Where an index of ours cannot be made any more, that is told too.
        try alter("DELETE FROM identifiers; " + sql)
        #expect(!openingFaults().isEmpty)
    }

    @Test("a view under another name than its statement says is refused, and nothing is saved from it")
    func misnamed() throws {
        let view =
            "CREATE VIEW texts AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
        try alter(
            """
            PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE tbl_name = 'texts';
            INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('view', 'zzz', 'zzz', 0, '\(view)')
            """)
        #expect(archiveError { _ = try Archive(path: path, opening: .existing) } != nil)
        #expect(
            !faults(archiveError { _ = try Archive.recover(path, into: folder.file("new")) }).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder.file("new")))
    }

    @Test("no object of any schema is taken for a misnamed one", arguments: 1...ArchiveSchema.version)
    func names(version: Int) throws { #expect(try ArchiveSchema.made(version).misnamed.isEmpty) }

    @Test("a sighting is looked up by the index that keeps it once") func sightingIndex() throws {
        let queue = try DatabaseQueue(path: path)
        let plan = try queue.read {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(PaperTables.sightingQuery)", arguments: [1, 1, 1])
        }
        #expect(try plan.allSatisfy { try $0.value(3, as: String.self).contains("sightings_once") })
    }

    @Test(
        "what is no file in the place of a journal or a log is told, and not waited for", arguments: ["journal", "wal"])
    func companions(suffix: String) throws {
        #expect(unsafe mkfifo(path + "-" + suffix, 0o600) == 0)
        guard case .ioFailure(_, let reason)? = archiveError({ _ = try Archive(path: path, opening: .existing) }) else {
            Issue.record("it is opened")
            return
        }
        #expect(reason.contains("archive.sqlite-\(suffix)"))
    }
}
