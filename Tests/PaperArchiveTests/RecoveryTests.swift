import Foundation
import GRDB
import ReadableText
import TestSupport
import Testing

@testable import PaperArchive

@Suite struct RecoveryTests {
    private let folder: TemporaryFolder
    private let contents: Contents
    private let bytes: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        let archive = try folder.archive()
        try InventedArchive.fill(archive)
        var random = RandomPapers(seed: 3)
        try archive.save(random.identified(600), source: "s", format: "f", importedOn: try day("2025-06-01"))
        contents = try Contents(archive)
        try archive.close()
        bytes = try folder.bytes(of: "archive.sqlite")
    }

    private func recovered(_ bytes: [UInt8]) throws -> (result: RecoveryResult, contents: Contents) {
        try folder.write("damaged", bytes)
        let result = try Archive.recover(folder.file("damaged"), into: folder.file("new"))
        #expect(try folder.bytes(of: "damaged") == bytes)
        let archive = try Archive(path: folder.file("new"), opening: .existing)
        #expect(try archive.examine() == [])
        return (result, try Contents(archive))
    }

    @Test("of an archive in order all is saved") func ofAnArchiveInOrderAllIsSaved() throws {
        let (result, found) = try recovered(bytes)
        #expect(result == RecoveryResult(whole: contents.entries.count, bare: 0, lost: 0))
        #expect(found == contents)
    }

    @Test("watches and marks are saved too") func followed() throws {
        let archive = try folder.archive("followed.sqlite")
        try InventedArchive.fill(archive)
        try InventedArchive.follow(archive)
        let (watches, marks) = (try archive.watches(), try archive.markedPapers().map(\.marks))
        try archive.close()
        _ = try recovered(try folder.bytes(of: "followed.sqlite"))
        let saved = try Archive(path: folder.file("new"), opening: .existing)
        #expect(try saved.watches() == watches && !watches.isEmpty)
        #expect(try saved.markedPapers().map(\.marks) == marks && !marks.isEmpty)
        // Rows have other numbers there: what was told is told again, rather than nothing.
        #expect(try saved.lastTold() == nil)
    }

    @Test("an archive of the schema before, which has no checksums, is saved too") func theSchemaBefore() throws {
        let fixture = try #require(
            Bundle.module.url(forResource: "schema-4", withExtension: "sqlite", subdirectory: "Fixtures"))
        let (result, found) = try recovered(Array(try Data(contentsOf: fixture)))
        #expect(result == RecoveryResult(whole: found.entries.count, bare: 0, lost: 0))
        let present = try Archive.inMemory()
        try InventedArchive.fill(present)
        try InventedArchive.label(present)
        #expect(try Contents(present) == found)
        let saved = try Archive(path: folder.file("new"), opening: .existing)
        #expect(try saved.labelVerdicts().map(\.topics) == present.labelVerdicts().map(\.topics))
    }

    @Test("an archive of a schema that papers are not saved from is refused with a way on", arguments: 1...3)
    func olderSchemas(version: Int) throws {
        let fixture = try #require(
            Bundle.module.url(forResource: "schema-\(version)", withExtension: "sqlite", subdirectory: "Fixtures"))
        let error = archiveError { _ = try Archive.recover(fixture.path, into: folder.file("new")) }
        #expect(error?.description.contains("any other command brings it up to date") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.file("new")))
    }

    @Test("a damaged page costs what lay on it") func aDamagedPageCostsWhatLayOnIt() throws {
        var damaged = bytes
        // A leaf of a table: through others a table is found at all; and none of the list of tables itself.
        let pages = stride(from: 4_096 * (bytes.count / 4_096 / 2), to: bytes.count, by: 4_096)
        let page = try #require(
            pages.first { page in
                bytes[page] == 0x0d
                    && !String(decoding: bytes[page..<(page + 4_096)], as: UTF8.self).contains("CREATE ")
            })
        for index in page..<(page + 4_096) { damaged[index] = 0x5a }
        let (result, found) = try recovered(damaged)
        #expect(found.entries.count > contents.entries.count / 2)
        #expect(result.whole + result.bare == found.entries.count)
        let known = Set(contents.papers)
        #expect(found.papers.filter { known.contains($0) }.count > found.papers.count * 9 / 10)
    }

    @Test("of a cut file the beginning is saved") func ofACutFileTheBeginningIsSaved() throws {
        // Where a page lies that leads to many others is chance: of a few cuts most leave something.
        let saved = try [60, 70, 80, 90].map { part in
            let cut = Array(bytes.prefix(bytes.count * part / 100 / 4_096 * 4_096))
            try folder.write("damaged", cut)
            #expect(archiveError { _ = try Archive(path: folder.file("damaged"), opening: .existing) } != nil)
            try? FileManager.default.removeItem(atPath: folder.file("new"))
            return (try? recovered(cut).contents.entries.count) ?? 0
        }
        #expect(saved.count { $0 > 0 } >= 2 && saved.max() ?? 0 > 100)
    }

    @Test("nothing is written over") func nothingIsWrittenOver() throws {
        try folder.write("new", [1, 2, 3])
        let error = archiveError { _ = try Archive.recover(folder.file("archive.sqlite"), into: folder.file("new")) }
        #expect(error == .cannotCreate(path: folder.file("new"), reason: "there is a file already"))
        #expect(try folder.bytes(of: "new") == [1, 2, 3])
        #expect(
            archiveError { _ = try Archive.recover(folder.file("none"), into: folder.file("other")) }
                == .notFound(path: folder.file("none")))
    }

    @Test("what was begun and cannot be saved leaves nothing, and another file's name is not taken")
    func nothingIsLeft() throws {
        var damaged = bytes
        for index in 8_192..<damaged.count { damaged[index] = 0 }
        try folder.write("damaged", damaged)
        let before = Set(try folder.names())
        #expect(
            archiveError { _ = try Archive.recover(folder.file("damaged"), into: folder.file("sub/new")) } != nil)
        #expect(Set(try folder.names()).subtracting(before).filter { !$0.hasPrefix("damaged") }.count <= 1)
        let database = try UnfinishedDatabase(at: folder.file("new"))
        try Data("saved".utf8).write(to: URL(fileURLWithPath: database.path))
        try folder.write("new", [1, 2, 3])
        #expect(throws: FileError(path: folder.file("new"), code: EEXIST)) { try database.finish() }
        #expect(try folder.bytes(of: "new") == [1, 2, 3])
    }

    @Test("what is no database is refused") func whatIsNoDatabaseIsRefused() throws {
        try folder.write("notes", Array("notes".utf8))
        #expect(
            archiveError { _ = try Archive.recover(folder.file("notes"), into: folder.file("other")) }
                == .notADatabase(path: folder.file("notes")))
        #expect(!FileManager.default.fileExists(atPath: folder.file("other")))
    }

    @Test("great numbers of rows take no time", arguments: [Int64(1) << 62, .max, .min, -5])
    func greatNumbersOfRows(row: Int64) throws {
        try folder.write("great.sqlite", bytes)
        let queue = try DatabaseQueue(path: folder.file("great.sqlite"))
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            for (table, column) in [
                ("papers", "id"), ("texts", "paper"), ("sightings", "paper"), ("fingerprints", "paper"),
            ] {
                try database.execute(sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = 2", arguments: [row])
            }
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
        let result = try Archive.recover(folder.file("great.sqlite"), into: folder.file("new"))
        #expect(result.whole + result.bare + result.lost == contents.entries.count)
        #expect(result.lost <= 1)
    }

    @Test("numbers of rows come ascending and once, over damage too")
    func numbersOfRowsOverDamage() {
        struct Damage: Error {}
        func source(_ rows: [Int64], broken: ClosedRange<Int64>? = nil) -> SalvagedRows.Source {
            SalvagedRows.Source { start in
                let next = rows.first { $0 >= start }
                if let broken, let next, broken.contains(next) { throw Damage() }
                return next
            }
        }
        let far: Int64 = 1 << 40
        #expect(Array(SalvagedRows([source([1, 3, far]), source([2, 3, .max])])) == [1, 2, 3, far, .max])
        #expect(Array(SalvagedRows([source([])])) == [])
        // From 4 to 5 each number may have been a paper.
        #expect(Array(SalvagedRows([source([1, 3, 5, 7, 8], broken: 4...6)])) == [1, 3, 4, 5, 7, 8])
        // Where the damage is wide, only what another source knows is named.
        let wide = SalvagedRows.Source { start in
            if (2...(1 << 30)).contains(start) { throw Damage() }
            return start < 2 ? 1 : far
        }
        #expect(Array(SalvagedRows([wide, source([5, 9])])) == [1, 5, 9, far])
        #expect(Array(SalvagedRows([source([1, 5], broken: 2...100)])) == [1])
    }
}
