import Foundation
import PaperArchive
import Papers
import ReadableText
import TestSupport
import Testing

/// What cannot be opened is refused by name, and keeps its bytes.
@Suite struct ArchiveRefusalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func error(_ name: String, _ opening: Archive.Opening = .existing) -> ArchiveError? {
        archiveError { _ = try Archive(path: folder.file(name), opening: opening, wait: 0.1) }
    }

    /// A closed archive of 300 papers, as bytes.
    private func sampleBytes() throws -> [UInt8] {
        let archive = try folder.archive("sample")
        var random = RandomPapers(seed: 4)
        try archive.save(random.identified(300), source: "s", format: "f", importedOn: try day("2025-06-01"))
        try archive.close()
        return try folder.bytes(of: "sample")
    }

    /// Both ways of opening refuse the bytes with the same error and change nothing.
    private func expectRefusal(_ bytes: [UInt8], _ expected: (String) -> ArchiveError) throws {
        try folder.write("given", bytes)
        let names = try folder.names()
        #expect(error("given", .existing) == expected(folder.file("given")))
        #expect(error("given", .createIfMissing) == expected(folder.file("given")))
        #expect(try folder.bytes(of: "given") == bytes)
        #expect(try folder.names() == names)
    }

    @Test("a missing file is not made") func aMissingFileIsNotMade() throws {
        #expect(error("none") == .notFound(path: folder.file("none")))
        #expect(error("no/folder/none") == .notFound(path: folder.file("no/folder/none")))
        #expect(try folder.names().isEmpty)
    }

    @Test("missing folders are made for a new archive") func missingFoldersAreMadeForANewArchive() throws {
        let archive = try Archive(path: folder.file("a/b/c.sqlite"), opening: .createIfMissing)
        #expect(try archive.info().papers == 0)
    }

    @Test(
        "a text is no database", arguments: ["These are notes, not a database.\n", "x", "SQLite format 2 is long gone"])
    func aTextIsNoDatabase(text: String) throws {
        try expectRefusal(Array(text.utf8)) { .notADatabase(path: $0) }
    }

    @Test("an empty file is no archive but may become one") func anEmptyFileIsNoArchiveButMayBecomeOne() throws {
        try folder.write("empty", [])
        #expect(error("empty") == .notFound(path: folder.file("empty")))
        #expect(error("empty", .createIfMissing) == nil)
        #expect(error("empty") == nil)
    }

    @Test("a folder or a device is no database") func aFolderOrADeviceIsNoDatabase() throws {
        #expect(error("") == .notADatabase(path: folder.file("")))
        #expect(
            archiveError { _ = try Archive(path: "/dev/null", opening: .createIfMissing) }
                == .notADatabase(path: "/dev/null"))
    }

    @Test("a database of another program is foreign", arguments: [0, 0x0f05_5111])
    func aDatabaseOfAnotherProgramIsForeign(application: UInt32) throws {
        var bytes = try sampleBytes()
        for index in 0..<4 { bytes[68 + index] = UInt8(truncatingIfNeeded: application >> (24 - 8 * UInt32(index))) }
        try expectRefusal(bytes) { .foreignDatabase(path: $0) }
    }

    @Test("a newer schema is refused") func aNewerSchemaIsRefused() throws {
        var bytes = try sampleBytes()
        bytes[63] = 12
        try expectRefusal(bytes) { .newerSchema(path: $0, found: 12, known: 11) }
    }

    @Test("a file cut short is damaged", arguments: [40, 99, 100, 4_096, 20_000])
    func aFileCutShortIsDamaged(length: Int) throws {
        let bytes = try sampleBytes()
        let detail = length < 100 ? "the file ends after \(length) bytes" : "it has \(length) bytes of \(bytes.count)"
        try expectRefusal(Array(bytes.prefix(length))) { .corrupted(path: $0, detail: detail) }
    }

    @Test("overwritten pages are found and never trap") func overwrittenPagesAreFoundAndNeverTrap() throws {
        let bytes = try sampleBytes()
        var random = RandomPapers(seed: 9)
        var found = 0
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<40 { damaged[random.number(100...bytes.count - 1)] = UInt8(random.number(0...255)) }
            try folder.write("damaged", damaged)
            let error = archiveError {
                let archive = try Archive(path: folder.file("damaged"), opening: .existing)
                try archive.checkIntegrity()
                _ = try Contents(archive)
            }
            if case .corrupted = error { found += 1 }
        }
        // Changed letters of a title contradict nothing; changed structure does.
        #expect(found > 40)
    }

    @Test("a file in place of a folder prevents creation") func aFileInPlaceOfAFolderPreventsCreation() throws {
        try folder.write("file", [1])
        let path = folder.file("file/archive.sqlite")
        let error = archiveError { _ = try Archive(path: path, opening: .createIfMissing) }
        guard case .cannotCreate(path, let reason) = error else {
            Issue.record("expected cannotCreate, but got \(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test("a place without files prevents creation") func aPlaceWithoutFilesPreventsCreation() {
        let error = archiveError { _ = try Archive(path: "/proc/archive.sqlite", opening: .createIfMissing) }
        guard case .cannotCreate("/proc/archive.sqlite", _) = error else {
            Issue.record("expected cannotCreate, but got \(String(describing: error))")
            return
        }
    }

    /// The superuser may write everywhere, so for it there is nothing to see.
    @Test("a read only file can be read but not written", .enabled(if: geteuid() != 0))
    func aReadOnlyFileCanBeReadButNotWritten() throws {
        try folder.write("fixed", try sampleBytes())
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("fixed"))
        let archive = try Archive(path: folder.file("fixed"), opening: .existing)
        #expect(try archive.info().papers == 300)
        let today = try day("2025-06-01")
        let error = archiveError { try archive.save([Paper(title: "T")], source: "s", format: "f", importedOn: today) }
        #expect(error == .readOnly(path: folder.file("fixed")))
    }

    @Test("an archive in a read only folder can be read but not written", .enabled(if: geteuid() != 0))
    func anArchiveInAReadOnlyFolderCanBeReadButNotWritten() throws {
        try FileManager.default.createDirectory(atPath: folder.file("inner"), withIntermediateDirectories: true)
        try folder.write("inner/archive", try sampleBytes())
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.file("inner"))
        let path = folder.file("inner/archive")
        let today = try day("2025-06-01")
        for opening in [Archive.Opening.existing, .createIfMissing] {
            let archive = try Archive(path: path, opening: opening)
            #expect(try Contents(archive).papers.count == 300)
            #expect(try archive.dayCounts(by: .listed, model: "m").unclassified == 300)
            let error = archiveError {
                try archive.save([Paper(title: "T")], source: "s", format: "f", importedOn: today)
            }
            #expect(error == .readOnly(path: path))
        }
        guard case .cannotCreate? = error("inner/new", .createIfMissing) else {
            Issue.record("expected cannotCreate")
            return
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file("inner"))
    }
}
