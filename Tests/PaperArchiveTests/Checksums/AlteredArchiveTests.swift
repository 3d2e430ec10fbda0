import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Values are changed here behind the program's back, as bits that rot change them.
@Suite struct AlteredArchiveTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let archive = try folder.archive("whole.sqlite")
        try InventedArchive.fill(archive)
        try InventedArchive.label(archive)
        let today = try day("2025-12-21")
        try archive.save(
            [
                Paper(
                    id: "2512.00009", title: "All there is", abstract: "We say all.",
                    published: try stated("2025-12-20"),
                    listed: try inferred("2025-12-20"), version: 2, updated: today, authors: ["A"], authorCount: 1,
                    upvotes: 1, comments: 2, categories: ["cs.LG"], keywords: ["k"], doi: "10.1/a", venue: "V",
                    language: "en", type: "article",
                    original: OriginalText(title: "$All$", abstract: "<p>We"))
            ], source: "all", format: "jsonl", importedOn: today)
        try archive.save(
            [
                Paper(
                    id: "W123", title: "All there is", abstract: "We say all.", published: try stated("2025-12-20"),
                    doi: "10.1/a")
            ],
            source: "more", format: "jsonl", importedOn: today)
        for (number, precision) in [DatePrecision.month, .year].enumerated() {
            let date = PaperDate(try day("2025-11-02"), .stated, precision)
            try archive.save(
                [Paper(id: "2511.0000\(number)", title: "Of no day \(number)", abstract: "We say.", published: date)],
                source: "bib", format: "bibtex", importedOn: today)
        }
        try archive.note([DayList(series: "a", day: today, askedOn: today, papers: 3, isSettled: false)])
        let key = try #require(try archive.paper(withID: "2512.00001")).id
        try archive.propose([
            (key, LabelEntry(topic: "nets", isAbout: true, day: today)),
            (key, LabelEntry(topic: "wide", isAbout: false, day: today)),
        ])
        try archive.noteShownTopics([("agents", "Agents")], of: "first")
        try InventedArchive.follow(archive)
        let dated = try archive.datedPapers(by: .published)
        let bare = try archive.numberedTexts(of: dated)
        let isKept = try archive.keep(
            dated.prefix(1).map { ($0.key, $0.stamp, [1, 4, 8]) }, newWords: [Array("net".utf8)[...]],
            after: bare.state)
        #expect(isKept && !dated.isEmpty)
        try archive.close()
    }

    /// A copy of the archive, changed by SQL that no constraint and no trigger stops.
    private func altered(_ statements: [String]) throws -> Archive {
        let path = folder.file("altered.sqlite")
        for name in ["altered.sqlite", "altered.sqlite-wal", "altered.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: folder.file(name))
        }
        try FileManager.default.copyItem(atPath: folder.file("whole.sqlite"), toPath: path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers {
                try database.execute(sql: "DROP TRIGGER \(try trigger.value(0, as: String.self))")
            }
            var failure: (any Error)?
            for statement in statements {
                failure = nil
                do { try database.execute(sql: statement) } catch { failure = error }
                if failure == nil { break }
            }
            if let failure { throw failure }
            for trigger in triggers { try database.execute(sql: try trigger.value(1)) }
        }
        try queue.close()
        return try Archive(path: path, opening: .existing)
    }

    /// All tables that hold what answers rest on, as the file says, with their columns.
    private static let columns: [String] = {
        guard let archive = try? Archive.inMemory() else { return [] }
        let columns = try? archive.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite_%'
                    AND (m.name NOT LIKE 'search_%' OR m.name = 'search_config') ORDER BY 1
                    """)
        }
        return columns ?? []
    }()

    @Test("there are columns to change") func thereAreColumns() { #expect(Self.columns.count > 60) }

    @Test("the doctor names any value that is changed, and blesses none", arguments: columns)
    func theDoctorNamesAnyValue(name: String) throws {
        let parts = name.split(separator: ".").map(String.init)
        let (table, column) = (parts[0], parts[1])
        func statement(_ number: String) -> String {
            """
            UPDATE \(table) SET \(column) = CASE typeof(\(column)) WHEN 'integer' THEN \(number)
                WHEN 'text' THEN \(column) || 'x' ELSE zeroblob(length(\(column))) END
            WHERE \(column) IS NOT NULL
                AND \(column) IS (SELECT max(\(column)) FROM \(table))
            """
        }
        let archive = try altered([
            statement("CASE \(column) WHEN 0 THEN 1 ELSE \(column) - 1 END"), statement("\(column) + 1000000"),
        ])
        let whole = try Archive(path: folder.file("whole.sqlite"), opening: .existing)
        let found = try archive.examine(mending: false)
        #expect(!found.isEmpty)
        let mended = try archive.examine()
        #expect(!mended.isEmpty)
        let left = try archive.examine(mending: false)
        // What is mended is as it was, but for what a model said, which it says again, and a text that is said to be
        // gone.
        if left.isEmpty, !mended.contains(where: { $0.problem == .textless }) {
            #expect(try export(archive) == export(whole))
        }
    }

    @Test(
        "the doctor misses any row that is gone",
        arguments: [
            "papers", "texts", "originals", "fingerprints", "identifiers", "sightings", "labels", "listings", "models",
            "classifications", "checksum_totals", "grdb_migrations", "day_lists", "shown_topics",
            "watches", "marks", "told", "proposed_labels",
        ])
    func theDoctorMissesAnyRow(table: String) throws {
        let key = ["papers", "sightings", "listings", "models"].contains(table) ? "id" : "rowid"
        let isKeyed = !["fingerprints", "identifiers", "classifications", "checksum_totals", "search_config"]
            .contains(table)
        let condition = isKeyed ? "WHERE \(key) = (SELECT max(\(key)) FROM \(table))" : ""
        let archive = try altered(["DELETE FROM \(table) \(condition)"])
        #expect(try archive.examine(mending: false) != [])
    }

    private func export(_ archive: Archive) throws -> String {
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        guard case .corrupted(_, let detail)? = archiveError(body) else { return nil }
        return detail
    }

    @Test(
        "a paper that is not what was written is refused by whatever reads it, and named",
        arguments: [
            "UPDATE papers SET upvotes = 13 WHERE source_id = '2512.00001'",
            "UPDATE texts SET title = 'Wide Nets Learn Slowlx' WHERE title = 'Wide Nets Learn Slowly'",
        ])
    func anAlteredPaperIsRefused(sql: String) throws {
        let archive = try altered([sql])
        let words = "the stored fields of paper 2512.00001 are not those that were written"
        #expect(refusal { _ = try archive.paper(withID: "2512.00001") } == words)
        #expect(refusal { _ = try archive.forEachBatch { _ in } } == words)
        #expect(refusal { _ = try archive.export { _ in } } == words)
        #expect(refusal { _ = try archive.search(try SearchQuery("slow* OR wide")) } == words)
        #expect(
            refusal {
                _ = try archive.classifiedPapers(
                    model: "first", from: try day("2020-01-01"), through: try day("2030-01-01"), by: .published)
            } == words)
        // Nor is it completed by a listing, which would make it right to look at.
        let paper = Paper(id: "2512.00001", title: "Wide Nets Learn Slowly", abstract: "Other", upvotes: 99)
        #expect(
            refusal { try archive.save([paper], source: "s", format: "f", importedOn: try day("2026-01-01")) } == words)
        #expect(try archive.paper(withID: "2512.00002") != nil)
    }

    @Test(
        "what nobody can know is said and left",
        arguments: [
            ("UPDATE texts SET keywords = '{' WHERE paper = 4", [DoctorFinding.Problem.values(column: "keywords")]),
            ("UPDATE papers SET sources = '99' WHERE id = 4", [.values(column: "sources")]),
            ("UPDATE texts SET title = 'Changed' WHERE paper = 4", [.searchIndex]),
            ("UPDATE papers SET upvotes = 13 WHERE id = 4", []),
            (
                "UPDATE sightings SET listed_day = 9223372036854775807 WHERE paper = 4",
                [
                    .fields(table: "sightings", column: "listed_day")
                ]
            ),
        ])
    func whatNobodyCanKnow(sql: String, problems: [DoctorFinding.Problem]) throws {
        let archive = try altered([sql])
        let altered = DoctorFinding(problem: .alteredPapers(names: ["2512.00001"]), count: 1, isMended: false)
        let found = try archive.examine(mending: false)
        #expect(found.map(\.problem) == problems + [altered.problem])
        let mended = try archive.examine()
        #expect(mended.map(\.problem) == problems + [altered.problem])
        #expect(try archive.examine() == [altered])
    }

    @Test("what follows a changed history is as visible as before") func aChangedHistoryStays() throws {
        let archive = try altered(["UPDATE sightings SET is_search = 1 WHERE paper = 4"])
        let found = DoctorFinding(problem: .alteredPapers(names: ["2512.00001"]), count: 1, isMended: false)
        #expect(try archive.examine() == [found])
        try InventedArchive.fill(archive)
        try archive.save(
            [Paper(id: "2512.00001", title: "Wide Nets Learn Slowly")], source: "new", format: "f",
            importedOn: try day("2026-01-01"))
        #expect(try archive.examine() == [found])
        #expect(
            refusal { _ = try archive.export { _ in } }
                == "the stored sightings or names of paper 2512.00001 are not those that were written")
    }

    @Test(
        "counts refuse a classification that is not what was written, or is missing",
        arguments: [
            "UPDATE classifications SET scores = zeroblob(15) WHERE paper = 2 AND model = 1",
            "UPDATE classifications SET primary_topic = 1 - primary_topic WHERE primary_topic < 2 AND model = 1",
            "DELETE FROM classifications WHERE paper = 3 AND model = 1",
        ])
    func countsRefuse(sql: String) throws {
        let archive = try altered([sql])
        #expect(refusal { _ = try archive.dayCounts(by: .published, model: "first") } != nil)
        #expect(try archive.dayCounts(by: .published, model: "second").days != [])
        // What a model says can be made again: the doctor mends it.
        #expect(try archive.examine().allSatisfy { $0.isMended })
        #expect(try archive.examine() == [])
        _ = try archive.dayCounts(by: .published, model: "first")
    }

    @Test("a word of a person that is not what was said is refused") func anAlteredLabelIsRefused() throws {
        let archive = try altered(["UPDATE labels SET is_about = 1 - is_about WHERE sequence = 1"])
        #expect(refusal { _ = try archive.givenTopics() } != nil)
        #expect(refusal { _ = try archive.dayCounts(by: .published, model: "first") } != nil)
        #expect(try archive.examine().map(\.problem) == [.alteredRows(table: "labels")])
    }

    @Test("an export that would leave a paper out is refused") func aLostPaperIsRefused() throws {
        let archive = try altered(["DELETE FROM papers WHERE source_id = 'local-7'"])
        #expect(refusal { _ = try archive.export { _ in } } == "10 rows of 'papers' were found, but 11 were written")
    }

    @Test("saving what can be read leaves out what was not written") func recoveryLeavesOut() throws {
        let archive = try altered(["UPDATE papers SET upvotes = 13 WHERE source_id = '2512.00001'"])
        try archive.close()
        let result = try Archive.recover(folder.file("altered.sqlite"), into: folder.file("new.sqlite"))
        #expect(result == RecoveryResult(whole: 10, bare: 0, lost: 1))
        let new = try Archive(path: folder.file("new.sqlite"), opening: .existing)
        #expect(try new.examine() == [])
        #expect(try new.paper(withID: "2512.00001") == nil)
    }
}
