import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Archives are damaged here by SQL behind the program's back, as older programs may have written them: the checksums
/// are of what is there. `AlteredArchiveTests` damages what the checksums tell.
@Suite struct DoctorTests {
    private let folder: TemporaryFolder
    private let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
        try InventedArchive.fill(archive)
    }

    private func damage(_ sql: String) throws {
        try archive.withoutTransaction {
            try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(sql); PRAGMA foreign_keys = ON")
            try $0.execute(sql: "DELETE FROM checksum_totals")
            try ChecksumMigration.fill($0, .papers)
        }
    }

    @Test("an archive in order has no findings and keeps its bytes")
    func anArchiveInOrderHasNoFindingsAndKeepsItsBytes() throws {
        try archive.close()
        let bytes = try folder.bytes(of: "archive.sqlite")
        let again = try folder.archive()
        #expect(try again.examine() == [])
        #expect(try again.examine(mending: false) == [])
        try again.close()
        #expect(try folder.bytes(of: "archive.sqlite") == bytes)
    }

    @Test(
        "finds and mends",
        arguments: [
            ("UPDATE papers SET fingerprint = fingerprint + 1 WHERE id < 3", [DoctorFinding.Problem.fingerprints]),
            ("DELETE FROM texts WHERE paper = 2", [.textless, .fingerprints, .searchIndex]),
            ("INSERT INTO fingerprints VALUES (1, 2, 99)", [.orphans(table: "fingerprints")]),
            ("INSERT INTO sightings VALUES (99, 1, 77, NULL, NULL, 0, 20000)", [.orphans(table: "sightings")]),
            ("UPDATE classifications SET scores = x'00' WHERE paper = 1", [.classifications]),
            ("UPDATE classifications SET primary_topic = 7 WHERE paper = 1 AND model = 1", [.classifications]),
            ("UPDATE models SET topics = 'none' WHERE id = 1", [.classifications]),
            ("UPDATE texts SET keywords = '{' WHERE paper = 4", [.values(column: "keywords")]),
            ("UPDATE papers SET sources = '99' WHERE id = 1", [.values(column: "sources")]),
            ("UPDATE texts SET extra = 'tx' WHERE paper = 1", [.values(column: "extra")]),
            (
                "UPDATE texts SET title = 'Changed' WHERE paper = 1",
                [.fingerprints, .values(column: "extra"), .searchIndex]
            ),
            ("INSERT INTO search (search, rowid, title) VALUES ('delete', 1, 'wide')", [.searchIndex]),
        ])
    func findsAndMends(sql: String, problems: [DoctorFinding.Problem]) throws {
        try damage(sql)
        let found = try archive.examine(mending: false)
        #expect(found.first?.problem == problems.first)
        #expect(found.allSatisfy { !$0.isMended && !$0.description.contains("\n") })
        let mended = try archive.examine()
        #expect(mended.map(\.problem) == problems)
        #expect(mended.allSatisfy { $0.isMended })
        #expect(try archive.examine() == [])
        _ = try Contents(archive)
        _ = try archive.classifiedPapers(
            model: "first", from: try day("2020-01-01"), through: try day("2030-01-01"), by: .published)
    }

    @Test("an index is built anew") func anIndexIsBuiltAnew() throws {
        try archive.close()
        // The index was built by another column than that of which it claims to be again.
        let queue = try DatabaseQueue(path: folder.file("archive.sqlite"))
        for (column, sql) in [("upvotes", "REINDEX papers_by_listed_day"), ("listed_day", "")] {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA writable_schema = ON")
                try database.execute(
                    sql: "UPDATE sqlite_master SET sql = ? WHERE name = 'papers_by_listed_day'",
                    arguments: ["CREATE INDEX papers_by_listed_day ON papers (\(column))"])
                try database.execute(sql: "PRAGMA writable_schema = RESET")
                if !sql.isEmpty { try database.execute(sql: sql) }
            }
        }
        try queue.close()
        let again = try folder.archive()
        let findings = try again.examine()
        #expect(findings.map(\.problem) == [.index])
        #expect(findings.allSatisfy { $0.isMended })
        #expect(try again.examine() == [])
    }

    @Test("labels that belong to nothing stay") func labelsThatBelongToNothingStay() throws {
        let key = try #require(try archive.paper(withID: "local-7")).id
        try archive.appendLabels([(key, LabelEntry(topic: "nets", isAbout: true, day: try day("2025-12-20")))])
        try damage("DELETE FROM papers WHERE source_id = 'local-7'")
        let findings = try archive.examine()
        #expect(findings.first { $0.problem == .orphans(table: "labels") }?.isMended == false)
        #expect(throws: (any Error).self) { try damage("DELETE FROM labels") }
        #expect(throws: (any Error).self) { try damage("UPDATE labels SET is_about = 0") }
    }

    @Test("a damaged file is a finding") func aDamagedFileIsAFinding() throws {
        try archive.close()
        var bytes = try folder.bytes(of: "archive.sqlite")
        for index in 20_000..<28_000 { bytes[index] = 0x5a }
        try folder.write("damaged", bytes)
        let damaged = try Archive(path: folder.file("damaged"), opening: .existing)
        let findings = try damaged.examine()
        #expect(findings.count == 1 && findings.allSatisfy { !$0.isMended })
    }

    @Test("a vacuum gives room back") func aVacuumGivesRoomBack() throws {
        var random = RandomPapers(seed: 2)
        try archive.save(random.identified(400), source: "s", format: "f", importedOn: try day("2025-06-01"))
        let contents = try Contents(archive)
        try damage(
            "DELETE FROM papers WHERE id > 100; DELETE FROM texts WHERE paper > 100; DELETE FROM sightings WHERE "
                + "paper > 100"
        )
        _ = try archive.examine()
        let result = try archive.vacuum()
        #expect(result.after < result.before)
        #expect(try archive.examine() == [])
        #expect(try Contents(archive) != contents)
    }

    @Test("a read only archive is examined by nobody") func aReadOnlyArchiveIsExaminedByNobody() throws {
        // As an immutable file: the doctor writes, and says that it cannot.
        try archive.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("archive.sqlite"))
        if FileManager.default.isWritableFile(atPath: folder.file("archive.sqlite")) { return }
        let fixed = try Archive(path: folder.file("archive.sqlite"), opening: .existing)
        #expect(archiveError { _ = try fixed.examine() } == .readOnly(path: folder.file("archive.sqlite")))
    }

    @Test("a reader that stays is not waited for, and the size is that of the archive")
    func aReaderIsNotWaitedFor() throws {
        let archive = try Archive(path: folder.file("archive.sqlite"), opening: .existing, wait: 3_600)
        let reader = try DatabaseQueue(path: folder.file("archive.sqlite"))
        try reader.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN; SELECT count(*) FROM papers")
            try archive.save([Paper(title: "More")], source: "s", format: "f", importedOn: try day("2025-06-01"))
            #expect(
                try archive.examine().contains(DoctorFinding(problem: .busyLog, count: 1, isMended: false)))
            let vacuumed = try archive.vacuum()
            #expect(vacuumed.inLog > 0)
            try database.execute(sql: "COMMIT")
            #expect(try archive.examine() == [])
            #expect(try folder.bytes(of: "archive.sqlite").count == vacuumed.after)
        }
        #expect(try archive.vacuum().inLog == 0)
    }
}
